/** Until when a customer may move or cancel a visit without asking anybody. */
import { instantOf } from '../shared/salon-time.ts';
import type { Instant } from '../shared/salon-time.ts';
import type { Appointment } from './appointment.ts';

const MINUTE = 60_000;
const LONGEST_REASON = 500;

/**
 * The last moment at which the visit can be moved or cancelled free of charge: `cutoffMinutes` real minutes before
 * its start, also across a change of the clock. The policy is the one frozen when the visit was booked.
 */
export const cutoffOf = (visit: Pick<Appointment, 'from' | 'policy'>): Instant =>
  (instantOf(visit.from) - visit.policy.cutoffMinutes * MINUTE) as Instant;

/** The moment of the cut-off itself is still free. */
export const isPastCutoff = (visit: Pick<Appointment, 'from' | 'policy'>, at: Instant): boolean =>
  at > cutoffOf(visit);

/**
 * A customer's reason in their own words, as the visit keeps it: one line, at most 500 characters, null when empty.
 * Nothing in it can be refused, because nobody has to give a reason. Personal data: it stays with the visit and does
 * not enter the audit log.
 */
export function cancellationReason(text: string | undefined): string | null {
  const line = (text ?? '')
    .slice(0, 4 * LONGEST_REASON)
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ')
    .trim();
  return line === '' ? null : [...line].slice(0, LONGEST_REASON).join('').trimEnd();
}
