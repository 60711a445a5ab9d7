/** Sales, movements of cash and closings as one row each: instants as milliseconds, what hangs on them as JSON. */
import type {
  AccountId,
  AppointmentId,
  CashMoveId,
  ClosingId,
  OrderId,
  SaleId,
  SalonId,
  StaffId,
} from '#domain/shared/ids.ts';
import { rappen } from '#domain/shared/money.ts';
import type { Instant, LocalDate } from '#domain/shared/salon-time.ts';
import type { CashCount } from '#domain/till/cash-count.ts';
import type { CashMove, MoveKind } from '#domain/till/cash-move.ts';
import type { KeptClosing } from '#domain/till/chain.ts';
import type { Closing } from '#domain/till/closing.ts';
import type { Sale, Seller, SaleLine, Tip } from '#domain/till/sale.ts';
import type { VatShare } from '#domain/orders/vat-split.ts';

/** Without a WHERE: `s` is the sale. */
export const SELECT_SALE = `
  select s.id, s.number, s.period, date_part('epoch', s.at) * 1000 as at, s.day, s.account_id, s.cashier,
    s.appointment_id, s.visit_turn, s.voids, s.reason, s.seller, s.total_rappen, s.tips_rappen, s.rounding_rappen,
    s.cash_rappen, s.received_rappen, s.card_rappen, s.card_receipt, s.twint_rappen, s.deposit_rappen,
    s.voucher_rappen, s.order_id,
    coalesce((select json_agg(json_build_object('kind', l.kind, 'name', l.name, 'productId', l.product_id,
        'serviceId', l.service_id, 'staffId', l.staff_id, 'staffName', l.staff_name, 'quantity', l.quantity,
        'unitPrice', l.unit_rappen, 'reduction', l.reduction_rappen, 'reason', l.reason, 'vatCode', l.vat_code,
        'vatBasisPoints', l.vat_basis_points) order by l.position)
      from sale_line l where l.salon_id = s.salon_id and l.sale_id = s.id), '[]') as lines,
    coalesce((select json_agg(json_build_object('staffId', t.staff_id, 'staffName', t.staff_name,
        'amount', t.amount_rappen) order by t.staff_id)
      from sale_tip t where t.salon_id = s.salon_id and t.sale_id = s.id), '[]') as tips,
    coalesce((select json_agg(json_build_object('vatCode', v.vat_code, 'vatBasisPoints', v.vat_basis_points,
        'gross', v.gross_rappen, 'net', v.net_rappen, 'vat', v.vat_rappen) order by v.vat_basis_points desc, v.vat_code)
      from sale_vat v where v.salon_id = s.salon_id and v.sale_id = s.id), '[]') as vat
  from sale s `;

export type SaleRow = {
  readonly id: SaleId;
  readonly number: number;
  readonly period: number;
  readonly at: number;
  readonly day: LocalDate;
  readonly account_id: AccountId;
  readonly cashier: string;
  readonly appointment_id: AppointmentId | null;
  readonly visit_turn: number | null;
  readonly voids: SaleId | null;
  readonly reason: string | null;
  readonly seller: Seller;
  readonly total_rappen: number;
  readonly tips_rappen: number;
  readonly rounding_rappen: number;
  readonly cash_rappen: number;
  readonly received_rappen: number;
  readonly card_rappen: number;
  readonly card_receipt: string | null;
  readonly twint_rappen: number;
  readonly deposit_rappen: number;
  readonly voucher_rappen: number;
  readonly order_id: OrderId | null;
  readonly lines: readonly SaleLine[];
  readonly tips: readonly Tip[];
  readonly vat: readonly VatShare[];
};

const instant = (milliseconds: number): Instant => Math.round(milliseconds) as Instant;

