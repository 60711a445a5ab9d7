/** Payments and what is paid with: deposits, cards, vouchers, points. */
import { integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { day, instant, salonId } from './columns.ts';

export const voucher = pgTable('voucher', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  codeDigest: text('code_digest').notNull(),
  codeKey: text('code_key').notNull(),
  lastFour: text('last_four').notNull(),
  valueRappen: integer('value_rappen').notNull(),
  balanceRappen: integer('balance_rappen').notNull().default(0),
  moves: integer('moves').notNull().default(0),
  validUntil: day('valid_until').notNull(),
  locale: text('locale').notNull(),
  recipient: text('recipient').notNull(),
  message: text('message').notNull(),
  orderId: uuid('order_id'),
  saleId: uuid('sale_id'),
  linePosition: integer('line_position'),
  pointsOf: uuid('points_of'),
  appointmentId: uuid('appointment_id'),
  visitorId: uuid('visitor_id'),
  issuedAt: instant('issued_at').notNull(),
  blockedAt: instant('blocked_at'),
  blockedReason: text('blocked_reason'),
  version: integer('version').notNull().default(1),
});

export const voucherMove = pgTable('voucher_move', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  voucherId: uuid('voucher_id').notNull(),
  number: integer('number').notNull(),
  kind: text('kind').notNull(),
  amountRappen: integer('amount_rappen').notNull(),
  balanceAfterRappen: integer('balance_after_rappen').notNull(),
  orderId: uuid('order_id'),
  saleId: uuid('sale_id'),
  reason: text('reason'),
  actorKind: text('actor_kind').notNull(),
  actorId: text('actor_id').notNull(),
  at: instant('at').notNull(),
});

export const loyaltyProgramme = pgTable('loyalty_programme', {
  salonId: salonId(),
  pointsPerFranc: integer('points_per_franc').notNull(),
  tiers: jsonb('tiers').notNull(),
  since: instant('since'),
});

export const loyaltyMove = pgTable('loyalty_move', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  customerId: uuid('customer_id').notNull(),
  sourceKind: text('source_kind').notNull(),
  sourceId: uuid('source_id').notNull(),
  turn: integer('turn').notNull(),
  points: integer('points').notNull(),
  perFranc: integer('per_franc').notNull(),
  at: instant('at').notNull(),
});

export const payment = pgTable('payment', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  /** An order's, or a visit's. */
  orderId: uuid('order_id'),
  appointmentId: uuid('appointment_id'),
  visitorId: uuid('visitor_id').notNull(),
  method: text('method').notNull(),
  amountRappen: integer('amount_rappen').notNull(),
  status: text('status').notNull(),
  wish: jsonb('wish'),
  charge: jsonb('charge'),
  checkoutRef: text('checkout_ref'),
  paymentRef: text('payment_ref'),
  url: text('url'),
  openedAt: instant('opened_at').notNull(),
  expiresAt: instant('expires_at'),
  settledAt: instant('settled_at'),
  /** At the vendor. */
  paidAt: instant('paid_at'),
  refundedRappen: integer('refunded_rappen').notNull().default(0),
  feeRappen: integer('fee_rappen'),
});

export const refund = pgTable('refund', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  orderId: uuid('order_id'),
  appointmentId: uuid('appointment_id'),
  paymentId: uuid('payment_id').notNull(),
  amountRappen: integer('amount_rappen').notNull(),
  reason: text('reason').notNull(),
  words: text('words'),
  status: text('status').notNull(),
  refundRef: text('refund_ref'),
  createdAt: instant('created_at').notNull(),
  settledAt: instant('settled_at'),
});

export const paymentMatter = pgTable('payment_matter', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  kind: text('kind').notNull(),
  subject: text('subject').notNull(),
  orderId: uuid('order_id'),
  appointmentId: uuid('appointment_id'),
  amountRappen: integer('amount_rappen'),
  notedAt: instant('noted_at').notNull(),
  settledAt: instant('settled_at'),
  settledWords: text('settled_words'),
});

/** Who is at the vendor's page, until the money is there. */
export const holdDetails = pgTable('hold_details', {
  salonId: salonId(),
  appointmentId: uuid('appointment_id').notNull(),
  visitorId: uuid('visitor_id').notNull(),
  customerId: uuid('customer_id'),
  firstName: text('first_name').notNull(),
  lastName: text('last_name').notNull(),
  email: text('email').notNull(),
  phone: text('phone').notNull(),
  note: text('note').notNull().default(''),
  locale: text('locale').notNull(),
  keptAt: instant('kept_at').notNull(),
});

export const savedCard = pgTable('saved_card', {
  salonId: salonId(),
  appointmentId: uuid('appointment_id').notNull(),
  visitorId: uuid('visitor_id').notNull(),
  consentVersion: text('consent_version').notNull(),
  consentWords: text('consent_words').notNull(),
  mostRappen: integer('most_rappen').notNull(),
  consentedAt: instant('consented_at').notNull(),
  payerRef: text('payer_ref'),
  cardRef: text('card_ref'),
  brand: text('brand'),
  last4: text('last4'),
  endedAt: instant('ended_at'),
  endReason: text('end_reason'),
});

export const depositMove = pgTable('deposit_move', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  appointmentId: uuid('appointment_id').notNull(),
  visitorId: uuid('visitor_id').notNull(),
  number: integer('number').notNull(),
  kind: text('kind').notNull(),
  amountRappen: integer('amount_rappen').notNull(),
  leftRappen: integer('left_rappen').notNull(),
  paymentId: uuid('payment_id'),
  refundId: uuid('refund_id'),
  saleId: uuid('sale_id'),
  invoiceId: uuid('invoice_id'),
  voucherId: uuid('voucher_id'),
  reason: text('reason'),
  actorKind: text('actor_kind').notNull(),
  actorId: text('actor_id').notNull(),
  at: instant('at').notNull(),
  rates: jsonb('rates').notNull(),
});

export const vendorEvent = pgTable('vendor_event', {
  eventId: text('event_id').notNull(),
  type: text('type').notNull(),
  subjectKind: text('subject_kind').notNull(),
  subjectRef: text('subject_ref').notNull(),
  receivedAt: instant('received_at').notNull(),
  outcome: text('outcome'),
  doneAt: instant('done_at'),
});
