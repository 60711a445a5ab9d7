import { appointmentEntry, visitFacts } from '../../audit/appointment-entry.ts';
import type { LetterKind } from '../../notifications/letter.ts';
import { succeeded } from '../../payments/payment.ts';
import { applyVerdict } from '../../payments/steps/apply-verdict.ts';
import type { Said } from '../../payments/steps/apply-verdict.ts';
import type { NoticeOutcome, PaymentRecord } from '../../payments/vendor-records.ts';
import type { Clock } from '../../ports/clock.ts';
import type { HoldDetails } from '../../ports/deposits.ts';
import type { Letters } from '../../ports/letters.ts';
import type { VisitPayment } from '../../payments/payment.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { CustomerId, MailId } from '../../shared/ids.ts';
import type { Rappen } from '../../shared/money.ts';
import { rappen } from '../../shared/money.ts';
import { ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { instantOf, isoInstant, minuteOf } from '../../shared/salon-time.ts';
import type { Instant } from '../../shared/salon-time.ts';
import type {
  Appointment,
  ConfirmedAppointment,
  EndedAppointment,
  Hold,
  RequestedAppointment,
} from '../../slots/appointment.ts';
import { explainStartOfParts } from '../../slots/explain-start.ts';
import { confirmHold, isHold, isLive, requestHold } from '../../slots/hold.ts';
import { partsOfFrozen } from '../../slots/wish-parts.ts';
import { depositEntry } from '../deposit-entry.ts';
import { bookDeposit, giveBack } from './book-deposit.ts';
import { keepCard } from './keep-card.ts';
import { postDepositLetter } from './deposit-letter.ts';
import type { DepositPost } from './deposit-letter.ts';

export type TakeDepositDeps = DepositPost & { readonly clock: Clock; readonly letters: Letters };

/**
 * Writes down what the vendor says of a page on which a deposit is paid. Verified money makes the visit of the hold; late
 * money too, if its time is still free; any other money goes back whole. Said again, it changes nothing.
 */
export async function takeDeposit(
  deps: TakeDepositDeps,
  stores: Stores,
  before: VisitPayment,
  said: Said,
): Promise<Result<NoticeOutcome, never>> {
  const { appointments, calendar, payments } = stores;
  const { page, money } = said;
  const seen = await appointments.find(before.visitId);
  if (seen === null) return ok('nobodys');
  // Whatever is written to the calendar is written behind the gate of its day.
  if (page.status === 'paid' || money?.status === 'succeeded') await calendar.gate([seen.day]);
  const visit = await appointments.lock(before.visitId);
  // Read again under the lock.
  const payment = await payments.find(before.id);
  if (visit === null || payment === null || payment.orderId !== null) return ok('nothing');
  if (payment.status === 'succeeded') return ok('nothing');
  const at = deps.clock.now();
  const owner = { salonId: visit.salonId, purpose: 'deposit', reference: visit.id } as const;
  const verdict = await applyVerdict(deps, stores, { owner, payment, at }, said);
  return verdict === 'paid' ? await take(deps, stores, visit, { payment, money, at }) : ok(verdict);
}

type Taken = { readonly payment: VisitPayment; readonly money: PaymentRecord | null; readonly at: Instant };

async function take(
  deps: TakeDepositDeps,
  stores: Stores,
  visit: Appointment,
  { payment, money, at }: Taken,
): Promise<Result<NoticeOutcome, never>> {
  const { audit, deposits, payments } = stores;
  const paid = succeeded(payment, money, at);
  await payments.change(paid);
  const parts = { ids: deps.ids, at };
  await bookDeposit(parts, stores, visit.id, 'received', paid.amount, { paymentId: paid.id });
  const details = await deposits.details(visit.id);
  const booked = details === null ? null : await bookPaid(deps, stores, visit, details, at);
  await keepCard(stores, visit.id, money, booked !== null, at);
  const facts = { paymentId: paid.id, amount: paid.amount, method: paid.method };
  await audit.append(
    depositEntry(booked === null ? 'deposit.late_money' : 'deposit.received', visit.id, facts),
    at,
  );
  if (booked !== null && details !== null) {
    await tellBooked(deps, stores, booked, details, { at, deposit: paid.amount });
    await deposits.forgetDetails(visit.id);
    return ok('applied');
  }
  await giveBack(parts, stores, visit.id, paid.amount, 'late_money', [paid.id]);
  const contact = details?.contact ?? (await stores.appointments.contactOf(visit.id));
  if (contact?.email) {
    const locale = details?.locale ?? visit.locale;
    const news = { recipient: contact.email, locale, amount: paid.amount, kept: rappen(0), reason: null };
    await postDepositLetter(deps, stores, 'deposit_late', visit, news, at);
  }
  return ok('applied');
}

type Booked = ConfirmedAppointment | RequestedAppointment;

/** The visit that is made of the place that was paid for; null: it is not to be had any more. */
async function bookPaid(
  { ids }: TakeDepositDeps,
  stores: Stores,
  visit: Appointment,
  { contact, locale, customerId: account }: HoldDetails,
  at: Instant,
): Promise<Booked | null> {
  const { appointments, audit, calendar, deposits } = stores;
  if (instantOf(visit.from) <= at) return null;
  const hold = await heldAgain(stores, visit, at);
  if (hold === null) return null;
  const customerId = ids.next() as CustomerId;
  const booked = hold.onRequest
    ? requestHold(hold, customerId, locale, at, (await calendar.book()).rules)
    : confirmHold(hold, customerId, locale, at);
  if (!booked.ok) return null;
  const appointment = booked.value;
  const { id } = appointment;
  const facts = visitFacts(appointment);
  if (appointment.status === 'requested') {
    await appointments.request(id, customerId, contact, locale, appointment);
    const answerBy = isoInstant(minuteOf(appointment.answerBy));
    await audit.append(appointmentEntry('appointment.requested', id, { ...facts, answerBy }), at);
  } else {
    await appointments.confirm(id, customerId, contact, at, locale);
    await audit.append(appointmentEntry('appointment.confirmed', id, facts), at);
  }
  if (account !== null) await deposits.joinProfile(id, account, contact.email);
  return appointment;
}

/** So long a hold lives that is taken up again, to be booked in the same transaction. */
const A_MOMENT = 60_000;
const untilNow = (at: Instant): Instant => (at + A_MOMENT) as Instant;

/**
 * The hold as it can be booked. One that is over and that nobody has cleared away still has its time; one that was
 * cleared away gets it again, from the same colleagues, if nobody else has it. One that its visitor has let go has none.
 */
async function heldAgain(stores: Stores, visit: Appointment, at: Instant): Promise<Hold | null> {
  if (isHold(visit)) return isLive(visit, at) ? visit : { ...visit, reservedUntil: untilNow(at) };
  if (visit.status !== 'expired' || visit.customerId !== null) return null;
  return await takenAgain(stores, visit, at);
}

async function takenAgain(
  { calendar, deposits, audit }: Stores,
  visit: EndedAppointment,
  at: Instant,
): Promise<Hold | null> {
  const { id, day, from, items } = visit;
  const lapsed = await calendar.sweep([day], at);
  await Promise.all(lapsed.map((gone) => audit.append(appointmentEntry('appointment.expired', gone), at)));
  const [book, busy] = await Promise.all([calendar.book(), calendar.busy([day], at)]);
  const frozen = items.map(({ serviceId, segments, staffId }) => ({ serviceId, segments, staff: staffId }));
  const parts = partsOfFrozen(book, frozen);
  const answer = parts.ok ? explainStartOfParts(book, busy, parts.value, from) : null;
  const plan =
    answer?.kind === 'bookable'
      ? answer.plans.find((each) => each.items.every((item, n) => item.from === items[n]?.from))
      : undefined;
  if (plan === undefined) return null;
  const reservedUntil = untilNow(at);
  await deposits.revive(id, reservedUntil);
  // Under the gate busy time is the truth: an overlap here is a fault, and everything is rolled back.
  if (!(await calendar.occupy(id, plan))) throw new Error('a time that was free could not be taken');
  const { customerId: _, requestEnd: __, ...core } = visit;
  return { ...core, status: 'reserved', reservedUntil };
}

async function tellBooked(
  { ids, letters }: TakeDepositDeps,
  { calendar, outbox }: Stores,
  appointment: Booked,
  { contact, locale }: HoldDetails,
  { at, deposit }: { readonly at: Instant; readonly deposit: Rappen },
): Promise<void> {
  const kind: LetterKind = appointment.status === 'requested' ? 'request_received' : 'appointment_confirmed';
  const salon = await calendar.card();
  const content = letters.compose(kind, { appointment, contact, salon, locale, at, deposit });
  const id = ids.next() as MailId;
  const recipient = contact.email;
  await outbox.post({ id, kind, appointmentId: appointment.id, recipient, locale, content }, at);
}
