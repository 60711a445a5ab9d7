/** What the vendor and TWINT allow (docs.stripe.com/payments/twint; what else is named stands beside each figure). */
import { rappen } from '../shared/money.ts';
import type { Rappen } from '../shared/money.ts';
import type { Instant } from '../shared/salon-time.ts';
import type { PaymentMethod } from './vendor-records.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** CHF 0.50: the vendor charges nothing smaller (docs.stripe.com/currencies#minimum-and-maximum-charge-amounts). */
export const LEAST_PAYABLE: Rappen = rappen(50);
/** CHF 5,000 a payment (docs.stripe.com/payments/twint). */
export const MOST_BY_TWINT: Rappen = rappen(500_000);
/** How long TWINT gives money back by the vendor; after that it takes a bank transfer. */
export const TWINT_REFUND_DAYS = 180;

/** A checkout lives 30 minutes to 24 hours after it was opened. */
const LEAST_LIFE = 30 * MINUTE;
const MOST_LIFE = 24 * 60 * MINUTE;
/** A request that is repeated minutes later, with the very same end, must still be acceptable. */
const TO_REPEAT = 5 * MINUTE;

/**
 * The end to ask the vendor for. Where our own end is earlier (a hold of 20 minutes), the checkout is expired by call
 * at that time; this is only the net below. Depends on nothing but its arguments, so a repetition asks for the same.
 */
export function checkoutEnd(openedAt: Instant, wanted: Instant): Instant {
  const least = openedAt + LEAST_LIFE + TO_REPEAT;
  const most = openedAt + MOST_LIFE - TO_REPEAT;
  return Math.min(Math.max(wanted, least), most) as Instant;
}

/** The last instant at which the vendor takes back a TWINT payment. */
export const twintRefundableUntil = (paidAt: Instant): Instant =>
  (paidAt + TWINT_REFUND_DAYS * DAY) as Instant;

/** Whether money can be set aside now and taken later. TWINT takes it at once, or not at all. */
export const canCaptureLater = (method: PaymentMethod): boolean => method !== 'twint';

/**
 * How what was paid by the vendor goes back: the way it came (`vendor`), or by a bank transfer that a person makes
 * (`by_hand`), because TWINT gives nothing back any more.
 */
export const wayBack = (
  method: PaymentMethod | 'other' | null,
  paidAt: Instant | null,
  now: Instant,
): 'vendor' | 'by_hand' =>
  method === 'twint' && paidAt !== null && now > twintRefundableUntil(paidAt) ? 'by_hand' : 'vendor';

/**
 * The ways in which an amount can be prepaid. TWINT is left out above its limit, and for a visit that may be cancelled
 * only after TWINT no longer gives money back.
 *
 * @param dueAt when what is paid for takes place; null for goods
 */
export function methodsFor(amount: Rappen, now: Instant, dueAt: Instant | null): readonly PaymentMethod[] {
  if (amount < LEAST_PAYABLE) return [];
  const tooMuch = amount > MOST_BY_TWINT;
  const tooFar = dueAt !== null && dueAt > twintRefundableUntil(now);
  return tooMuch || tooFar ? ['card'] : ['card', 'twint'];
}
