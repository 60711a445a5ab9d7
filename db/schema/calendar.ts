/** Visits, the places that they take, and who waits for one. */
import { sql } from 'drizzle-orm';
import { bigint, boolean, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { day, instant, localized, salonId } from './columns.ts';

export const calendarDay = pgTable('calendar_day', {
  salonId: salonId(),
  day: day('day').notNull(),
  version: bigint('version', { mode: 'number' }).notNull().default(1),
});

export const absence = pgTable('absence', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  staffId: uuid('staff_id').notNull(),
  kind: text('kind').$type<'holiday' | 'illness' | 'training' | 'other'>().notNull(),
  startsAt: instant('starts_at').notNull(),
  endsAt: instant('ends_at').notNull(),
});

export const blockedTime = pgTable('blocked_time', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  staffId: uuid('staff_id').notNull(),
  reason: text('reason').notNull(),
  startsAt: instant('starts_at').notNull(),
  endsAt: instant('ends_at').notNull(),
});

export const appointment = pgTable('appointment', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  status: text('status')
    .$type<
      | 'reserved'
      | 'requested'
      | 'confirmed'
      | 'checked_in'
      | 'completed'
      | 'cancelled'
      | 'expired'
      | 'no_show'
    >()
    .notNull(),
  reservedUntil: instant('reserved_until'),
  attemptId: uuid('attempt_id').notNull(),
  visitorId: uuid('visitor_id').notNull(),
  customerId: uuid('customer_id'),
  locale: text('locale').notNull(),
  day: day('day').notNull(),
  startsAt: instant('starts_at').notNull(),
  endsAt: instant('ends_at').notNull(),
  totalRappen: integer('total_rappen').notNull(),
  cancelCutoffMinutes: integer('cancel_cutoff_minutes').notNull(),
  lateFeePercent: integer('late_fee_percent').notNull(),
  termsVersion: text('terms_version').notNull(),
  note: text('note').notNull().default(''),
  sequence: integer('sequence').notNull().default(0),
  createdAt: instant('created_at').notNull(),
  confirmedAt: instant('confirmed_at'),
  endedAt: instant('ended_at'),
  endReason: text('end_reason'),
  stateAt: instant('state_at'),
  depositRappen: integer('deposit_rappen').notNull().default(0),
  depositBack: text('deposit_back').$type<'refund' | 'voucher'>().notNull().default('refund'),
  /** Written by `book_deposit` alone: the sum of the visit's `deposit_move`. */
  depositLeftRappen: integer('deposit_left_rappen').notNull().default(0),
  claimRappen: integer('claim_rappen'),
  givenUp: boolean('given_up').notNull().default(false),
  onRequest: boolean('on_request').notNull().default(false),
  requestedAt: instant('requested_at'),
  answerBy: instant('answer_by'),
  requestEnd: text('request_end').$type<'declined' | 'withdrawn' | 'lapsed'>(),
  movedAt: instant('moved_at'),
});

export const appointmentItem = pgTable('appointment_item', {
  salonId: salonId(),
  appointmentId: uuid('appointment_id').notNull(),
  /** The appointment's own; the key holds the two together. */
  visitorId: uuid('visitor_id').notNull(),
  position: integer('position').notNull(),
  serviceId: uuid('service_id').notNull(),
  staffId: uuid('staff_id').notNull(),
  staffChosen: boolean('staff_chosen').notNull(),
  serviceName: localized('service_name'),
  staffName: text('staff_name').notNull(),
  priceRappen: integer('price_rappen').notNull(),
  vatCode: text('vat_code').notNull(),
  vatBasisPoints: integer('vat_basis_points').notNull(),
  segments: integer('segments').array().notNull(),
  startsAt: instant('starts_at').notNull(),
  endsAt: instant('ends_at').notNull(),
});

export const occupancy = pgTable('occupancy', {
  salonId: salonId(),
  subjectId: uuid('subject_id')
    .notNull()
    .generatedAlwaysAs(sql`coalesce(staff_id, resource_id)`),
  startsAt: instant('starts_at').notNull(),
  endsAt: instant('ends_at').notNull(),
  day: day('day').notNull(),
  staffId: uuid('staff_id'),
  resourceId: uuid('resource_id'),
  appointmentId: uuid('appointment_id'),
  /** The appointment's own; null where no appointment is. */
  visitorId: uuid('visitor_id'),
  absenceId: uuid('absence_id'),
  blockedTimeId: uuid('blocked_time_id'),
});

export const waitlistEntry = pgTable('waitlist_entry', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  visitorId: uuid('visitor_id').notNull(),
  guest: boolean('guest').notNull(),
  status: text('status').notNull(),
  wish: jsonb('wish').notNull(),
  fromDay: day('from_day').notNull(),
  toDay: day('to_day').notNull(),
  firstName: text('first_name').notNull(),
  lastName: text('last_name').notNull(),
  email: text('email').notNull(),
  phone: text('phone').notNull(),
  note: text('note').notNull().default(''),
  locale: text('locale').notNull(),
  known: bigint('known', { mode: 'number' }).array().notNull().default([]),
  createdAt: instant('created_at').notNull(),
  joinedAt: instant('joined_at'),
  endedAt: instant('ended_at'),
});

export const waitlistOffer = pgTable('waitlist_offer', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  entryId: uuid('entry_id').notNull(),
  visitorId: uuid('visitor_id').notNull(),
  appointmentId: uuid('appointment_id').notNull(),
  day: day('day').notNull(),
  startsAt: instant('starts_at').notNull(),
  endsAt: instant('ends_at').notNull(),
  status: text('status').notNull(),
  offeredAt: instant('offered_at').notNull(),
  expiresAt: instant('expires_at').notNull(),
  settledAt: instant('settled_at'),
});

export const moveOffer = pgTable('move_offer', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  appointmentId: uuid('appointment_id').notNull(),
  holdId: uuid('hold_id').notNull(),
  absenceId: uuid('absence_id'),
  sequence: integer('sequence').notNull(),
  wasStartsAt: instant('was_starts_at').notNull(),
  day: day('day').notNull(),
  plan: jsonb('plan').notNull(),
  byLetter: boolean('by_letter').notNull(),
  status: text('status').notNull(),
  offeredAt: instant('offered_at').notNull(),
  expiresAt: instant('expires_at').notNull(),
  settledAt: instant('settled_at'),
});

export const placeCall = pgTable('place_call', {
  salonId: salonId(),
  offerId: uuid('offer_id').notNull(),
  accountId: uuid('account_id').notNull(),
  calledAt: instant('called_at').notNull(),
});

export const waitlistDay = pgTable('waitlist_day', {
  salonId: salonId(),
  day: day('day').notNull(),
  version: bigint('version', { mode: 'number' }).notNull(),
  settingsVersion: bigint('settings_version', { mode: 'number' }).notNull(),
});
