/** Invoices. */
import { sql } from 'drizzle-orm';
import { boolean, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { day, hexBytes, instant, salonId } from './columns.ts';

/** How invoices are paid. */
export const billingRules = pgTable('billing_rules', {
  salonId: salonId(),
  iban: text('iban'),
  paymentDays: integer('payment_days').notNull(),
});

/** Held by whoever gives the next number. */
export const invoiceCounter = pgTable('invoice_counter', {
  salonId: salonId(),
  year: integer('year').notNull(),
  last: integer('last').notNull(),
  lastAt: instant('last_at').notNull(),
});

/** Written by `issue_invoice` alone; never changed. */
export const invoice = pgTable('invoice', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  kind: text('kind').$type<'invoice' | 'credit_note'>().notNull(),
  year: integer('year').notNull(),
  count: integer('count').notNull(),
  issuedAt: instant('issued_at').notNull(),
  issuedOn: day('issued_on').notNull(),
  appointmentId: uuid('appointment_id'),
  orderId: uuid('order_id'),
  customerId: uuid('customer_id'),
  creditsId: uuid('credits_id'),
  reason: text('reason'),
  totalRappen: integer('total_rappen').notNull(),
  content: jsonb('content').notNull(),
  noShow: boolean('no_show')
    .notNull()
    .generatedAlwaysAs(sql`content @? '$.lines[*] ? (@.kind == "damages")'`),
});

export const invoicePaper = pgTable('invoice_paper', {
  salonId: salonId(),
  invoiceId: uuid('invoice_id').notNull(),
  pdf: hexBytes('pdf').notNull(),
  drawnAt: instant('drawn_at').notNull(),
});

export const invoicePayment = pgTable('invoice_payment', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  invoiceId: uuid('invoice_id').notNull(),
  amountRappen: integer('amount_rappen').notNull(),
  method: text('method').notNull(),
  receivedOn: day('received_on').notNull(),
  takesBack: uuid('takes_back'),
  accountId: uuid('account_id').notNull(),
  at: instant('at').notNull(),
});
