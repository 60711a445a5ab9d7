import type { AccountSecrets } from '../../ports/account.ts';
import type { Clock } from '../../ports/clock.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Customer } from '../../shared/actor.ts';
import { ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { ownEntry } from '../account-audit.ts';

export type KeepFeedDeps = {
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly secrets: AccountSecrets;
};

export type RenewFeed = (actor: Customer) => Promise<Result<{ readonly token: string }, never>>;
export type RevokeFeed = (actor: Customer) => Promise<Result<null, never>>;

/** A new secret address for the calendar; the one before stops working. The secret is shown once and kept as a digest. */
export const renewFeed =
  ({ uow, clock, secrets }: KeepFeedDeps): RenewFeed =>
  (actor) =>
    uow.run<{ readonly token: string }, never>(actor, async ({ ownAccount, audit }) => {
      const at = clock.now();
      const token = secrets.feedToken();
      await ownAccount.saveFeed(secrets.feedDigest(token), at);
      await audit.append(ownEntry('account.feed_made', actor), at);
      return ok({ token });
    });

export const revokeFeed =
  ({ uow, clock }: Pick<KeepFeedDeps, 'uow' | 'clock'>): RevokeFeed =>
  (actor) =>
    uow.run<null, never>(actor, async ({ ownAccount, audit }) => {
      if (await ownAccount.dropFeed()) {
        await audit.append(ownEntry('account.feed_revoked', actor), clock.now());
      }
      return ok(null);
    });
