import type { Clock } from '../../ports/clock.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Member } from '../../shared/actor.ts';
import type { SessionId } from '../../shared/ids.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { accountEntry } from '../account-entry.ts';

export type EndSessionsDeps = { readonly uow: UnitOfWork; readonly clock: Clock };

/** One of one's own, or all of them with the one that asks. Somebody else's is not found. */
export type EndSessions = (
  actor: Member,
  which: SessionId | 'everywhere',
) => Promise<Result<{ readonly ended: number }, { readonly kind: 'not_found' }>>;

export const endSessions =
  ({ uow, clock }: EndSessionsDeps): EndSessions =>
  (actor, which) =>
    uow.run<{ ended: number }, { kind: 'not_found' }>(actor, async ({ identity: { sessions }, audit }) => {
      const at = clock.now();
      const ended =
        which === 'everywhere'
          ? await sessions.endAllOf(actor.accountId, null, at, 'ended_by_owner')
          : Number(await sessions.endOf(actor.accountId, which, at, 'ended_by_owner'));
      if (ended === 0) return err({ kind: 'not_found' });
      await audit.append(accountEntry('account.sessions_ended', actor.accountId, { ended }), at);
      return ok({ ended });
    });
