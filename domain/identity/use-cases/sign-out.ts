import type { Clock } from '../../ports/clock.ts';
import type { Secrets } from '../../ports/identity.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { SignInDesk } from '../../shared/actor.ts';
import { ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { accountEntry } from '../account-entry.ts';

export type SignOutDeps = { readonly uow: UnitOfWork; readonly clock: Clock; readonly secrets: Secrets };

export type SignOut = (
  actor: SignInDesk,
  secret: string,
) => Promise<Result<{ readonly ended: boolean }, never>>;

/** Ends the session whose secret it is, also one that has not shown its second factor. Repeating it changes nothing. */
export const signOut =
  ({ uow, clock, secrets }: SignOutDeps): SignOut =>
  (actor, secret) =>
    uow.run<{ ended: boolean }, never>(actor, async ({ identity: { sessions }, audit }) => {
      const at = clock.now();
      const ended = await sessions.endByDigest(secrets.sessionDigest(secret), at, 'signed_out');
      if (ended !== null) await audit.append(accountEntry('account.signed_out', ended.accountId), at);
      return ok({ ended: ended !== null });
    });
