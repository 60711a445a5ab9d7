import type { Account, SessionRow } from '../identity/account.ts';
import type { AttemptPurpose } from '../identity/attempt-limits.ts';
import type { EmployeeRole, HeadOffice, Insider, Member } from '../shared/actor.ts';
import type { Grant } from '../identity/role-change.ts';
import type { MailedCode, PendingAccount } from '../identity/mailed-code.ts';
import type { InvitationStore } from './invitations.ts';
import type { AccountId, CodeId, CustomerId, SalonId, SessionId, StaffId, VisitorId } from '../shared/ids.ts';
import type { Instant } from '../shared/salon-time.ts';

export type SignedIn = {
  /** At the salon of the account. */
  readonly actor: Member;
  readonly emailVerified: boolean;
  /** Whether the account has a second factor, and whether this session has shown it. */
  readonly hasSecondFactor: boolean;
  readonly showedSecondFactor: boolean;
  /** Whether the salon asks for one of somebody with this role. */
  readonly mustHaveSecondFactor: boolean;
  /** The salon of another address that head office has in view; null: the one in which it signed in. */
  readonly chosenSalonId: SalonId | null;
};

export interface SessionQueries {
  /** Who holds this session's secret, with the role of this moment; null when it is over, unknown or another salon's. */
  signedIn(salonId: SalonId, secret: string): Promise<SignedIn | null>;
}

export interface Passwords {
  hash(password: string): Promise<string>;
  /** With null it does the same work for the same time, and is false. */
  verify(hash: string | null, password: string): Promise<boolean>;
}

/** What is kept of things that only their holder may know. */
export interface Secrets {
  /** 256 random bits for a cookie. */
  session(): string;
  sessionDigest(secret: string): string;
  /** Eight figures. */
  code(): string;
  codeDigest(id: CodeId, code: string): string;
  /** Fifty random bits, as they are written on paper. */
  recovery(): string;
  recoveryDigest(id: AccountId, code: string): string;
  /** For the link of a letter. */
  invitation(): string;
  invitationDigest(token: string): string;
  /** Who tries something, without saying who: an account's address or a network's. */
  subject(kind: 'account' | 'address', text: string): string;
}

/** Codes of a telephone's program. Secrets are handed about sealed. */
export interface OneTimeCodes {
  newSecret(): string;
  /** The thirty-second step whose code it is, of those around the moment; null: of none. */
  stepOf(sealed: string, figures: string, at: Instant): number | null;
}

/** Seen by the sign-in desk in its salon, and by everybody as far as it is their own. */
export type IdentityStores = {
  readonly accounts: AccountStore;
  readonly sessions: SessionStore;
  readonly attempts: AttemptStore;
  readonly codes: CodeStore;
  readonly recovery: RecoveryStore;
  readonly demands: DemandStore;
  readonly roles: RoleStore;
  readonly headOffice: HeadOfficeStore;
  readonly invitations: InvitationStore;
};

export interface AccountStore {
  /** Reads without a lock. */
  byEmail(email: string): Promise<Account | null>;
  /** A customer's account and the profile that it is about. @throws when the address has one */
  insert(account: NewAccount, at: Instant): Promise<void>;
  setPassword(id: AccountId, passwordHash: string): Promise<void>;
  /** A sealed secret that nobody has confirmed yet; null: none any more. */
  setFactor(id: AccountId, sealed: string | null): Promise<void>;
  confirmFactor(id: AccountId, at: Instant): Promise<void>;
  /** The last step whose code was taken. */
  setStep(id: AccountId, step: number): Promise<void>;
  /** Locks the account's row; null when it is gone. */
  lock(id: AccountId): Promise<Account | null>;
  /**
   * What was booked without the account comes to it: the visits with its verified address, and the live holds of the
   * browser. For customers.
   */
  join(
    id: AccountId,
    browser: VisitorId | null,
    at: Instant,
  ): Promise<{ readonly holds: number; readonly visits: number }>;
}

export type NewAccount = Omit<PendingAccount, 'phone'> & {
  /** Null: of somebody who was invited to work here, and was not asked for it. */
  readonly phone: string | null;
  readonly id: AccountId;
  readonly customerId: CustomerId;
  readonly visitorId: VisitorId;
  /** Verified: a code or a link that was mailed there has come back. */
  readonly email: string;
};

export interface CodeStore {
  insert(code: Omit<MailedCode, 'attempts' | 'used'>, at: Instant): Promise<void>;
  lock(id: CodeId): Promise<MailedCode | null>;
  guessed(id: CodeId): Promise<void>;
  use(id: CodeId, at: Instant): Promise<void>;
}

