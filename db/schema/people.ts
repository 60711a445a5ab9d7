/** Customers, accounts, and how somebody proves who they are. */
import { sql } from 'drizzle-orm';
import { bigint, boolean, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant, salonId } from './columns.ts';

export const customer = pgTable('customer', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  firstName: text('first_name').notNull(),
  lastName: text('last_name').notNull(),
  email: text('email'),
  phone: text('phone'),
  locale: text('locale').notNull(),
  /** The booking that made this row, and its visitor; both or neither. */
  appointmentId: uuid('appointment_id'),
  visitorId: uuid('visitor_id'),
  createdAt: instant('created_at').notNull(),
  /** Counts as that customer since a merge. */
  mergedInto: uuid('merged_into'),
  searchName: text('search_name')
    .notNull()
    .generatedAlwaysAs(sql`search_words(first_name || ' ' || last_name)`),
  searchEmail: text('search_email').generatedAlwaysAs(sql`search_fold(email)`),
});

export const account = pgTable('account', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  email: text('email').notNull(),
  emailVerifiedAt: instant('email_verified_at'),
  passwordHash: text('password_hash'),
  visitorId: uuid('visitor_id').notNull(),
  customerId: uuid('customer_id').notNull(),
  locale: text('locale').notNull(),
  totpSecret: text('totp_secret'),
  totpConfirmedAt: instant('totp_confirmed_at'),
  totpLastStep: bigint('totp_last_step', { mode: 'number' }),
  createdAt: instant('created_at').notNull(),
});

export const roleGrant = pgTable('role_grant', {
  salonId: salonId(),
  accountId: uuid('account_id').notNull(),
  role: text('role').notNull(),
  staffId: uuid('staff_id'),
  grantedAt: instant('granted_at').notNull(),
});

export const session = pgTable('session', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  accountId: uuid('account_id').notNull(),
  tokenHash: text('token_hash').notNull(),
  device: text('device').notNull(),
  address: text('address').notNull(),
  createdAt: instant('created_at').notNull(),
  lastUsedAt: instant('last_used_at').notNull(),
  secondFactorAt: instant('second_factor_at'),
  endedAt: instant('ended_at'),
  endReason: text('end_reason'),
  chosenSalonId: uuid('chosen_salon_id'),
});

/** One row for each salon that a head-office account of another salon may read. */
export const hqGrant = pgTable('hq_grant', {
  salonId: salonId(),
  accountId: uuid('account_id').notNull(),
  homeSalonId: uuid('home_salon_id').notNull(),
  grantedAt: instant('granted_at').notNull(),
});

export const mailedCode = pgTable('mailed_code', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  purpose: text('purpose').notNull(),
  email: text('email').notNull(),
  accountId: uuid('account_id'),
  codeHash: text('code_hash').notNull(),
  pending: jsonb('pending'),
  attempts: integer('attempts').notNull().default(0),
  createdAt: instant('created_at').notNull(),
  expiresAt: instant('expires_at').notNull(),
  usedAt: instant('used_at'),
});

export const invitation = pgTable('invitation', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  email: text('email').notNull(),
  firstName: text('first_name').notNull(),
  lastName: text('last_name').notNull(),
  role: text('role').notNull(),
  staffId: uuid('staff_id'),
  tokenHash: text('token_hash').notNull(),
  invitedBy: uuid('invited_by').notNull(),
  letters: integer('letters').notNull().default(1),
  invitedAt: instant('invited_at').notNull(),
  expiresAt: instant('expires_at').notNull(),
  endedAt: instant('ended_at'),
  outcome: text('outcome'),
});

export const recoveryCode = pgTable('recovery_code', {
  salonId: salonId(),
  accountId: uuid('account_id').notNull(),
  codeHash: text('code_hash').notNull(),
  createdAt: instant('created_at').notNull(),
  usedAt: instant('used_at'),
});

export const attemptCount = pgTable('attempt_count', {
  salonId: salonId(),
  purpose: text('purpose').notNull(),
  subject: text('subject').notNull(),
  windowFrom: instant('window_from').notNull(),
  attempts: integer('attempts').notNull(),
});

export const addressChange = pgTable('address_change', {
  salonId: salonId(),
  accountId: uuid('account_id').notNull(),
  email: text('email'),
  codeHash: text('code_hash'),
  guesses: integer('guesses').notNull().default(0),
  expiresAt: instant('expires_at'),
  letters: integer('letters').notNull(),
  windowFrom: instant('window_from').notNull(),
});

export const consent = pgTable('consent', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  customerId: uuid('customer_id').notNull(),
  purpose: text('purpose').notNull(),
  granted: boolean('granted').notNull(),
  wording: text('wording').notNull(),
  at: instant('at').notNull(),
  actorKind: text('actor_kind').notNull(),
});

export const calendarFeed = pgTable('calendar_feed', {
  salonId: salonId(),
  accountId: uuid('account_id').notNull(),
  tokenHash: text('token_hash').notNull(),
  createdAt: instant('created_at').notNull(),
});

export const customerNote = pgTable('customer_note', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  customerId: uuid('customer_id').notNull(),
  body: text('body').notNull(),
  staffId: uuid('staff_id'),
  createdAt: instant('created_at').notNull(),
});

export const customerHealthNote = pgTable('customer_health_note', {
  salonId: salonId(),
  customerId: uuid('customer_id').notNull(),
  formula: text('formula').notNull(),
  allergies: text('allergies').notNull(),
  version: integer('version').notNull(),
  changedAt: instant('changed_at').notNull(),
});

export const customerImport = pgTable('customer_import', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  accountId: uuid('account_id').notNull(),
  createdAt: instant('created_at').notNull(),
  header: jsonb('header').notNull(),
  lines: jsonb('lines').notNull(),
  mapping: jsonb('mapping').notNull(),
  doneAt: instant('done_at'),
  report: jsonb('report'),
});
