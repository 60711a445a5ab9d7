/** An owner invites somebody by e-mail to work in the salon. */
import type { AuditEntry } from '../audit/audit-entry.ts';
import type { EmployeeRole } from '../shared/actor.ts';
import type { AccountId, InvitationId, StaffId } from '../shared/ids.ts';
import type { Instant } from '../shared/salon-time.ts';
import type { Grant } from './role-change.ts';

export type Invitation = {
  readonly id: InvitationId;
  /** In the spelling of `parseEmail`. */
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly role: EmployeeRole;
  readonly staffId: StaffId | null;
  /** Whoever wrote the newest letter. */
  readonly invitedBy: AccountId;
  /** How many letters went out, each with a link of its own: the newest one counts. */
  readonly letters: number;
  readonly expiresAt: Instant;
  /** Null: it has been neither accepted nor revoked. */
  readonly outcome: 'accepted' | 'revoked' | null;
};

export const INVITATION_DAYS = 7;

export const invitationEnd = (at: Instant): Instant => (at + INVITATION_DAYS * 24 * 3_600_000) as Instant;

/**
 * Whether its link still opens anything. An invitation is worth what its inviter still is: somebody who leaves, or whose
 * account was in other hands, must leave no door behind.
 */
export const isOpen = (
  { outcome, expiresAt, invitedBy }: Pick<Invitation, 'outcome' | 'expiresAt' | 'invitedBy'>,
  grants: readonly Grant[],
  at: Instant,
): boolean =>
  outcome === null &&
  at < expiresAt &&
  grants.some(({ accountId, role }) => accountId === invitedBy && role === 'owner');

/** What the audit log says of an invitation: never a name or an address. */
export const invitationEntry = (
  action: 'invitation.sent' | 'invitation.revoked' | 'invitation.accepted',
  id: InvitationId,
  data: AuditEntry['data'] = {},
): AuditEntry => ({ action, target: { kind: 'invitation', id }, reason: null, data });
