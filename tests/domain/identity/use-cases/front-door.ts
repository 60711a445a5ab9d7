/** The sign-in desk on memory: everything that it can do, with passwords that take no time. */
import { memoryClock } from '#adapters/memory/clock.ts';
import { memoryDatabase, rowsOf } from '#adapters/memory/database.ts';
import { memoryIds } from '#adapters/memory/ids.ts';
import { memoryUnitOfWork } from '#adapters/memory/unit-of-work.ts';
import { identitySecrets } from '#adapters/system/identity-secrets.ts';
import type { Account } from '#domain/identity/account.ts';
import { signIn, type SignInInput } from '#domain/identity/use-cases/sign-in.ts';
import { signOut } from '#domain/identity/use-cases/sign-out.ts';
import type { SignInDesk } from '#domain/shared/actor.ts';
import type { AccountId, CustomerId, VisitorId } from '#domain/shared/ids.ts';
import { ALICE, NOW } from '#tests/contracts/contract-rows.ts';
import { contractBook, contractCard, SALON } from '#tests/contracts/contract-salon.ts';

export const DESK: SignInDesk = { kind: 'desk', salonId: SALON };
export const PASSWORD = 'ein langes Passwort';
export const BROWSER = ALICE.visitorId;
export const ADA: Account = {
  id: '00000000-0000-4000-8000-0000000000a1' as AccountId,
  email: 'ada@example.ch',
  emailVerified: true,
  passwordHash: `hash of ${PASSWORD}`,
  visitorId: '00000000-0000-4000-8000-0000000000a2' as VisitorId,
  customerId: '00000000-0000-4000-8000-0000000000a3' as CustomerId,
  locale: 'de-CH',
  role: null,
  staffId: null,
  factor: null,
};
export const PLACE = { userAgent: 'Firefox/140.0 Windows', address: '203.0.113.7' };

export function frontDoor(accounts: readonly Account[] = [ADA]) {
  const database = memoryDatabase([{ book: contractBook(SALON), card: contractCard(SALON) }]);
  const clock = memoryClock(NOW);
  const verified: (string | null)[] = [];
  const passwords = {
    hash: (password: string) => Promise.resolve(`hash of ${password}`),
    verify: (stored: string | null, password: string) => {
      verified.push(stored);
      return Promise.resolve(stored === `hash of ${password}`);
    },
  };
  const deps = {
    uow: memoryUnitOfWork(database),
    clock,
    ids: memoryIds(),
    secrets: identitySecrets({ key: 'key' }),
    passwords,
  };
  const rows = () => rowsOf(database, SALON);
  const put = (account: Account): void => void rows().identities.accounts.set(account.id, account);
  accounts.forEach(put);
  const trySignIn = signIn(deps);
  return {
    database,
    clock,
    deps,
    passwords,
    /** With which stored hashes a password was compared. */
    verified,
    put,
    account: (id: AccountId = ADA.id) => rows().identities.accounts.get(id),
    sessions: () => [...rows().identities.sessions.values()],
    joined: () => rows().identities.joined,
    audit: () => rows().audit.map(({ entry, actor }) => ({ ...entry, by: actor.kind })),
    letters: () => [...rows().mails.values()].map(({ letter }) => letter),
    signIn: (over: Partial<SignInInput> = {}) =>
      trySignIn(DESK, {
        email: ADA.email,
        password: PASSWORD,
        place: PLACE,
        previous: null,
        browser: null,
        ...over,
      }),
    signOut: signOut(deps),
  };
}
