/** The salon, its rules, and what runs through all of it. */
import { bigint, boolean, doublePrecision, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { day, instant, localized, salonId, weeklySpan } from './columns.ts';

export const salon = pgTable('salon', {
  salonId: salonId(),
  slug: text('slug').notNull(),
  hosts: text('hosts').array().notNull(),
  name: text('name').notNull(),
  legalName: text('legal_name').notNull(),
  street: text('street').notNull(),
  postalCode: text('postal_code').notNull(),
  city: text('city').notNull(),
  canton: text('canton').notNull(),
  phone: text('phone').notNull(),
  email: text('email').notNull(),
  uid: text('uid'),
  vatLiable: boolean('vat_liable').notNull(),
  zone: text('zone').notNull(),
  latitude: doublePrecision('latitude').notNull(),
  longitude: doublePrecision('longitude').notNull(),
  settingsVersion: bigint('settings_version', { mode: 'number' }).notNull().default(1),
  createdAt: instant('created_at').notNull(),
  look: jsonb('look').$type<{ readonly accent: string; readonly deep: string; readonly mist: string }>(),
});

export const bookingRules = pgTable('booking_rules', {
  salonId: salonId(),
  granularityMinutes: integer('granularity_minutes').notNull(),
  leadMinutes: integer('lead_minutes').notNull(),
  horizonDays: integer('horizon_days').notNull(),
  holdMinutes: integer('hold_minutes').notNull(),
  maxLiveHolds: integer('max_live_holds').notNull(),
  maxServices: integer('max_services').notNull(),
  maxWaitMinutes: integer('max_wait_minutes').notNull(),
  cancelCutoffMinutes: integer('cancel_cutoff_minutes').notNull(),
  lateFeePercent: integer('late_fee_percent').notNull(),
  openOnRestDays: boolean('open_on_rest_days').notNull().default(false),
  secondFactorForLeaders: boolean('second_factor_for_leaders').notNull().default(false),
  waitlistOfferMinutes: integer('waitlist_offer_minutes').notNull().default(120),
  waitlistQuietFrom: integer('waitlist_quiet_from').notNull().default(1260),
  waitlistQuietTo: integer('waitlist_quiet_to').notNull().default(480),
  requestHours: integer('request_hours').notNull().default(24),
  depositPercent: integer('deposit_percent').notNull().default(0),
  depositLeastRappen: integer('deposit_least_rappen').notNull().default(0),
  depositBack: text('deposit_back').$type<'refund' | 'voucher'>().notNull().default('refund'),
  keepsCards: boolean('keeps_cards').notNull().default(false),
});

export const termsVersion = pgTable('terms_version', {
  salonId: salonId(),
  version: text('version').notNull(),
  validFrom: day('valid_from').notNull(),
  body: localized('body'),
});

export const openingHours = pgTable('opening_hours', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  ...weeklySpan,
});

export const closure = pgTable('closure', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  fromDay: day('from_day').notNull(),
  toDay: day('to_day').notNull(),
  fromMinute: integer('from_minute'),
  toMinute: integer('to_minute'),
  reason: localized('reason'),
});

export const vatRate = pgTable('vat_rate', {
  salonId: salonId(),
  code: text('code').notNull(),
  validFrom: day('valid_from').notNull(),
  basisPoints: integer('basis_points').notNull(),
});

export const auditEntry = pgTable('audit_entry', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  at: instant('at').notNull(),
  actorKind: text('actor_kind').notNull(),
  actorId: text('actor_id').notNull(),
  action: text('action').notNull(),
  targetKind: text('target_kind').notNull(),
  targetId: uuid('target_id').notNull(),
  reason: text('reason'),
  data: jsonb('data')
    .$type<Readonly<Record<string, string | number | boolean | null>>>()
    .notNull()
    .default({}),
  requestId: text('request_id'),
  customerId: uuid('customer_id'),
});

export const workerHeartbeat = pgTable('worker_heartbeat', {
  workerId: text('worker_id').primaryKey(),
  seenAt: instant('seen_at').notNull(),
});

export const numberCounter = pgTable('number_counter', {
  salonId: salonId(),
  kind: text('kind').notNull(),
  last: integer('last').notNull(),
});
