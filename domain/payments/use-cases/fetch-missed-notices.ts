import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { VendorInbox } from '../../ports/payment-store.ts';
import type { Payments } from '../../ports/payments.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { Instant } from '../../shared/salon-time.ts';

export type FetchMissedNotices = () => Promise<
  Result<{ readonly missed: number }, { readonly kind: 'try_again' }>
>;

const HOUR = 3_600_000;
/** Asked for every hour: a day in which nobody could ask is caught up with. */
const LOOK_BACK = 26 * HOUR;

/** Asks the vendor what has happened, and stores what never arrived as a message. */
export const fetchMissedNotices =
  (deps: {
    readonly payments: Payments;
    readonly inbox: VendorInbox;
    readonly clock: Clock;
    readonly log: Log;
  }): FetchMissedNotices =>
  async () => {
    const at = deps.clock.now();
    const since = (at - LOOK_BACK) as Instant;
    let missed = 0;
    for (let after: string | null = null; ;) {
      const page = await deps.payments.happenedSince({ since, after });
      if (!page.ok) return err({ kind: 'try_again' });
      for (const notice of page.value.notices) {
        if (await deps.inbox.take(notice, at)) missed += 1;
      }
      after = page.value.next;
      if (after === null) break;
    }
    if (missed > 0) deps.log.warn('Messages of the payment vendor had not arrived', { count: missed });
    return ok({ missed });
  };
