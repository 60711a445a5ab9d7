/** Until when a customer may move or cancel a visit without asking anybody. */
import { instantOf } from '../shared/salon-time.ts';
import type { Instant } from '../shared/salon-time.ts';
import { lineOf } from '../shared/typed-text.ts';
import type { Appointment } from './appointment.ts';
import type { CancellationPolicy, OwnPolicy } from './salon-book.ts';

const MINUTE = 60_000;
const LONGEST_REASON = 500;

/**
 * The policy of a visit: the strictest of its services' in either part, the longest cut-off and the highest percentage.
 * A customer cancels a visit as a whole, by one moment and for one share of its price, and is told both before booking;
 * a sum by item would need a table to explain. A service without a rule of its own brings the salon's.
 */
export function visitPolicy(
  salon: CancellationPolicy,
  services: readonly { readonly ownPolicy: OwnPolicy }[],
): CancellationPolicy {
  if (services.length === 0) return salon;
  const strictest = (part: keyof CancellationPolicy): number =>
    Math.max(...services.map(({ ownPolicy }) => ownPolicy[part] ?? salon[part]));
  return { cutoffMinutes: strictest('cutoffMinutes'), lateFeePercent: strictest('lateFeePercent') };
}

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
  const line = lineOf((text ?? '').slice(0, 4 * LONGEST_REASON));
  return line === '' ? null : [...line].slice(0, LONGEST_REASON).join('').trimEnd();
}