export interface RecoveryStore {
  /** Those of before are worth nothing any more. */
  replace(id: AccountId, digests: readonly string[], at: Instant): Promise<void>;
  /** False: there is none, or it was used. */
  use(id: AccountId, digest: string, at: Instant): Promise<boolean>;
}

export interface DemandStore {
  /** Whether owner and managers must have a second factor. For the salon's owner. */
  secondFactor(demanded: boolean): Promise<void>;
}

/** For the salon's owner. Head office's grants are the operator's: they are not seen here, and nothing touches them. */
export interface RoleStore {
  /** Null: no account of this salon, or head office's. */
  account(id: AccountId): Promise<AccountId | null>;
  /** Locks all of the salon's: changes of roles follow one another. */
  lockGrants(): Promise<readonly Grant[]>;
  /** Inserts or replaces the account's role. */
  give(grant: Grant, at: Instant): Promise<void>;
  take(id: AccountId): Promise<void>;
  /** How many live sessions of the account that ended. */
  endSessions(id: AccountId, at: Instant): Promise<number>;
}

/** For head office, acting in the salon that it wants to see. */
export interface HeadOfficeStore {
  /**
   * Brings the salon into the session's view; `there` when it was already, null when the account, which is at `home`,
   * may not read it, or its session is over.
   */
  enter(home: SalonId): Promise<'entered' | 'there' | null>;
}

/** A salon that somebody of head office may read. */
export type ReadableSalon = { readonly salonId: SalonId; readonly name: string; readonly city: string };

/** Who of another salon's head office may read this one. */
export type ReaderLine = {
  readonly accountId: AccountId;
  readonly email: string;
  /** The name of the salon at which they sign in. */
  readonly home: string;
  readonly since: Instant;
  readonly secondFactor: boolean;
};

/** Who of the salon's accounts may do what. */
export type MemberLine = {
  readonly accountId: AccountId;
  readonly email: string;
  readonly role: EmployeeRole | 'hq';
  readonly staffId: StaffId | null;
  readonly since: Instant;
  readonly secondFactor: boolean;
};

/** What somebody sees of their own second factor. */
export type FactorView = {
  readonly confirmed: boolean;
  /** Begun and not confirmed: for the telephone's camera, and to be typed. */
  readonly pending: { readonly uri: string; readonly words: string } | null;
  readonly recoveryLeft: number;
  readonly demandedOfLeaders: boolean;
};

/** A row of the list in which somebody finds their own sessions. */
export type SessionLine = {
  readonly id: SessionId;
  readonly device: string;
  readonly address: string;
  readonly since: Instant;
  readonly lastUsed: Instant;
  /** The one that asks. */
  readonly current: boolean;
};

export interface IdentityQueries {
  /** One's own live sessions, the last used first. */
  sessions(actor: Member): Promise<readonly SessionLine[]>;
  factor(actor: Member): Promise<FactorView>;
  /** Owners first, then by address. For those who may see roles. @throws for others */
  members(actor: Insider): Promise<readonly MemberLine[]>;
  /** By address. For those who may see roles. @throws for others */
  readers(actor: Insider): Promise<readonly ReaderLine[]>;
  /** For head office at its own salon, which comes first; the others by name. */
  salons(actor: HeadOffice): Promise<readonly ReadableSalon[]>;
}

export interface SignInRetention {
  /** Deletes in all salons what is due; how many rows that were. */
  forget(at: Instant): Promise<number>;
}

export interface SessionStore {
  insert(row: SessionRow): Promise<void>;
  /** Ends the session with this digest; whose it was, or null when there is no such live session. */
  endByDigest(tokenHash: string, at: Instant, reason: string): Promise<EndedSession | null>;
  /** One of this account's; false when there is no such live session. */
  endOf(account: AccountId, id: SessionId, at: Instant, reason: string): Promise<boolean>;
  /** All of this account's but one; how many that were. */
  endAllOf(account: AccountId, except: SessionId | null, at: Instant, reason: string): Promise<number>;
}

export type EndedSession = { readonly id: SessionId; readonly accountId: AccountId };

export interface AttemptStore {
  /** Counts this attempt; how many that makes in the window that is running. */
  count(purpose: AttemptPurpose, subject: string, windowMinutes: number, at: Instant): Promise<number>;
  forget(purpose: AttemptPurpose, subject: string): Promise<void>;
}
