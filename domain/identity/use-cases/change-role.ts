import type { Clock } from '../../ports/clock.ts';
import type { Stores, UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Insider } from '../../shared/actor.ts';
import type { AccountId } from '../../shared/ids.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { accountEntry } from '../account-entry.ts';
import { invitationEntry } from '../invitation.ts';
import { may } from '../permissions.ts';
import { changeGrants, type RoleRefusal, type WantedRole } from '../role-change.ts';

type Deps = { readonly uow: UnitOfWork; readonly clock: Clock };

export type ChangeRole = (
  actor: Insider,
  input: {
    readonly accountId: AccountId;
    /** By `roleWords`: what the form was filled in from. */
    readonly seen: string;
    readonly wanted: WantedRole;
  },
) => Promise<Result<{ readonly ended: number }, RoleRefusal>>;

/**
 * Changes what an account of the salon may do. All its sessions end: whoever is demoted is out at once, and whoever
 * rises begins with a session that nobody could have prepared for them.
 */
export const changeRole =
  ({ uow, clock }: Deps): ChangeRole =>
  async (actor, { accountId, seen, wanted }) => {
    if (!may(actor, 'roles.change')) return err({ kind: 'not_found' });
    return await uow.run<{ ended: number }, RoleRefusal>(actor, async (stores) => {
      const account = await stores.identity.roles.account(accountId);
      if (account === null) return err({ kind: 'not_found' });
      return await settle(stores, actor.accountId, accountId, seen, wanted, clock);
    });
  };

async function settle(
  { identity: { roles, invitations }, audit }: Stores,
  by: AccountId,
  accountId: AccountId,
  seen: string,
  wanted: WantedRole,
  clock: Clock,
): Promise<Result<{ readonly ended: number }, RoleRefusal>> {
  const grants = await roles.lockGrants();
  const before = grants.find((grant) => grant.accountId === accountId) ?? null;
  const changed = changeGrants(grants, by, accountId, seen, wanted);
  if (!changed.ok) return changed;
  if (changed.value === grants) return ok({ ended: 0 });
  const at = clock.now();
  if (wanted === null) await roles.take(accountId);
  else await roles.give({ accountId, ...wanted }, at);
  const ended = await roles.endSessions(accountId, at);
  // Whom a former owner has invited comes in by nobody's leave; another owner may invite them anew.
  const revoked =
    before?.role === 'owner' && wanted?.role !== 'owner' ? await invitations.revokeAllOf(accountId, at) : [];
  for (const id of revoked) await audit.append(invitationEntry('invitation.revoked', id, { by: 'role' }), at);
  await audit.append(
    accountEntry('account.role_changed', accountId, {
      from: before?.role ?? null,
      to: wanted?.role ?? null,
      ended,
    }),
    at,
  );
  return ok({ ended });
}
