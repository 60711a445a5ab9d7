/** What the salon sends. */
import { boolean, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, day, instant, salonId } from './columns.ts';

export const outboxMail = pgTable('outbox_mail', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  kind: text('kind').notNull(),
  appointmentId: uuid('appointment_id'),
  recipient: text('recipient').notNull(),
  locale: text('locale').notNull(),
  subject: text('subject').notNull(),
  textBody: text('text_body').notNull(),
  htmlBody: text('html_body').notNull(),
  calendarMethod: text('calendar_method').$type<'REQUEST' | 'CANCEL'>(),
  calendarIcs: text('calendar_ics'),
  status: text('status').$type<'queued' | 'sent' | 'parked'>().notNull().default('queued'),
  attempts: integer('attempts').notNull().default(0),
  createdAt: instant('created_at').notNull(),
  firstAttemptAt: instant('first_attempt_at'),
  doneAt: instant('done_at'),
  vendorId: text('vendor_id'),
  lastError: text('last_error'),
  /** Whose visit the letter is about, when they caused it themselves. */
  visitorId: uuid('visitor_id'),
  fileName: text('file_name'),
  fileType: text('file_type'),
  fileBody: bytes('file_body'),
});

export const messageRules = pgTable('message_rules', {
  salonId: salonId(),
  reminders: boolean('reminders').notNull(),
  reminderHours: integer('reminder_hours').notNull(),
  reminderChannel: text('reminder_channel').$type<'email' | 'call_list'>().notNull(),
  morningMail: boolean('morning_mail').notNull(),
  morningMinute: integer('morning_minute').notNull(),
  morningRecipients: text('morning_recipients').array().notNull(),
});

export const reminder = pgTable('reminder', {
  salonId: salonId(),
  appointmentId: uuid('appointment_id').notNull(),
  startsAt: instant('starts_at').notNull(),
  postedAt: instant('posted_at').notNull(),
});

export const reminderCall = pgTable('reminder_call', {
  salonId: salonId(),
  appointmentId: uuid('appointment_id').notNull(),
  startsAt: instant('starts_at').notNull(),
  accountId: uuid('account_id').notNull(),
  calledAt: instant('called_at').notNull(),
});

export const daySheetMail = pgTable('day_sheet_mail', {
  salonId: salonId(),
  day: day('day').notNull(),
  postedAt: instant('posted_at').notNull(),
});
