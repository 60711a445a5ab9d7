/** A slot kept for a visitor for some minutes, and what can become of it. */
import { depositOf } from '../deposits/deposit-rule.ts';
import type { AppointmentId, AttemptId, CustomerId, VisitorId } from '../shared/ids.ts';
import type { Locale } from '../shared/locale.ts';
import { err, ok } from '../shared/result.ts';
import type { Result } from '../shared/result.ts';
import type { EpochMinute, Instant } from '../shared/salon-time.ts';
import type { Appointment, ConfirmedAppointment, Hold, RequestedAppointment, Visit } from './appointment.ts';
import { visitPolicy } from './cancellation.ts';
import { answerDeadline } from './request.ts';
import type { AnswerRules } from './request.ts';
import { freezeItems, fulfils, totalOf } from './frozen-items.ts';
import type { SalonBook } from './salon-book.ts';
import type { VisitPlan } from './visit-plan.ts';
import type { VisitWish } from './visit-wish.ts';

const MINUTE = 60_000;
const SALONS_RULE = { percent: null, least: null };

export type HoldFacts = {
  readonly id: AppointmentId;
  readonly attemptId: AttemptId;
  readonly visitorId: VisitorId;
  readonly locale: Locale;
  readonly wish: VisitWish;
  /** Made from the wish. */
  readonly plan: VisitPlan;
};

/**
 * A hold from `at` on for the salon's holding time. Price (Rappen, VAT included), VAT rate, length, cancellation
 * policy, deposit and terms are those of the book, and stay.
 *
 * @throws RangeError when the book cannot price the plan
 */
export function makeHold(book: SalonBook, facts: HoldFacts, at: Instant): Hold {
  const { wish, plan, ...named } = facts;
  const items = freezeItems(book, wish, plan);
  return {
    ...named,
    salonId: book.salonId,
    status: 'reserved',
    reservedUntil: (at + book.rules.holdMinutes * MINUTE) as Instant,
    day: plan.day,
    from: plan.from,
    to: plan.to,
    items,
    total: totalOf(items),
    onRequest: wish.items.some(({ serviceId }) => book.services.get(serviceId)?.onRequest === true),
    policy: visitPolicy(
      book.rules.cancellation,
      items.flatMap(({ serviceId }) => book.services.get(serviceId) ?? []),
    ),
    deposit: depositOf(
      book.rules.deposit,
      items.map(({ serviceId, price }) => ({
        price,
        ownDeposit: book.services.get(serviceId)?.ownDeposit ?? SALONS_RULE,
      })),
    ),
    depositBack: book.rules.depositBack,
    termsVersion: book.termsVersion,
    sequence: 0,
  };
}

export const isHold = (appointment: Appointment | null): appointment is Hold =>
  appointment?.status === 'reserved';

/**
 * A visit is what was confirmed or asked for, whatever became of it: it has a customer, and its link was sent. For a
 * hold, also one that has ended, no link was ever sent.
 */
export const isVisit = (appointment: Appointment | null): appointment is Visit =>
  appointment !== null && appointment.status !== 'reserved' && appointment.customerId !== null;

/** A hold counts until `reservedUntil` and not a moment longer, whether or not a job has cleaned up. */
export const isLive = (hold: Hold, at: Instant): boolean => at < hold.reservedUntil;

/** Whether the hold is the answer to this choice: a repeated submit gets it again. */
export const answers = (hold: Hold, wish: VisitWish, start: EpochMinute): boolean =>
  hold.from === start && fulfils(hold.items, wish);

/** The visit that a hold becomes, in the language in which the customer confirmed it; refused once it has lapsed. */
export function confirmHold(
  hold: Hold,
  customerId: CustomerId,
  locale: Locale,
  at: Instant,
): Result<ConfirmedAppointment, { readonly kind: 'hold_expired' }> {
  if (!isLive(hold, at)) return err({ kind: 'hold_expired' });
  const { reservedUntil: _, ...core } = hold;
  return ok({ ...core, status: 'confirmed', locale, customerId, confirmedAt: at });
}

/** The request that a hold becomes; refused once the hold has lapsed, and when no time is left for an answer. */
export function requestHold(
  hold: Hold,
  customerId: CustomerId,
  locale: Locale,
  at: Instant,
  rules: AnswerRules,
): Result<RequestedAppointment, { readonly kind: 'hold_expired' }> {
  const answerBy = answerDeadline(hold.from, at, rules);
  if (!isLive(hold, at) || answerBy <= at) return err({ kind: 'hold_expired' });
  const { reservedUntil: _, ...core } = hold;
  return ok({ ...core, status: 'requested', locale, customerId, requestedAt: at, answerBy });
}
