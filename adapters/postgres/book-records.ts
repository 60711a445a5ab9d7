/**
 * The records of money of all tables, in one order: by the moment in which they were written. The keys of a part are found
 * first, each table by its index, and then what stands there: so a part costs the same however many there are.
 */
import type { BookRecord, BookedRefund } from '#domain/finance/book-record.ts';
import type { ReportRange } from '#domain/finance/range.ts';
import { wentBack, type WayBack } from '#domain/finance/went-back.ts';
import type { RecordCursor } from '#domain/ports/finance.ts';
import type { LinesBack, SoldLine } from '#domain/finance/taxed-lines.ts';
import { rappen, type Rappen } from '#domain/shared/money.ts';
import type { Instant, LocalDate } from '#domain/shared/salon-time.ts';
import { printedNumber } from './invoice-rows.ts';
import type { Unit } from './unit.ts';

type Source = {
  readonly kind: string;
  readonly table: string;
  readonly id?: string;
  readonly at: string;
  /** A column with its day; otherwise the day is that of `at`, or of `dayAt`. */
  readonly day?: string;
  readonly dayAt?: string;
  readonly where?: string;
  /** What the record says besides id, moment, day and label; of `x`. */
  readonly data: string;
  readonly label: string;
};

const epoch = (at: string): string => `(extract(epoch from ${at}) * 1000)::float8`;

/** Vouchers that were bought with it are no turnover, and no line here. */
const linesOfOrder = (order: string): string => `(
  select coalesce(jsonb_agg(jsonb_build_object('kind', l.kind, 'name', l.name, 'itemId', l.product_id, 'staffId', null,
    'staffName', null, 'gross', l.unit_price_rappen * l.quantity, 'vatCode', l.vat_code,
    'vatBasisPoints', l.vat_basis_points) order by l.position), '[]')
  from shop_order_line l where l.salon_id = $1 and l.order_id = ${order} and l.kind <> 'voucher')`;
/** Nobody's turnover yet: no more than the rates it is taxed at. */
const linesOfDeposit = (rates: string): string => `(
  select coalesce(jsonb_agg(r || '{"kind": "service", "name": "", "itemId": null, "staffId": null, "staffName": null}'
    order by n), '[]')
  from jsonb_array_elements(${rates}) with ordinality as each (r, n))`;
/**
 * The credit note that was issued with it: it bears the id of the refund. What goes back to a voucher beside money bears
 * another one, and is of the same moment. Vouchers that the note gives back are no turnover.
 */
const creditedWith = (note: string): string => `(
  select jsonb_build_object('note', i.id, 'lines', jsonb_agg(jsonb_build_object('kind', l ->> 'kind',
    'name', coalesce(o.name, l -> 'text'), 'itemId', o.product_id, 'staffId', null, 'staffName', null,
    'gross', - (l ->> 'unitPrice')::int * (l ->> 'quantity')::int, 'vatCode', l ->> 'vatCode',
    'vatBasisPoints', (l ->> 'vatBasisPoints')::int) order by n) filter (where l ->> 'kind' <> 'voucher'))
  from invoice i, jsonb_array_elements(i.content -> 'lines') with ordinality as each (l, n)
  left join shop_order_line o on o.salon_id = $1 and o.order_id = x.order_id and o.position = (l ->> 'position')::int
  where i.salon_id = $1 and i.id = ${note} and i.kind = 'credit_note' and i.order_id = x.order_id
  group by i.id)`;
const NOTE_OF_VOUCHER_BACK = `coalesce((select r.id from refund r
  where r.salon_id = $1 and r.order_id = x.order_id and r.created_at = x.at limit 1), x.id)`;
const VOUCHERS_BOUGHT = `(
  select coalesce(sum(l.unit_price_rappen * l.quantity), 0)::int from shop_order_line l
  where l.salon_id = $1 and l.order_id = x.order_id and l.kind = 'voucher')`;
const FOR = `case when x.order_id is null then jsonb_build_object('kind', 'visit', 'id', x.appointment_id)
  else jsonb_build_object('kind', 'order', 'id', x.order_id) end`;
