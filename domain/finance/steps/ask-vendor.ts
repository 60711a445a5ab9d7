import type { Clock } from '../../ports/clock.ts';
import type { VendorMirror } from '../../ports/finance.ts';
import type { Log } from '../../ports/log.ts';
import type { Payments } from '../../ports/payments.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { Instant } from '../../shared/salon-time.ts';

export type AskVendorDeps = {
  readonly payments: Payments;
  readonly mirror: VendorMirror;
  readonly clock: Clock;
  readonly log: Log;
};

const DAY = 86_400_000;
/** Asked again: a line may have come late, and the same line is kept once. */
const OVERLAP = 3 * DAY;
/** A payout that is under way may still fail; none takes so long. */
const PAYOUTS_OVERLAP = 40 * DAY;

/**
 * Copies what the vendor's account says since the last check, of all salons at once. What belongs to none stands in the
 * log, and in every payout that it is a part of.
 *
 * @returns the moment as of which all of it is there
 */
export async function askVendor({
  payments,
  mirror,
  clock,
  log,
}: AskVendorDeps): Promise<Result<Instant, { readonly kind: 'try_again' }>> {
  const asOf = clock.now();
  const told = await mirror.toldUntil();
  const from = (back: number): Instant => Math.max(0, (told ?? 0) - back) as Instant;
  let stray = 0;
  for (let after: string | null = null; ;) {
    const page = await payments.movementsSince({ since: from(OVERLAP), after });
    if (!page.ok) return err({ kind: 'try_again' });
    stray += (await mirror.keep(page.value.movements)).length;
    after = page.value.next;
    if (after === null) break;
  }
  for (let after: string | null = null; ;) {
    const page = await payments.payoutsSince({ since: from(PAYOUTS_OVERLAP), after });
    if (!page.ok) return err({ kind: 'try_again' });
    for (const payout of page.value.payouts) {
      const lines = await payments.movementsIn(payout.payoutRef);
      if (!lines.ok) return err({ kind: 'try_again' });
      await mirror.keepPayout(payout, lines.value);
    }
    after = page.value.next;
    if (after === null) break;
  }
  if (stray > 0) log.error('Money at the payment vendor belongs to no salon', { count: stray });
  return ok(asOf);
}
