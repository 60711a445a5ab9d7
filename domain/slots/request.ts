/** A visit that is asked for: until when the salon answers, and what becomes of it. */
import { instantOf } from '../shared/salon-time.ts';
import type { EpochMinute, Instant } from '../shared/salon-time.ts';
import type {
  ConfirmedAppointment,
  EndedAppointment,
  RequestedAppointment,
  RequestEnd,
} from './appointment.ts';
import type { BookingRules } from './salon-book.ts';
import type { Part } from './wish-parts.ts';

const MINUTE = 60_000;
const MINUTES_PER_HOUR = 60;

/** The salon has at least this long to answer: a start that leaves less is not offered on request. */
export const LEAST_ANSWER_MINUTES = 60;

export type AnswerRules = Pick<BookingRules, 'requestHours' | 'leadTime'>;

/** Answered later than this, nobody could have booked the time any more. */
export const lastAnswer = (start: EpochMinute, { leadTime }: Pick<AnswerRules, 'leadTime'>): Instant =>
  (instantOf(start) - leadTime * MINUTE) as Instant;

/**
 * Until when the salon answers what is asked for at `at`: `requestHours` real hours, as the cut-off is counted, also
 * across a change of the clock, and never later than the lead time before the start. A whole minute, rounded down: what
 * the customer is told is what counts. May lie before `at` when too little time is left.
 */
export function answerDeadline(start: EpochMinute, at: Instant, rules: AnswerRules): Instant {
  const soon = at + rules.requestHours * MINUTES_PER_HOUR * MINUTE;
  return (Math.floor(Math.min(soon, lastAnswer(start, rules)) / MINUTE) * MINUTE) as Instant;
}

/** The moment itself is over: from then on the customer is free, whether or not the job has told them yet. */
export const isOverdue = ({ answerBy }: Pick<RequestedAppointment, 'answerBy'>, at: Instant): boolean =>
  at >= answerBy;

/**
 * By how many minutes a start has to lie further ahead than the lead time: those of the hold and those of the answer.
 * 0 for what is not on request.
 */
export const answerRoom = (
  parts: readonly Pick<Part, 'onRequest'>[],
  { holdMinutes }: Pick<BookingRules, 'holdMinutes'>,
): number => (parts.some(({ onRequest }) => onRequest) ? holdMinutes + LEAST_ANSWER_MINUTES : 0);

/** Both are news: to a calendar that has a tentative entry, and to a page that still offers to answer. */
export function acceptedRequest(request: RequestedAppointment, at: Instant): ConfirmedAppointment {
  const { requestedAt: _, answerBy: __, ...core } = request;
  return { ...core, status: 'confirmed', confirmedAt: at, sequence: request.sequence + 1 };
}

export function endedRequest(request: RequestedAppointment, requestEnd: RequestEnd): EndedAppointment {
  const { requestedAt: _, answerBy: __, ...core } = request;
  const status = requestEnd === 'lapsed' ? 'expired' : 'cancelled';
  return { ...core, status, requestEnd, sequence: request.sequence + 1 };
}