const dayOfVisit = (visit: string): string =>
  `(select to_char(a.day, 'DD.MM.YYYY') from appointment a where a.salon_id = $1 and a.id = ${visit})`;
const LABEL = `coalesce((select o.number::text from shop_order o where o.salon_id = $1 and o.id = x.order_id),
  ${dayOfVisit('x.appointment_id')})`;

/**
 * Of an order, the payment that paid it: the first that succeeded, unless the order had ended by then and all of it goes
 * back. What is paid for a visit is paid ahead.
 */
export const isCounted = (payment: string): string => `(${payment}.order_id is not null and not exists (
    select from payment q where q.salon_id = ${payment}.salon_id and q.order_id = ${payment}.order_id and q.status = 'succeeded'
      and (q.settled_at, q.id) < (${payment}.settled_at, ${payment}.id))
  and not exists (select from shop_order o where o.salon_id = ${payment}.salon_id and o.id = ${payment}.order_id
    and o.stage = 'cancelled' and o.staged_at <= ${payment}.settled_at))`;

/**
 * What was taken back of the vouchers that were bought with an order, and what has gone back of its money: as money, or to
 * the voucher that had paid a part. Which of it was for which vouchers is worked out beside (domain/finance/went-back.ts).
 */
const historyOf = (order: string): string => `jsonb_build_object(
  'voided', (select coalesce(jsonb_agg(jsonb_build_object('at', ${epoch('m.at')}, 'amount', -m.amount_rappen)), '[]')
    from voucher_move m join voucher v on v.salon_id = m.salon_id and v.id = m.voucher_id
    where m.salon_id = $1 and v.order_id = ${order} and m.kind = 'voided'),
  'back', (select coalesce(jsonb_agg(b), '[]') from (
    select r.id, 'money' as way, ${epoch('r.created_at')} as at, r.amount_rappen as amount,
      case when r.status = 'failed' then ${epoch('r.settled_at')} end as "failedAt"
    from refund r join payment c on c.salon_id = r.salon_id and c.id = r.payment_id
    where r.salon_id = $1 and r.order_id = ${order} and ${isCounted('c')}
    union all
    select m.id, 'voucher', ${epoch('m.at')}, m.amount_rappen, null
    from voucher_move m join shop_order o on o.salon_id = m.salon_id and o.id = m.order_id
    where m.salon_id = $1 and m.order_id = ${order} and m.kind = 'returned' and m.at >= o.paid_at) b))`;

/** As it stood when the refund was made, whatever became of it later. */
const REFUND = `(select jsonb_build_object('for', ${FOR}, 'method', p.method, 'amount', x.amount_rappen,
    'byBank', x.status in ('by_hand', 'transferred'), 'counted', ${isCounted('p')},
    'history', ${historyOf('x.order_id')}, 'lines', ${linesOfOrder('x.order_id')}, 'credited', ${creditedWith('x.id')})
  from payment p where p.salon_id = x.salon_id and p.id = x.payment_id)`;

/**
 * What goes back to a voucher from a paid order takes turnover back, unless the till has taken back the sale, or the order
 * had ended before it was paid.
 */
const VOUCHER_BACK = `case when x.kind = 'returned' and x.order_id is not null and exists (
    select from shop_order o where o.salon_id = $1 and o.id = x.order_id and o.paid_at <= x.at
      and not (o.stage = 'cancelled' and o.staged_at <= o.paid_at)
      and not exists (select from payment p where p.salon_id = $1 and p.order_id = o.id and p.method = 'till'
        and p.status = 'succeeded'))
  then jsonb_build_object('history', ${historyOf('x.order_id')}, 'lines', ${linesOfOrder('x.order_id')},
    'credited', ${creditedWith(NOTE_OF_VOUCHER_BACK)}) end`;

