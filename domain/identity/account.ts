import type { AccountId, CustomerId, SessionId, StaffId, VisitorId } from '../shared/ids.ts';
import type { Locale } from '../shared/locale.ts';
import type { Instant } from '../shared/salon-time.ts';
import type { Role } from './permissions.ts';

export type Account = {
  readonly id: AccountId;
  /** In the spelling of `parseEmail`. */
  readonly email: string;
  readonly emailVerified: boolean;
  /** Null: signs in by mailed codes only. */
  readonly passwordHash: string | null;
  readonly visitorId: VisitorId;
  readonly customerId: CustomerId;
  readonly locale: Locale;
  /** Null: a customer. */
  readonly role: Role | null;
  readonly staffId: StaffId | null;
  /** Null: none was begun. */
  readonly factor: SecondFactor | null;
};

export type SecondFactor = {
  /** Sealed: readable with the key of the environment only. */
  readonly secret: string;
  readonly confirmed: boolean;
  /** The last thirty-second step whose code was taken: none is taken twice. */
  readonly lastStep: number | null;
};

/** From where somebody signs in. */
export type SignInPlace = {
  readonly userAgent: string;
  readonly address: string;
};

/** What the row of a new session says. The secret itself is in the browser only. */
export type SessionRow = {
  readonly id: SessionId;
  readonly accountId: AccountId;
  readonly tokenHash: string;
  readonly device: string;
  readonly address: string;
  readonly at: Instant;
  readonly secondFactor: boolean;
};

/** What the audit log names when nobody has the account that was asked for. */
export const NO_ACCOUNT = '00000000-0000-0000-0000-000000000000' as AccountId;

export const hasFactor = (account: Pick<Account, 'factor'>): boolean => account.factor?.confirmed === true;
