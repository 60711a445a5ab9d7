/** What Stripe remembers under a key: https://docs.stripe.com/api/idempotent_requests */
import { createHash } from 'node:crypto';
import { StripeRefusal } from './refusal.ts';

/** Keys may be forgotten once they are 24 hours old; here they are. */
const KEY_LIFE = 24 * 60 * 60 * 1000;

export type Answer = { readonly status: number; readonly body: unknown };
type Known = { readonly fingerprint: string; readonly at: number; readonly answer: Answer };

export function idempotency(now: () => number) {
  const known = new Map<string, Known>();
  const atWork = new Set<string>();

  return {
    /** The first answer, where there is one. @throws StripeRefusal for another request under this key */
    before(key: string, request: string): Answer | null {
      if (key.length > 255) {
        throw new StripeRefusal(400, {
          type: 'idempotency_error',
          message: 'Idempotency keys can be at most 255 characters.',
        });
      }
      if (atWork.has(key)) {
        throw new StripeRefusal(409, {
          type: 'idempotency_error',
          code: 'idempotency_key_in_use',
          message: `There is currently another in-progress request using this Idempotent Key: ${key}.`,
        });
      }
      const before = known.get(key);
      if (!before || now() - before.at >= KEY_LIFE) return null;
      if (before.fingerprint === fingerprintOf(request)) return before.answer;
      throw new StripeRefusal(400, {
        type: 'idempotency_error',
        message:
          'Keys for idempotent requests can only be used with the same parameters they were first used with. ' +
          `Try using a key other than '${key}' if you meant to execute a different request.`,
      });
    },
    begin: (key: string): void => void atWork.add(key),
    end: (key: string): void => void atWork.delete(key),
    /** Also a decline is remembered; what failed before it was begun is not. */
    remember(key: string, request: string, answer: Answer): void {
      // A refusal of the parameters began nothing.
      if (answer.status === 400 || answer.status === 404) return;
      known.set(key, { fingerprint: fingerprintOf(request), at: now(), answer });
      if (known.size > 100_000) known.delete(known.keys().next().value as string);
    },
    clear: (): void => known.clear(),
  };
}

const fingerprintOf = (request: string): string => createHash('sha256').update(request).digest('hex');
