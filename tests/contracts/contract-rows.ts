/** Holds, plans, contacts and letters for the suites: made by hand, so that they test the adapter and nothing else. */
import type { LetterDraft } from '#domain/notifications/letter.ts';
import type { Stores } from '#domain/ports/unit-of-work.ts';
import type { LinkHolder, System, Visitor } from '#domain/shared/actor.ts';
import type { AppointmentId, AttemptId, CustomerId, MailId, SalonId, VisitorId } from '#domain/shared/ids.ts';
import { rappen } from '#domain/shared/money.ts';
import { dateOf, instantOf } from '#domain/shared/salon-time.ts';
import type { EpochMinute, Instant } from '#domain/shared/salon-time.ts';
import type { AppointmentItem, ContactDetails, Hold } from '#domain/slots/appointment.ts';
import type { Occupied, VisitPlan } from '#domain/slots/visit-plan.ts';
import { at as minuteAt, ZURICH } from '#tests/support/builders/salon-book.ts';
import { ANNA, CUT, SALON } from './contract-salon.ts';

const uuid = (group: string, number: number): string =>
  `${group.padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`;

export const visitor = (number: number, salonId: SalonId = SALON): Visitor => ({
  kind: 'visitor',
  salonId,
  visitorId: uuid('b1', number) as VisitorId,
});
export const ALICE = visitor(1);
export const BRUNO = visitor(2);

export const linkTo = (id: AppointmentId, actor: Visitor = ALICE): LinkHolder => ({
  kind: 'link',
  salonId: actor.salonId,
  appointmentId: id,
  visitorId: actor.visitorId,
});

export const system = (salonId: SalonId = SALON): System => ({
  kind: 'system',
  salonId,
  job: 'expire-holds',
});

export const appointmentId = (number: number) => uuid('ab', number) as AppointmentId;
export const attemptId = (number: number) => uuid('a7', number) as AttemptId;
export const customerId = (number: number) => uuid('c5', number) as CustomerId;
export const mailId = (number: number) => uuid('ae', number) as MailId;

/** `instant('2026-03-17 10:00')`, by the clock in Zurich. */
export const instant = (text: string): Instant => instantOf(minuteAt(text));

/** A Monday, eight in the morning. */
export const NOW = instant('2026-03-09 08:00');
export const IN_TEN_MINUTES = (NOW + 600_000) as Instant;

/** What half an hour with Anna occupies, unless said otherwise. */
export function aPlan(
  start: string,
  over: { occupies?: readonly Occupied[]; minutes?: number } = {},
): VisitPlan {
  const from = minuteAt(start);
  const to = (from + (over.minutes ?? 30)) as EpochMinute;
  return {
    day: dateOf(instantOf(from), ZURICH),
    from,
    to,
    waiting: 0,
    items: [{ serviceId: CUT, staffId: ANNA, from, to, segments: [to - from] }],
    occupies: over.occupies ?? [{ staffId: ANNA, from, to }],
  };
}

const itemOf = (plan: VisitPlan): AppointmentItem => ({
  position: 0,
  serviceId: CUT,
  staffId: ANNA,
  staffChosen: true,
  serviceName: { 'de-CH': 'Schnitt', en: 'Cut' },
  staffName: 'Anna',
  price: rappen(6000),
  vatCode: 'standard',
  vatBasisPoints: 810,
  segments: [plan.to - plan.from],
  from: plan.from,
  to: plan.to,
});

export const aHold = (
  number: number,
  plan: VisitPlan,
  over: Partial<Hold> & { readonly actor?: Visitor } = {},
): Hold => {
  const { actor = ALICE, ...rest } = over;
  return {
    id: appointmentId(number),
    salonId: actor.salonId,
    attemptId: attemptId(number),
    visitorId: actor.visitorId,
    locale: 'de-CH',
    status: 'reserved',
    reservedUntil: IN_TEN_MINUTES,
    day: plan.day,
    from: plan.from,
    to: plan.to,
    items: [itemOf(plan)],
    total: rappen(6000),
    policy: { cutoffMinutes: 1440, lateFeePercent: 50 },
    deposit: rappen(0),
    depositBack: 'refund',
    termsVersion: '2026-01',
    onRequest: false,
    sequence: 0,
    ...rest,
  };
};

export const CONTACT: ContactDetails = {
  firstName: 'Alice',
  lastName: 'Muster',
  email: 'alice@example.ch',
  phone: '+41791234567',
  note: 'Zweiter Stock',
};

export const aLetter = (number: number, id: AppointmentId): LetterDraft => ({
  id: mailId(number),
  kind: 'appointment_confirmed',
  appointmentId: id,
  recipient: CONTACT.email,
  locale: 'de-CH',
  content: {
    subject: 'Bis bald',
    text: 'Grüezi Alice',
    html: '<p>Grüezi Alice</p>',
    calendar: { method: 'REQUEST', ics: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n' },
  },
});

/** Gate, hold and occupancy, as reserving does it; false when the slot is taken. */
export async function place(
  { calendar, appointments }: Stores,
  hold: Hold,
  plan: VisitPlan,
): Promise<boolean> {
  await calendar.gate([plan.day]);
  await appointments.insertHold(hold);
  return calendar.occupy(hold.id, plan);
}
