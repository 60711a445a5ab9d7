import type { Clock } from '../../ports/clock.ts';
import type { SignInRetention } from '../../ports/identity.ts';

/** How many rows are gone. Safe to run twice. */
export type ForgetSignIns = () => Promise<{ readonly forgotten: number }>;

/** Sessions with device and address go 30 days after their end, codes and counters after a day (product, Retention). */
export const forgetSignIns =
  ({ retention, clock }: { readonly retention: SignInRetention; readonly clock: Clock }): ForgetSignIns =>
  async () => ({ forgotten: await retention.forget(clock.now()) });
