/** Stripe's errors in the product's words. The table: https://docs.stripe.com/api/errors and /error-codes */
import Stripe from 'stripe';
import type {
  ChargeRefusal,
  KeyReused,
  NotFound,
  RefundRefusal,
  VendorTrouble,
} from '#domain/ports/payments.ts';
import type { PaymentRef } from '#domain/payments/payment-refs.ts';
import { redact } from '#domain/shared/redact.ts';
import { declineReason } from './decline-reason.ts';

const MOST_DETAIL = 200;

/** What the SDK throws for an answer of Stripe's, or for none; anything else is a mistake of ours and is thrown on. */
export function stripeErrorOf(error: unknown): Stripe.errors.StripeError {
  if (error instanceof Stripe.errors.StripeError) return error;
  // A proxy's error page in JSON that is `null` or has no `error`: the SDK trips over it.
  if (error instanceof TypeError)
    return new Stripe.errors.StripeAPIError({ message: 'no error in answer' } as never);
  throw error;
}

export function troubleOf(error: Stripe.errors.StripeError): VendorTrouble {
  const detail = [error.statusCode ?? error.type, error.code, redact(error.message)]
    .filter((part) => part !== undefined && part !== '')
    .join(' ')
    .slice(0, MOST_DETAIL);
  return { kind: willNeverAccept(error) ? 'rejected' : 'try_again', detail };
}

/**
 * 401 and 403 speak of the account (a key being rotated), not of the payment: it is repeated and succeeds once somebody
 * has mended that. 409 is the same key still at work, or two hands on one object: passing.
 */
function willNeverAccept({ statusCode: status, code }: Stripe.errors.StripeError): boolean {
  if (status === undefined || status >= 500 || status < 400) return false;
  return ![401, 403, 408, 409, 425, 429].includes(status) && code !== 'rate_limit' && code !== 'lock_timeout';
}

const KEY_REUSED: KeyReused = { kind: 'key_reused' };
const NOT_FOUND: NotFound = { kind: 'not_found' };

const isMissing = (error: Stripe.errors.StripeError): boolean =>
  error.statusCode === 404 || error.code === 'resource_missing';

export const findRefusal = (error: Stripe.errors.StripeError): VendorTrouble | NotFound =>
  isMissing(error) ? NOT_FOUND : troubleOf(error);

export const openRefusal = (error: Stripe.errors.StripeError): VendorTrouble | KeyReused =>
  error instanceof Stripe.errors.StripeIdempotencyError ? KEY_REUSED : troubleOf(error);

/** A card that was forgotten is still known to Stripe and belongs to nobody; it answers 400 then, not 404. */
const NOT_OURS =
  /does not belong to|was previously used .* without|may not be used again|no such (?:payment_?method|customer)/i;

/** Detached already, or never known. */
export const isForgotten = (error: Stripe.errors.StripeError): boolean =>
  isMissing(error) || (error.statusCode === 400 && /not attached to a customer/.test(error.message));

export function chargeRefusal(error: Stripe.errors.StripeError): ChargeRefusal {
  if (error.statusCode === 402) {
    const paymentRef = (error.payment_intent?.id ?? null) as PaymentRef | null;
    if (error.code === 'authentication_required') return { kind: 'needs_payer', paymentRef };
    return { kind: 'declined', reason: declineReason(error.code, error.decline_code), paymentRef };
  }
  if (isMissing(error) || (error.statusCode === 400 && NOT_OURS.test(error.message))) return NOT_FOUND;
  return openRefusal(error);
}

const REFUND_CODES: Readonly<Record<string, RefundRefusal['kind']>> = {
  charge_already_refunded: 'more_than_left',
  charge_disputed: 'disputed',
  refund_disputed_payment: 'disputed',
};

export function refundRefusal(error: Stripe.errors.StripeError): RefundRefusal {
  const known = REFUND_CODES[error.code ?? ''];
  if (known === 'more_than_left' || known === 'disputed') return { kind: known };
  if (isMissing(error)) return NOT_FOUND;
  // Both come without a code.
  if (error.statusCode === 400 && /\bgreater than\b/.test(error.message)) return { kind: 'more_than_left' };
  if (error.statusCode === 400 && /\b180 days\b|\btoo old\b/.test(error.message)) return { kind: 'too_late' };
  return openRefusal(error);
}
