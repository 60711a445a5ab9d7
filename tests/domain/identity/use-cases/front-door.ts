/** The sign-in desk on memory: everything that it can do, with passwords that take no time. */
import { memoryClock } from '#adapters/memory/clock.ts';
import { memoryDatabase, rowsOf } from '#adapters/memory/database.ts';
import { memoryIds } from '#adapters/memory/ids.ts';
import { memoryUnitOfWork } from '#adapters/memory/unit-of-work.ts';
import { identitySecrets } from '#adapters/system/identity-secrets.ts';
import { notices } from '#adapters/letters/notices.ts';
import { oneTimeCodes } from '#adapters/system/one-time-codes.ts';
import type { Account } from '#domain/identity/account.ts';
import { enterCode, type EnterCodeInput } from '#domain/identity/use-cases/enter-code.ts';
import { requestCode, type RequestCodeInput } from '#domain/identity/use-cases/request-code.ts';
import { resetPassword, type ResetPasswordInput } from '#domain/identity/use-cases/reset-password.ts';
import { signIn, type SignInInput } from '#domain/identity/use-cases/sign-in.ts';
import { signOut } from '#domain/identity/use-cases/sign-out.ts';
import { signUp, type SignUpInput } from '#domain/identity/use-cases/sign-up.ts';
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
export const NEW_PASSWORD = 'ein ganz anderer Satz';
/** Somebody without an account. */
export const BEA = {
  firstName: 'Bea',
  lastName: 'Muster',
  email: 'Bea@example.ch',
  phone: '079 123 45 67',
};
export const PLACE = { userAgent: 'Firefox/140.0 Windows', address: '203.0.113.7' };

export function frontDoor(accounts: readonly Account[] = [ADA]) {
  const database = memoryDatabase([{ book: contractBook(SALON), card: contractCard(SALON) }]);
  const clock = memoryClock(NOW);
  const verified: (string | null)[] = [];
  const hashed: string[] = [];
  const passwords = {
    hash: (password: string) => {
      hashed.push(password);
      return Promise.resolve(`hash of ${password}`);
    },
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
    notices: notices(),
    oneTimeCodes: oneTimeCodes({ keys: ['key'] }),
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
    /** Which new passwords were hashed. */
    hashed,
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
    invitations: () => [...rows().identities.invitations.values()],
    codes: () => [...rows().identities.codes.values()],
    /** As the rows keep them. */
    recoveryKept: () => [...rows().identities.recovery.values()].flatMap((each) => [...each]),
    accounts: () => [...rows().identities.accounts.values()],
    /** The figures in the newest letter; empty when there are none. */
    mailedCode: () =>
      /^ {4}(\d{4} \d{4})$/m.exec([...rows().mails.values()].at(-1)?.letter.content.text ?? '')?.[1] ?? '',
    requestCode: (over: Partial<RequestCodeInput> = {}) =>
      requestCode(deps)(DESK, {
        purpose: 'sign_in',
        email: ADA.email,
        locale: 'de-CH',
        address: PLACE.address,
        ...over,
      }),
    enterCode: (input: Pick<EnterCodeInput, 'codeId' | 'code'> & Partial<EnterCodeInput>) =>
      enterCode(deps)(DESK, { place: PLACE, previous: null, browser: null, ...input }),
    signUp: (over: Partial<SignUpInput> = {}) =>
      signUp(deps)(DESK, { contact: BEA, password: PASSWORD, locale: 'en', address: PLACE.address, ...over }),
    resetPassword: (input: Pick<ResetPasswordInput, 'codeId' | 'code'> & Partial<ResetPasswordInput>) =>
      resetPassword(deps)(DESK, { place: PLACE, previous: null, password: NEW_PASSWORD, ...input }),
  };
}