/** As it stands there, whatever somebody has made of it: a check compares it with what it was. */
export const saleOf = (row: SaleRow): Sale => ({
  id: row.id,
  number: row.number,
  period: row.period,
  at: instant(row.at),
  day: row.day,
  accountId: row.account_id,
  cashier: row.cashier,
  appointmentId: row.appointment_id,
  orderId: row.order_id,
  visitTurn: row.visit_turn,
  voids: row.voids,
  reason: row.reason,
  seller: row.seller,
  total: rappen(row.total_rappen),
  tipTotal: rappen(row.tips_rappen),
  rounding: rappen(row.rounding_rappen),
  cash: rappen(row.cash_rappen),
  received: rappen(row.received_rappen),
  card: rappen(row.card_rappen),
  cardReceipt: row.card_receipt,
  twint: rappen(row.twint_rappen),
  deposit: rappen(row.deposit_rappen),
  voucher: rappen(row.voucher_rappen),
  lines: row.lines,
  tips: row.tips,
  vat: row.vat,
});

export const SELECT_MOVE = `
  select m.id, m.number, m.period, m.kind, m.amount_rappen, m.reason, m.staff_id, m.staff_name, m.account_id,
    m.cashier, date_part('epoch', m.at) * 1000 as at, m.day
  from cash_move m `;

export type MoveRow = {
  readonly id: CashMoveId;
  readonly number: number;
  readonly period: number;
  readonly kind: MoveKind;
  readonly amount_rappen: number;
  readonly reason: string | null;
  readonly staff_id: StaffId | null;
  readonly staff_name: string | null;
  readonly account_id: AccountId;
  readonly cashier: string;
  readonly at: number;
  readonly day: LocalDate;
};

export const moveOf = (row: MoveRow): CashMove => ({
  id: row.id,
  number: row.number,
  period: row.period,
  kind: row.kind,
  amount: rappen(row.amount_rappen),
  reason: row.reason,
  staffId: row.staff_id,
  staffName: row.staff_name,
  accountId: row.account_id,
  cashier: row.cashier,
  at: instant(row.at),
  day: row.day,
});

/** Of a sale by that alias: it takes none back, and none has taken it back. */
export const stands = (s: string): string => `${s}.voids is null and not exists (
    select from sale counter where counter.salon_id = ${s}.salon_id and counter.voids = ${s}.id)`;

export const CLOSING_COLUMNS = `c.salon_id, c.id, c.number, date_part('epoch', c.at) * 1000 as at, c.day, c.account_id, c.cashier,
    c.opening_rappen, c.expected_rappen, c.counted_rappen, c.counted, c.left_rappen, c.note, c.text, c.previous_hash,
    c.hash`;
export const SELECT_CLOSING = `
  select ${CLOSING_COLUMNS}, (select a.data ->> 'hash' from audit_entry a
      where a.salon_id = c.salon_id and a.target_id = c.id and a.action = 'till.closed'
      order by a.at limit 1) as logged_hash
  from closing c `;

export type ClosingRow = {
  readonly salon_id: SalonId;
  readonly id: ClosingId;
  readonly number: number;
  readonly at: number;
  readonly day: LocalDate;
  readonly account_id: AccountId;
  readonly cashier: string;
  readonly opening_rappen: number;
  readonly expected_rappen: number;
  readonly counted_rappen: number;
  readonly counted: CashCount;
  readonly left_rappen: number;
  readonly note: string | null;
  readonly text: string;
  readonly previous_hash: string;
  readonly hash: string;
  /** Null for those who do not read the log, and for what was brought along from elsewhere. */
  readonly logged_hash: string | null;
};

export const closingOf = (row: ClosingRow): Closing & Pick<KeptClosing, 'loggedHash'> => ({
  salonId: row.salon_id,
  id: row.id,
  number: row.number,
  at: instant(row.at),
  day: row.day,
  accountId: row.account_id,
  cashier: row.cashier,
  opening: rappen(row.opening_rappen),
  expected: rappen(row.expected_rappen),
  counted: rappen(row.counted_rappen),
  count: row.counted,
  left: rappen(row.left_rappen),
  note: row.note,
  text: row.text,
  previousHash: row.previous_hash,
  hash: row.hash,
  loggedHash: row.logged_hash,
});
