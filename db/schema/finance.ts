/** The vendor’s account, and the check of the books. */
import { integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { day, instant, salonId } from './columns.ts';

export const vendorMovement = pgTable('vendor_movement', {
  salonId: salonId(),
  movementRef: text('movement_ref').notNull(),
  kind: text('kind').notNull(),
  amountRappen: integer('amount_rappen').notNull(),
  feeRappen: integer('fee_rappen').notNull(),
  currency: text('currency').notNull(),
  sourceRef: text('source_ref'),
  paymentRef: text('payment_ref'),
  purpose: text('purpose'),
  reference: uuid('reference'),
  refundId: uuid('refund_id'),
  payoutRef: text('payout_ref'),
  at: instant('at').notNull(),
  availableAt: instant('available_at').notNull(),
});

export const vendorPayout = pgTable('vendor_payout', {
  salonId: salonId(),
  payoutRef: text('payout_ref').notNull(),
  amountRappen: integer('amount_rappen').notNull(),
  ownRappen: integer('own_rappen').notNull(),
  othersRappen: integer('others_rappen').notNull(),
  strayRappen: integer('stray_rappen').notNull(),
  status: text('status').notNull(),
  at: instant('at').notNull(),
  arrivesAt: instant('arrives_at').notNull(),
});

export const booksCheck = pgTable('books_check', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  accountId: uuid('account_id'),
  day: day('day').notNull(),
  state: text('state').notNull(),
  askedAt: instant('asked_at').notNull(),
  endedAt: instant('ended_at'),
  vendorAt: instant('vendor_at'),
  carriedUntil: instant('carried_until'),
  carried: jsonb('carried'),
  equation: jsonb('equation'),
  findings: integer('findings').notNull().default(0),
  unexplained: integer('unexplained').notNull().default(0),
});

export const booksFinding = pgTable('books_finding', {
  salonId: salonId(),
  checkId: uuid('check_id').notNull(),
  position: integer('position').notNull(),
  kind: text('kind').notNull(),
  subjectKind: text('subject_kind').notNull(),
  subjectId: text('subject_id').notNull(),
  label: text('label').notNull(),
  day: day('day'),
  amountRappen: integer('amount_rappen').notNull(),
  mark: text('mark').notNull().default(''),
});

export const booksExplained = pgTable('books_explained', {
  salonId: salonId(),
  kind: text('kind').notNull(),
  subjectId: text('subject_id').notNull(),
  amountRappen: integer('amount_rappen').notNull(),
  mark: text('mark').notNull().default(''),
  words: text('words').notNull(),
  accountId: uuid('account_id').notNull(),
  at: instant('at').notNull(),
});
