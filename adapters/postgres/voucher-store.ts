import type { MoveOutcome, PaidThing, VoucherStore } from '#domain/ports/vouchers.ts';
import type { VoucherId } from '#domain/shared/ids.ts';
import { rappen } from '#domain/shared/money.ts';
import type { LocalDate } from '#domain/shared/salon-time.ts';
import { checkMove } from '#domain/vouchers/voucher.ts';
import type { Unit } from './unit.ts';
import { VOUCHER_COLUMNS, voucherOf, type VoucherRecord } from './voucher-rows.ts';

const FIND = `select ${VOUCHER_COLUMNS} from voucher v where v.salon_id = $1 and v.id = $2`;
/** Its row alone: what it was given out for is locked by whoever came by that. */
const LOCK = `select ${VOUCHER_COLUMNS} from voucher v where v.salon_id = $1 and v.id = $2 for update of v`;
const CREDITED = `select ${VOUCHER_COLUMNS} from voucher v where v.salon_id = $1 and v.appointment_id = $2
  order by v.issued_at, v.id for update of v`;
const BOUGHT = {
  order: `select ${VOUCHER_COLUMNS} from voucher v where v.salon_id = $1 and v.order_id = $2
    order by v.line_position for update of v`,
  sale: `select ${VOUCHER_COLUMNS} from voucher v where v.salon_id = $1 and v.sale_id = $2
    order by v.line_position`,
} as const;

/** The functions `move_voucher` and `return_to_voucher` write the ledger; here is only who asks for what. */
export function voucherStore(unit: Unit): VoucherStore {
  const { salonId } = unit.actor;
  const orderOf = (thing: PaidThing) => (thing.kind === 'order' ? thing.id : null);
  const saleOf = (thing: PaidThing) => (thing.kind === 'sale' ? thing.id : null);
  return {
    insert: async (voucher) => {
      const { source } = voucher;
      const orderId = source.kind === 'order' ? source.orderId : null;
      const saleId = source.kind === 'sale' ? source.saleId : null;
      const position = source.kind === 'order' || source.kind === 'sale' ? source.position : null;
      const added = await unit.sql`
        insert into voucher (salon_id, id, code_digest, code_key, last_four, value_rappen, valid_until, locale, recipient,
          message, order_id, sale_id, line_position, points_of, appointment_id, visitor_id, issued_at)
        values (${salonId}, ${voucher.id}, ${voucher.codeDigest}, ${voucher.codeKey}, ${voucher.lastFour},
          ${voucher.value}, ${voucher.validUntil}::date, ${voucher.locale}, ${voucher.recipient}, ${voucher.message},
          ${orderId}, ${saleId}, ${position}, ${source.kind === 'points' ? source.customerId : null},
          ${source.kind === 'deposit' ? source.appointmentId : null}, ${voucher.visitorId},
          to_timestamp(${voucher.issuedAt}::float8 / 1000))
        on conflict do nothing returning id`;
      return added.length > 0;
    },
    spendable: async (digest, today) => {
      const [row] = await unit.sql<{ id: VoucherId; balance_rappen: number; valid_until: LocalDate }>`
        select id, balance_rappen, valid_until::text as valid_until
        from voucher_by_code(${salonId}, ${digest}, ${today}::date)`;
      if (row === undefined) return null;
      return { id: row.id, balance: rappen(row.balance_rappen), validUntil: row.valid_until };
    },
    find: async (id) => {
      const [row] = await unit.text<VoucherRecord>(FIND, [salonId, id]);
      return row === undefined ? null : voucherOf(row);
    },
    lock: async (id) => {
      const [row] = await unit.text<VoucherRecord>(LOCK, [salonId, id]);
      return row === undefined ? null : voucherOf(row);
    },
    boughtWith: async (thing) => {
      const rows = await unit.text<VoucherRecord>(BOUGHT[thing.kind], [salonId, thing.id]);
      return rows.map(voucherOf);
    },
    creditedFor: async (visitId) => {
      const rows = await unit.text<VoucherRecord>(CREDITED, [salonId, visitId]);
      return rows.map(voucherOf);
    },
    voidedOf: async (thing) => {
      const [row] = await unit.sql<{ voided: number }>`
        select coalesce(-sum(m.amount_rappen), 0)::int as voided from voucher_move m
        join voucher v on v.salon_id = m.salon_id and v.id = m.voucher_id
        where m.salon_id = ${salonId} and m.kind = 'voided'
          and (v.order_id = ${orderOf(thing)} or v.sale_id = ${saleOf(thing)})`;
      return rappen(row?.voided ?? 0);
    },
    hasMove: async (id) => {
      const rows = await unit.sql`select from voucher_move where salon_id = ${salonId} and id = ${id}`;
      return rows.length > 0;
    },
    move: async (move, at, digest) => {
      checkMove(move);
      const [row] = await unit.sql<{ outcome: MoveOutcome }>`
        select move_voucher(${salonId}, ${move.id}, ${move.voucherId}, ${move.kind}, ${move.amount}::int,
          ${move.orderId}::uuid, ${move.saleId}::uuid, ${move.reason}::text, to_timestamp(${at}::float8 / 1000),
          ${digest ?? null}::text) as outcome`;
      if (row === undefined) throw new Error('the ledger did not answer');
      return row.outcome;
    },
    giveBack: async (thing, { id, most, reason }, at) => {
      const [row] = await unit.sql<{ voucher_id: VoucherId; amount: number }>`
        select voucher_id, amount from return_to_voucher(${salonId}, ${id}, ${orderOf(thing)}::uuid,
          ${saleOf(thing)}::uuid, ${most}::int, ${reason}::text, to_timestamp(${at}::float8 / 1000))`;
      return row === undefined ? null : { voucherId: row.voucher_id, amount: rappen(row.amount) };
    },
    change: async (voucher) => {
      unit.send(unit.sql`
        update voucher set valid_until = ${voucher.validUntil}::date, blocked_at = to_timestamp(${voucher.blockedAt}::float8 / 1000),
          blocked_reason = ${voucher.blockedReason}, version = version + 1
        where salon_id = ${salonId} and id = ${voucher.id}`);
    },
  };
}
