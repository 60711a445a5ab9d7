import type { SessionId } from '../shared/ids.ts';
import type { Instant } from '../shared/salon-time.ts';
import type { Account, SessionRow, SignInPlace } from './account.ts';
import { deviceWords } from './device-words.ts';
import type { Role } from './permissions.ts';

/** What somebody gets who has signed in. */
export type NewSession = {
  /** For the browser's cookie, and nowhere else. */
  readonly secret: string;
  /** Null: a customer. */
  readonly role: Role | null;
  /** The session opens nothing before a second factor was shown. */
  readonly needsFactor: boolean;
};

/** Each sign-in begins a session of its own: one that was known before, by whomever, never becomes signed in. */
export const newSession = (
  account: Pick<Account, 'id'>,
  made: {
    readonly id: SessionId;
    readonly tokenHash: string;
    readonly place: SignInPlace;
    readonly at: Instant;
    readonly secondFactor: boolean;
  },
): SessionRow => ({
  id: made.id,
  accountId: account.id,
  tokenHash: made.tokenHash,
  device: deviceWords(made.place.userAgent),
  address: made.place.address,
  at: made.at,
  secondFactor: made.secondFactor,
});