const SOURCES: readonly Source[] = [
  {
    kind: 'sale',
    table: 'sale',
    at: 'x.at',
    day: 'x.day',
    label: 'x.number::text',
    data: `jsonb_build_object('cash', x.cash_rappen, 'card', x.card_rappen, 'twint', x.twint_rappen,
      'deposit', x.deposit_rappen, 'voucher', x.voucher_rappen, 'rounding', x.rounding_rappen, 'tips', x.tips_rappen,
      'vouchersSold', (select coalesce(sum(l.unit_rappen * l.quantity - l.reduction_rappen), 0)
        from sale_line l where l.salon_id = x.salon_id and l.sale_id = x.id and l.kind = 'voucher'),
      'lines', (select coalesce(jsonb_agg(jsonb_build_object(
          'kind', case l.kind when 'order' then 'product' else l.kind end, 'name', l.name,
          'itemId', coalesce(l.service_id, l.product_id), 'staffId', l.staff_id, 'staffName', l.staff_name,
          'gross', l.unit_rappen * l.quantity - l.reduction_rappen, 'vatCode', l.vat_code,
          'vatBasisPoints', l.vat_basis_points) order by l.position), '[]')
        from sale_line l where l.salon_id = x.salon_id and l.sale_id = x.id and l.kind <> 'voucher'))`,
  },
  {
    kind: 'payment',
    table: 'payment',
    at: 'x.settled_at',
    dayAt: 'coalesce(x.paid_at, x.settled_at)',
    // What was paid at the till is in its sale.
    where: `x.status = 'succeeded' and x.method <> 'till'`,
    label: LABEL,
    data: `jsonb_build_object('for', ${FOR}, 'method', x.method, 'amount', x.amount_rappen, 'fee', x.fee_rappen,
      'counted', ${isCounted('x')}, 'vouchersSold', ${VOUCHERS_BOUGHT}, 'lines', ${linesOfOrder('x.order_id')},
      'voucher', coalesce((select o.voucher_rappen from shop_order o where o.salon_id = $1 and o.id = x.order_id), 0))`,
  },
  {
    kind: 'covered',
    table: 'shop_order',
    at: 'x.paid_at',
    where: 'x.voucher_rappen = x.total_rappen and x.paid_rappen > 0',
    label: 'x.number::text',
    data: `jsonb_build_object('for', jsonb_build_object('kind', 'order', 'id', x.id), 'voucher', x.voucher_rappen,
      'lines', ${linesOfOrder('x.id')})`,
  },
  { kind: 'refund', table: 'refund', at: 'x.created_at', label: LABEL, data: REFUND },
  {
    kind: 'refund_failed',
    table: 'refund',
    at: 'x.settled_at',
    where: `x.status = 'failed'`,
    label: LABEL,
    data: REFUND,
  },
  {
    kind: 'refund_transferred',
    table: 'refund',
    at: 'x.settled_at',
    where: `x.status = 'transferred'`,
    label: LABEL,
    data: `jsonb_build_object('for', ${FOR}, 'amount', x.amount_rappen)`,
  },
  {
    kind: 'voucher',
    table: 'voucher_move',
    at: 'x.at',
    label: '(select v.last_four from voucher v where v.salon_id = $1 and v.id = x.voucher_id)',
    data: `(select jsonb_build_object('voucherId', x.voucher_id, 'move', x.kind, 'amount', x.amount_rappen, 'back', ${VOUCHER_BACK},
        'source', case when v.order_id is not null then 'order' when v.sale_id is not null then 'sale'
          when v.points_of is not null then 'points' else 'deposit' end)
      from voucher v where v.salon_id = $1 and v.id = x.voucher_id)`,
  },
  {
    kind: 'deposit',
    table: 'deposit_move',
    at: 'x.at',
    dayAt: `case when x.kind in ('received', 'kept') then coalesce((select p.paid_at from payment p
      where p.salon_id = x.salon_id and p.id = x.payment_id), x.at) else x.at end`,
    label: dayOfVisit('x.appointment_id'),
    data: `jsonb_build_object('visitId', x.appointment_id, 'move', x.kind, 'amount', x.amount_rappen, 'left', x.left_rappen,
      'onInvoice', x.invoice_id is not null, 'lines', ${linesOfDeposit('x.rates')},
      'linesBefore', ${linesOfDeposit(`coalesce((select m.rates from deposit_move m where m.salon_id = $1
        and m.appointment_id = x.appointment_id and m.number < x.number order by m.number desc limit 1), x.rates)`)})`,
  },
  {
    kind: 'cash_move',
    table: 'cash_move',
    at: 'x.at',
    day: 'x.day',
    label: 'x.number::text',
    data: `jsonb_build_object('move', x.kind, 'amount', x.amount_rappen)`,
  },
  {
    kind: 'closing',
    table: 'closing',
    at: 'x.at',
    day: 'x.day',
    label: 'x.number::text',
    data: `jsonb_build_object('expected', x.expected_rappen, 'counted', x.counted_rappen, 'left', x.left_rappen)`,
  },
  {
    kind: 'invoice',
    table: 'invoice',
    at: 'x.issued_at',
    day: 'x.issued_on',
    // An order's is a document only: its turnover came with its money, and went back with it.
    where: 'x.order_id is null',
    label: printedNumber('x'),
    data: `jsonb_build_object('kind', x.kind, 'lines', (
      select coalesce(jsonb_agg(jsonb_build_object('kind', l ->> 'kind', 'name', coalesce(i.service_name, l -> 'text'),
          'itemId', i.service_id, 'staffId', i.staff_id, 'staffName', i.staff_name,
          'gross', (l ->> 'unitPrice')::int * (l ->> 'quantity')::int, 'vatCode', l ->> 'vatCode',
          'vatBasisPoints', (l ->> 'vatBasisPoints')::int) order by (l ->> 'position')::int), '[]')
      from jsonb_array_elements(x.content -> 'lines') l
      left join appointment_item i on i.salon_id = x.salon_id and i.appointment_id = x.appointment_id
        and i.position = (l ->> 'position')::int and l ->> 'kind' = 'service'))`,
  },
  {
    kind: 'invoice_payment',
    table: 'invoice_payment',
    at: 'x.at',
    day: 'x.received_on',
    label: `(select ${printedNumber('i')} from invoice i where i.salon_id = x.salon_id and i.id = x.invoice_id)`,
    data: `jsonb_build_object('invoiceId', x.invoice_id, 'method', x.method, 'amount', x.amount_rappen)`,
  },
  {
    kind: 'vendor',
    table: 'vendor_movement',
    id: 'x.movement_ref',
    at: 'x.at',
    where: `x.kind in ('dispute', 'fee', 'other') and x.currency = 'chf'`,
    label: `coalesce((select coalesce(o.number::text, ${dayOfVisit('p.appointment_id')}) from payment p
      left join shop_order o on o.salon_id = p.salon_id and o.id = p.order_id
      where p.salon_id = x.salon_id and p.payment_ref = x.payment_ref), x.movement_ref)`,
    data: `jsonb_build_object('what', x.kind, 'amount', x.amount_rappen, 'fee', x.fee_rappen, 'for', (
      select case when p.order_id is null then jsonb_build_object('kind', 'visit', 'id', p.appointment_id)
        else jsonb_build_object('kind', 'order', 'id', p.order_id) end
      from payment p where p.salon_id = x.salon_id and p.payment_ref = x.payment_ref))`,
  },
  {
    kind: 'payout',
    table: 'vendor_payout',
    id: 'x.payout_ref',
    at: 'x.at',
    dayAt: 'x.arrives_at',
    where: `x.status not in ('failed', 'cancelled')`,
    label: 'x.payout_ref',
    data: `jsonb_build_object('amount', x.own_rappen)`,
  },
];

