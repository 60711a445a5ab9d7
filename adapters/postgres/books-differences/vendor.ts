/** The vendor's account beside our own rows. */
import type { PaymentPair, PayoutFacts, RefundPair } from '#domain/finance/vendor-findings.ts';
import type { Differences } from '#domain/ports/finance.ts';
import type { Rappen } from '#domain/shared/money.ts';
import type { Instant, LocalDate } from '#domain/shared/salon-time.ts';
import { PAYMENT_PAIRS, REFUND_PAIRS } from '../books-pairs.ts';
import { type Ask, dayAt, dayWords, MOST } from './statement-parts.ts';

/** What a pair is for: by our own row, else by what the vendor's bears. */
const whoseIs = (reference: string): string => `
  left join shop_order o on o.salon_id = $1 and o.id = coalesce(x.order_id, ${reference})
  left join appointment a on a.salon_id = $1 and a.id = coalesce(x.appointment_id, ${reference})`;
const WHOSE = `case when o.id is not null then jsonb_build_object('kind', 'order', 'id', o.id, 'label', o.number::text)
  when a.id is not null then jsonb_build_object('kind', 'visit', 'id', a.id, 'label', ${dayWords('a.day')}) end as for_what`;

/** $2: nothing is younger than it, which is on its way. */
const PAYMENTS = `
  with ${PAYMENT_PAIRS}
  select x.ref, ${WHOSE}, ${dayAt('x.at')} as day, x.own_id, x.status, x.own_amount, x.own_fee, x.amount, x.fee
  from payment_pairs x ${whoseIs('x.reference')}
  where x.youngest <= $2::timestamptz and (x.own_id is null or x.status <> 'succeeded' or x.amount is null
    or x.amount <> x.own_amount or x.fee is distinct from x.own_fee)
  order by x.at desc, x.ref limit ${MOST}`;

type PaymentRow = {
  readonly ref: string;
  readonly for_what: PaymentPair['for'];
  readonly day: LocalDate | null;
  readonly own_id: string | null;
  readonly status: NonNullable<PaymentPair['own']>['status'];
  readonly own_amount: Rappen;
  readonly own_fee: Rappen | null;
  readonly amount: Rappen | null;
  readonly fee: Rappen | null;
};
const paymentPair = (row: PaymentRow): PaymentPair => ({
  paymentRef: row.ref,
  for: row.for_what,
  day: row.day,
  own: row.own_id === null ? null : { status: row.status, amount: row.own_amount, fee: row.own_fee },
  vendor: row.amount === null || row.fee === null ? null : { amount: row.amount, fee: row.fee },
});

const REFUNDS = `
  with ${REFUND_PAIRS}
  select x.ref, ${WHOSE}, ${dayAt('x.at')} as day, x.own_id, x.status, x.own_amount, x.refund_ref,
    round(date_part('epoch', x.created_at) * 1000) as created_at, x.amount, x.ours
  from refund_pairs x ${whoseIs('null')}
  where x.youngest <= $2::timestamptz and (x.own_id is null or x.amount is null or not x.counts
    or x.status not in ('succeeded', 'pending') and x.amount <> 0 or x.status in ('succeeded', 'pending') and x.amount <> x.own_amount)
  order by x.at desc, x.ref limit ${MOST}`;

type RefundRow = {
  readonly ref: string;
  readonly for_what: PaymentPair['for'];
  readonly day: LocalDate | null;
  readonly own_id: string | null;
  readonly status: NonNullable<RefundPair['own']>['status'];
  readonly own_amount: Rappen;
  readonly refund_ref: string | null;
  readonly created_at: Instant;
  readonly amount: Rappen | null;
  readonly ours: boolean;
};
const refundPair = (row: RefundRow): RefundPair => ({
  ref: row.ref,
  for: row.for_what,
  day: row.day,
  own:
    row.own_id === null
      ? null
      : {
          status: row.status,
          amount: row.own_amount,
          refundRef: row.refund_ref,
          createdAt: row.created_at,
        },
  vendor: row.amount === null ? null : { refundRef: row.ref, amount: row.amount, ours: row.ours },
});

/** Of a deposit no row says that the bank has taken it back: a person does. */
const DISPUTES = `
  select case when o.id is null then 'visit' else 'order' end as kind, coalesce(o.id, a.id) as id,
    coalesce(o.number::text, ${dayWords('a.day')}) as label, ${dayAt('min(m.at)')} as day, sum(m.amount_rappen)::int as amount
  from vendor_movement m
  join payment p on p.salon_id = m.salon_id and p.payment_ref = m.payment_ref
  left join shop_order o on o.salon_id = p.salon_id and o.id = p.order_id
  left join appointment a on a.salon_id = p.salon_id and a.id = p.appointment_id
  where m.salon_id = $1 and m.kind = 'dispute' and m.at <= $2::timestamptz and (o.id is null or o.dispute = 'none')
  group by o.id, o.number, a.id, a.day having sum(m.amount_rappen) <> 0
  order by min(m.at) desc limit ${MOST}`;

const FOREIGN = `
  select coalesce(m.payment_ref, m.movement_ref) as ref, ${dayAt('m.at')} as day, m.amount_rappen as amount
  from vendor_movement m where m.salon_id = $1 and m.currency <> 'chf' order by m.at desc limit ${MOST}`;

const PAYOUTS = `
  select payout_ref as "payoutRef", ${dayAt('arrives_at')} as day, status, amount_rappen as amount, own_rappen as own,
    others_rappen as others, stray_rappen as stray
  from vendor_payout
  where salon_id = $1 and (amount_rappen <> own_rappen + others_rappen + stray_rappen or stray_rappen <> 0
    or status in ('failed', 'cancelled'))
  order by arrives_at desc limit ${MOST}`;

/** $2: by then it was ready. */
const NOT_PAID_OUT = `
  select coalesce(sum(amount_rappen - fee_rappen), 0)::int as net, ${dayAt('min(available_at)')} as since
  from vendor_movement
  where salon_id = $1 and payout_ref is null and currency = 'chf' and available_at <= $2::timestamptz`;

type VendorDifferences = Pick<
  Differences,
  'payments' | 'refunds' | 'disputes' | 'foreign' | 'payouts' | 'notPaidOut'
>;

export async function vendorDifferences(
  { all, one }: Ask,
  settledBy: string,
  readyBy: string,
): Promise<VendorDifferences> {
  const waiting = await one<{ net: Rappen; since: LocalDate | null }>(NOT_PAID_OUT, readyBy);
  return {
    payments: (await all<PaymentRow>(PAYMENTS, settledBy)).map(paymentPair),
    refunds: (await all<RefundRow>(REFUNDS, settledBy)).map(refundPair),
    disputes: await all<Differences['disputes'][number]>(DISPUTES, settledBy),
    foreign: await all<Differences['foreign'][number]>(FOREIGN),
    payouts: await all<PayoutFacts>(PAYOUTS),
    notPaidOut: waiting?.since == null ? null : { net: waiting.net, since: waiting.since },
  };
}
