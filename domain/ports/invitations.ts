import type { Invitation } from '../identity/invitation.ts';
import type { EmployeeRole, Insider, SignInDesk } from '../shared/actor.ts';
import type { AccountId, InvitationId, SalonId, StaffId } from '../shared/ids.ts';
import type { Locale } from '../shared/locale.ts';
import type { Instant } from '../shared/salon-time.ts';

/** Written by owners, read by the sign-in desk, which accepts for whoever holds the link. */
export interface InvitationStore {
  /** Locks the row. */
  lock(id: InvitationId): Promise<Invitation | null>;
  /** Whether one for this address is neither accepted nor revoked; one that is over may be. */
  waitsFor(email: string): Promise<boolean>;
  insert(invitation: Omit<Invitation, 'letters' | 'outcome'> & Letter): Promise<void>;
  /** Another letter: its link counts, the one before opens nothing any more. */
  renew(id: InvitationId, letter: Letter & Pick<Invitation, 'invitedBy' | 'expiresAt'>): Promise<void>;
  revoke(id: InvitationId, at: Instant): Promise<void>;
  /** All that this account has sent and nobody has accepted; which they were. */
  revokeAllOf(account: AccountId, at: Instant): Promise<readonly InvitationId[]>;
  /** As the salon knows them: the name of their column, else the address of the account. */
  signature(account: AccountId): Promise<string>;
  /** Reads without a lock; null when no link has this digest any more. */
  byDigest(tokenHash: string): Promise<Invitation | null>;
  /** Gives the role to the account with the invited address, in one line with all changes of roles; or says why not. */
  accept(tokenHash: string, account: AccountId, at: Instant): Promise<Acceptance>;
}

type Letter = { readonly tokenHash: string; readonly at: Instant };

/** `over`: accepted, revoked, too late, or its inviter is no owner any more. */
export type Acceptance = 'accepted' | 'over' | 'not_yours' | 'has_role' | 'colleague_taken';

export interface InvitationLinks {
  /** Absolute address of the invitation's page; from configuration, never from a request's host. */
  accept(salonId: SalonId, token: string, locale: Locale): string;
}

/** A line of the owner's list: neither accepted nor revoked. */
export type InvitationLine = {
  readonly id: InvitationId;
  readonly email: string;
  readonly name: string;
  readonly role: EmployeeRole;
  readonly staffId: StaffId | null;
  readonly letters: number;
  readonly until: Instant;
  readonly expired: boolean;
};

/** What whoever holds the link sees. */
export type InvitationView = {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly role: EmployeeRole;
  readonly inviter: string;
  readonly until: Instant;
  readonly open: boolean;
  /** Who has the invited address already; null: an account comes to be with the acceptance. */
  readonly accountId: AccountId | null;
};

export interface InvitationQueries {
  /** The newest first. For those who may see roles. @throws for others */
  invitations(actor: Insider): Promise<readonly InvitationLine[]>;
  /** By what stands in the link; null when no link has it. */
  invitation(actor: SignInDesk, token: string): Promise<InvitationView | null>;
}