/** $1 salon, $2 to $4 after which one, $5 how many, and for a range of days $6 and $7. */
const ZONE = '(select zone from salon where salon_id = $1)';
const startOf = (day: string): string => `(${day}::timestamp at time zone ${ZONE})`;

function keysOf(source: Source, byDays: boolean): string {
  const { kind, table, at, id = 'x.id::text', where } = source;
  const timed = source.dayAt ?? at;
  const day = source.day ?? `(${timed} at time zone ${ZONE})::date`;
  const inRange =
    source.day === undefined
      ? `${timed} >= ${startOf('$6::date')} and ${timed} < ${startOf('($7::date + 1)')}`
      : `${source.day} between $6::date and $7::date`;
  return `(select '${kind}' collate "C" as kind, ${id} collate "C" as id, ${at} as at, ${day} as day
    from ${table} x
    where x.salon_id = $1 and ${at} >= $2::timestamptz
      and (${at} > $2::timestamptz or ('${kind}' collate "C", ${id} collate "C") > ($3::text collate "C", $4::text collate "C"))
      ${where === undefined ? '' : `and ${where}`} ${byDays ? `and ${inRange}` : ''}
    order by ${at}, 2 limit $5::int)`;
}

const detailOf = ({ kind, table, id = 'x.id::text', label, data }: Source): string => `
  when '${kind}' then (select ${data} || jsonb_build_object('label', ${label})
    from ${table} x where x.salon_id = $1 and ${id === 'x.id::text' ? 'x.id = k.id::uuid' : `${id} = k.id`})`;

