/** The till. */
import { integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { day, instant, localized, salonId } from './columns.ts';

export const till = pgTable('till', {
  salonId: salonId(),
  sales: integer('sales').notNull().default(0),
  moves: integer('moves').notNull().default(0),
  closings: integer('closings').notNull().default(0),
  openingRappen: integer('opening_rappen').notNull().default(0),
  lastHash: text('last_hash').notNull().default('0'.repeat(64)),
});

export const sale = pgTable('sale', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  number: integer('number').notNull(),
  period: integer('period').notNull(),
  at: instant('at').notNull(),
  day: day('day').notNull(),
  accountId: uuid('account_id').notNull(),
  cashier: text('cashier').notNull(),
  appointmentId: uuid('appointment_id'),
  visitTurn: integer('visit_turn'),
  voids: uuid('voids'),
  reason: text('reason'),
  seller: jsonb('seller').notNull(),
  totalRappen: integer('total_rappen').notNull(),
  tipsRappen: integer('tips_rappen').notNull(),
  roundingRappen: integer('rounding_rappen').notNull(),
  cashRappen: integer('cash_rappen').notNull(),
  receivedRappen: integer('received_rappen').notNull(),
  cardRappen: integer('card_rappen').notNull(),
  cardReceipt: text('card_receipt'),
  twintRappen: integer('twint_rappen').notNull(),
  depositRappen: integer('deposit_rappen').notNull().default(0),
  voucherRappen: integer('voucher_rappen').notNull().default(0),
  orderId: uuid('order_id'),
});

export const saleLine = pgTable('sale_line', {
  salonId: salonId(),
  saleId: uuid('sale_id').notNull(),
  position: integer('position').notNull(),
  kind: text('kind').notNull(),
  name: localized('name'),
  productId: uuid('product_id'),
  serviceId: uuid('service_id'),
  staffId: uuid('staff_id'),
  staffName: text('staff_name'),
  quantity: integer('quantity').notNull(),
  unitRappen: integer('unit_rappen').notNull(),
  reductionRappen: integer('reduction_rappen').notNull(),
  reason: text('reason'),
  vatCode: text('vat_code').notNull(),
  vatBasisPoints: integer('vat_basis_points').notNull(),
});

export const saleTip = pgTable('sale_tip', {
  salonId: salonId(),
  saleId: uuid('sale_id').notNull(),
  staffId: uuid('staff_id').notNull(),
  staffName: text('staff_name').notNull(),
  amountRappen: integer('amount_rappen').notNull(),
});

export const saleVat = pgTable('sale_vat', {
  salonId: salonId(),
  saleId: uuid('sale_id').notNull(),
  vatCode: text('vat_code').notNull(),
  vatBasisPoints: integer('vat_basis_points').notNull(),
  grossRappen: integer('gross_rappen').notNull(),
  netRappen: integer('net_rappen').notNull(),
  vatRappen: integer('vat_rappen').notNull(),
});

export const cashMove = pgTable('cash_move', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  number: integer('number').notNull(),
  period: integer('period').notNull(),
  kind: text('kind').notNull(),
  amountRappen: integer('amount_rappen').notNull(),
  reason: text('reason'),
  staffId: uuid('staff_id'),
  staffName: text('staff_name'),
  accountId: uuid('account_id').notNull(),
  cashier: text('cashier').notNull(),
  at: instant('at').notNull(),
  day: day('day').notNull(),
});

export const closing = pgTable('closing', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  number: integer('number').notNull(),
  at: instant('at').notNull(),
  day: day('day').notNull(),
  accountId: uuid('account_id').notNull(),
  cashier: text('cashier').notNull(),
  openingRappen: integer('opening_rappen').notNull(),
  expectedRappen: integer('expected_rappen').notNull(),
  countedRappen: integer('counted_rappen').notNull(),
  counted: jsonb('counted').notNull(),
  leftRappen: integer('left_rappen').notNull(),
  note: text('note'),
  text: text('text').notNull(),
  previousHash: text('previous_hash').notNull(),
  hash: text('hash').notNull(),
});
