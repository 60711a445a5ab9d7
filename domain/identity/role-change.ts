/** Who of the team may do what, as the salon's owner settles it. */
import type { AccountId, StaffId } from '../shared/ids.ts';
import { err, ok } from '../shared/result.ts';
import type { Result } from '../shared/result.ts';
import type { EmployeeRole } from '../shared/actor.ts';

/** What an owner can give. Head office belongs to the operator and is given by nobody in a salon. */
export const GIVEN_ROLES = ['owner', 'manager', 'staff'] as const satisfies readonly EmployeeRole[];

export type Grant = {
  readonly accountId: AccountId;
  readonly role: EmployeeRole;
  /** The column of the calendar that is theirs, if they have one. */
  readonly staffId: StaffId | null;
};

/** What an account may do from now on; null: no more than a customer. */
export type WantedRole = { readonly role: EmployeeRole; readonly staffId: StaffId | null } | null;

export type RoleRefusal =
  | { readonly kind: 'not_found' }
  /** Somebody else has changed it in the meantime; `current` is what they left. */
  | { readonly kind: 'changed'; readonly current: WantedRole }
  /** A salon without an owner could never give itself one again. */
  | { readonly kind: 'last_owner' }
  /** The colleague signs in with another account. */
  | { readonly kind: 'colleague_taken' };

/** What a form was filled in from, and what comes of it, in one word. */
export const roleWords = (role: WantedRole): string =>
  role === null ? 'none' : `${role.role} ${role.staffId ?? ''}`.trim();

/**
 * Judges a change among all the grants of the salon, as they are locked.
 *
 * @param seen by `roleWords`: what the form was filled in from
 * @returns the grants that result
 */
export function changeGrants(
  grants: readonly Grant[],
  by: AccountId,
  accountId: AccountId,
  seen: string,
  wanted: WantedRole,
): Result<readonly Grant[], RoleRefusal> {
  const roleOf = (id: AccountId) => grants.find((grant) => grant.accountId === id) ?? null;
  // Whoever was demoted while this was on its way settles nothing any more.
  if (roleOf(by)?.role !== 'owner') return err({ kind: 'not_found' });
  const current = roleOf(accountId);
  if (roleWords(current) === roleWords(wanted)) return ok(grants);
  if (roleWords(current) !== seen) return err({ kind: 'changed', current });
  const others = grants.filter((grant) => grant.accountId !== accountId);
  if (wanted?.staffId != null && others.some(({ staffId }) => staffId === wanted.staffId)) {
    return err({ kind: 'colleague_taken' });
  }
  const after = wanted === null ? others : [...others, { accountId, ...wanted }];
  return after.some(({ role }) => role === 'owner') ? ok(after) : err({ kind: 'last_owner' });
}