const textOf = (byDays: boolean): string => `
  with keys as (
    select * from (${SOURCES.map((source) => keysOf(source, byDays)).join(' union all ')}) u
    order by at, kind, id limit $5::int
  )
  select k.kind, k.id, (extract(epoch from k.at) * 1000)::float8 as at, k.day, case k.kind ${SOURCES.map(detailOf).join('')} end as data
  from keys k order by k.at, k.kind, k.id`;

const AS_WRITTEN = textOf(false);
const BY_DAYS = textOf(true);

type KeyRow = {
  readonly kind: string;
  readonly id: string;
  readonly at: Instant;
  readonly day: LocalDate;
  readonly data: object;
};

type Noted = { readonly note: string; readonly lines: readonly SoldLine[] | null } | null;
type Unshared = { readonly history: WayBack; readonly lines: readonly SoldLine[]; readonly credited: Noted };

/** What of it is for vouchers, and what had gone back before, of the order and of its credit note. */
function shared(
  { history, lines, credited }: Unshared,
  id: string,
): LinesBack & { readonly forVouchers: Rappen } {
  const { forVouchers, before } = wentBack(history, id);
  const beside = credited === null || credited.note === id ? null : credited.note;
  const money = history.back.find((back) => back.id === beside)?.amount ?? 0;
  const first = beside === null ? 0 : money - wentBack(history, beside).forVouchers;
  const noted = credited?.lines ?? null;
  return {
    forVouchers,
    before,
    lines,
    credited: noted === null ? null : { lines: noted, before: rappen(first) },
  };
}

/** What stands in `data` may name its kind itself: a credit note is found among invoices. */
function recordOf({ data, ...key }: KeyRow): BookRecord {
  const record = { ...key, ...data } as BookRecord;
  switch (record.kind) {
    case 'refund':
    case 'refund_failed': {
      const { history: _, ...refund } = record as BookedRefund & { readonly history: WayBack };
      const { forVouchers, ...back } = shared(data as Unshared, record.id);
      return { ...refund, ...back, vouchersBack: forVouchers };
    }
    case 'voucher': {
      if (record.back === null) return record;
      const { forVouchers, ...back } = shared(record.back as object as Unshared, record.id);
      return { ...record, back: { ...back, amount: rappen(record.amount - forVouchers) } };
    }
    default:
      return record;
  }
}

/** To the microsecond, as it is kept: a place that is rounded down would find its own record again, for ever. */
function exactIso(at: Instant): string {
  const micros = Math.round(at * 1000);
  const iso = new Date(Math.floor(micros / 1000)).toISOString();
  return iso.replace('Z', `${String(micros % 1000).padStart(3, '0')}Z`);
}

const START: RecordCursor = { at: 0 as Instant, kind: '', id: '' };

export const cursorOf = ({ at, kind, id }: BookRecord): RecordCursor => ({
  at,
  kind: kind === 'credit_note' ? 'invoice' : kind,
  id,
});

export async function readRecords(
  unit: Unit,
  after: RecordCursor | null,
  count: number,
  range: ReportRange | null,
): Promise<readonly BookRecord[]> {
  const { at, kind, id } = after ?? START;
  const values = [unit.actor.salonId, exactIso(at), kind, id, count];
  const rows =
    range === null
      ? await unit.text<KeyRow>(AS_WRITTEN, values)
      : await unit.text<KeyRow>(BY_DAYS, [...values, range.from, range.to]);
  return rows.map(recordOf);
}
