import type { VoucherHistoryLine, VoucherRow } from '#domain/ports/vouchers.ts';
import type {
  AccountId,
  AppointmentId,
  CustomerId,
  OrderId,
  SaleId,
  SalonId,
  VisitorId,
  VoucherId,
  VoucherMoveId,
} from '#domain/shared/ids.ts';
import type { Locale } from '#domain/shared/locale.ts';
import { rappen } from '#domain/shared/money.ts';
import type { Instant, LocalDate } from '#domain/shared/salon-time.ts';
import {
  statusOf,
  type Voucher,
  type VoucherMoveKind,
  type VoucherSource,
} from '#domain/vouchers/voucher.ts';
import { instant } from './instant-columns.ts';

export const VOUCHER_COLUMNS = `v.salon_id, v.id, v.value_rappen, v.balance_rappen, v.valid_until::text as valid_until,
  v.locale, v.recipient, v.message, v.order_id, v.sale_id, v.line_position, v.points_of, v.appointment_id, v.visitor_id,
  v.code_key, v.last_four, ${instant('v.issued_at')} as issued_at, ${instant('v.blocked_at')} as blocked_at,
  v.blocked_reason, v.version`;

export const SELECT_VOUCHER = `select ${VOUCHER_COLUMNS}, coalesce(o.number, s.number) as number,
  (select coalesce(-sum(m.amount_rappen), 0)::int from voucher_move m
    where m.salon_id = v.salon_id and m.voucher_id = v.id and m.kind = 'voided') as voided_rappen
  from voucher v
  left join shop_order o on o.salon_id = v.salon_id and o.id = v.order_id
  left join sale s on s.salon_id = v.salon_id and s.id = v.sale_id`;

export type VoucherRecord = {
  readonly salon_id: SalonId;
  readonly id: VoucherId;
  readonly value_rappen: number;
  readonly balance_rappen: number;
  readonly valid_until: LocalDate;
  readonly locale: Locale;
  readonly recipient: string;
  readonly message: string;
  readonly order_id: OrderId | null;
  readonly sale_id: SaleId | null;
  readonly line_position: number | null;
  readonly points_of: CustomerId | null;
  readonly appointment_id: AppointmentId | null;
  readonly visitor_id: VisitorId | null;
  readonly code_key: string;
  readonly last_four: string;
  readonly issued_at: Instant;
  readonly blocked_at: Instant | null;
  readonly blocked_reason: string | null;
  readonly version: number;
};

export type NumberedRecord = VoucherRecord & {
  readonly number: number | null;
  readonly voided_rappen: number;
};

function sourceOf(row: VoucherRecord): VoucherSource {
  const position = row.line_position ?? 0;
  if (row.order_id !== null) return { kind: 'order', orderId: row.order_id, position };
  if (row.sale_id !== null) return { kind: 'sale', saleId: row.sale_id, position };
  if (row.points_of !== null) return { kind: 'points', customerId: row.points_of };
  if (row.appointment_id !== null) return { kind: 'deposit', appointmentId: row.appointment_id };
  throw new Error('a voucher was given out for something');
}

export const voucherOf = (row: VoucherRecord): Voucher => ({
  id: row.id,
  salonId: row.salon_id,
  value: rappen(row.value_rappen),
  balance: rappen(row.balance_rappen),
  validUntil: row.valid_until,
  locale: row.locale,
  recipient: row.recipient,
  message: row.message,
  source: sourceOf(row),
  visitorId: row.visitor_id,
  codeKey: row.code_key,
  lastFour: row.last_four,
  issuedAt: row.issued_at,
  blockedAt: row.blocked_at,
  blockedReason: row.blocked_reason,
  version: row.version,
});

export function voucherRowOf(row: NumberedRecord, today: LocalDate): VoucherRow {
  const voucher = voucherOf(row);
  const { id, value, balance, validUntil, lastFour, source, issuedAt, recipient, blockedAt, codeKey } =
    voucher;
  const status = statusOf({ balance, validUntil, blockedAt }, today);
  const { number, voided_rappen: voided } = row;
  return {
    ...{ id, value, balance, validUntil, lastFour, source, issuedAt, recipient, status, number, codeKey },
    voided: rappen(voided),
  };
}

export const SELECT_MOVES = `select m.id, m.voucher_id, m.kind, m.amount_rappen, m.balance_after_rappen, m.order_id,
  m.sale_id, m.reason, m.actor_kind, m.actor_id, ${instant('m.at')} as at, coalesce(o.number, s.number) as number
  from voucher_move m
  left join shop_order o on o.salon_id = m.salon_id and o.id = m.order_id
  left join sale s on s.salon_id = m.salon_id and s.id = m.sale_id`;

export type MoveRecord = {
  readonly id: VoucherMoveId;
  readonly voucher_id: VoucherId;
  readonly kind: VoucherMoveKind;
  readonly amount_rappen: number;
  readonly balance_after_rappen: number;
  readonly order_id: OrderId | null;
  readonly sale_id: SaleId | null;
  readonly reason: string | null;
  readonly actor_kind: VoucherHistoryLine['actorKind'];
  readonly actor_id: string;
  readonly at: Instant;
  readonly number: number | null;
};

export const historyLineOf = (row: MoveRecord): VoucherHistoryLine => ({
  id: row.id,
  voucherId: row.voucher_id,
  kind: row.kind,
  amount: rappen(row.amount_rappen),
  balanceAfter: rappen(row.balance_after_rappen),
  orderId: row.order_id,
  saleId: row.sale_id,
  reason: row.reason,
  actorKind: row.actor_kind,
  accountId: row.actor_kind === 'employee' ? (row.actor_id as AccountId) : null,
  at: row.at,
  number: row.number,
});
