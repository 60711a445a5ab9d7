import type { Clock } from '../../ports/clock.ts';
import type { Passwords, Secrets } from '../../ports/identity.ts';
import type { Ids } from '../../ports/ids.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { SignInDesk } from '../../shared/actor.ts';
import type { SessionId, VisitorId } from '../../shared/ids.ts';
import { parseEmail } from '../../shared/email-address.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { hasFactor, NO_ACCOUNT, type Account, type SignInPlace } from '../account.ts';
import { accountEntry } from '../account-entry.ts';
import { addressRange, ATTEMPT_LIMITS } from '../attempt-limits.ts';
import { newSession, type NewSession } from '../new-session.ts';
import { normalPassword } from '../password.ts';

export type SignInDeps = {
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly passwords: Passwords;
  readonly secrets: Secrets;
};

export type SignInInput = {
  readonly email: string;
  readonly password: string;
  readonly place: SignInPlace;
  /** The secret of the session that the browser had until now: it ends. */
  readonly previous: string | null;
  /** As whom the browser has held slots until now. */
  readonly browser: VisitorId | null;
};

export type SignInRefusal =
  { readonly kind: 'wrong' } | { readonly kind: 'too_many'; readonly minutes: number };

export type SignIn = (actor: SignInDesk, input: SignInInput) => Promise<Result<NewSession, SignInRefusal>>;

/**
 * Whether the account exists shows in nothing: the same statements, one hash of the same cost, the same refusal. The
 * hash is worked out between two units, because it takes long and a transaction must not.
 */
export const signIn =
  ({ uow, clock, ids, passwords, secrets }: SignInDeps): SignIn =>
  async (actor, { email: typed, password, place, previous, browser }) => {
    const parsed = parseEmail(typed);
    // What is no address counts as one that nobody has.
    const email = parsed.ok ? parsed.value : '';
    const limit = ATTEMPT_LIMITS.password;
    const subject = secrets.subject('account', email);
    const network = secrets.subject('address', addressRange(place.address));

    const asked = await uow.run<{ account: Account | null; tooMany: boolean }, never>(
      actor,
      async ({ identity: { accounts, attempts } }) => {
        const at = clock.now();
        const [ofAccount, ofNetwork, account] = await Promise.all([
          attempts.count('password', subject, limit.windowMinutes, at),
          attempts.count('password', network, limit.windowMinutes, at),
          accounts.byEmail(email),
        ]);
        return ok({ account, tooMany: ofAccount > limit.account || ofNetwork > limit.address });
      },
    );
    if (!asked.ok) return asked;
    if (asked.value.tooMany) return err({ kind: 'too_many', minutes: limit.windowMinutes });
    const { account } = asked.value;
    const right = await passwords.verify(account?.passwordHash ?? null, normalPassword(password));

    const begun = await uow.run<NewSession | null, never>(actor, async ({ identity, audit }) => {
      const at = clock.now();
      // Locked, and compared with what was verified: a reset in the meantime wins.
      const known = await identity.accounts.lock(account?.id ?? NO_ACCOUNT);
      if (!right || known === null || known.passwordHash !== account?.passwordHash) {
        await audit.append(accountEntry('account.sign_in_failed', known?.id ?? NO_ACCOUNT), at);
        return ok(null);
      }
      const secret = secrets.session();
      const session = newSession(known, {
        id: ids.next() as SessionId,
        tokenHash: secrets.sessionDigest(secret),
        place,
        at,
        secondFactor: false,
      });
      await identity.sessions.insert(session);
      if (previous !== null) {
        await identity.sessions.endByDigest(secrets.sessionDigest(previous), at, 'replaced');
      }
      const joined = known.role === null ? await identity.accounts.join(known.id, browser, at) : null;
      await identity.attempts.forget('password', subject);
      await audit.append(accountEntry('account.signed_in', known.id, { by: 'password', ...joined }), at);
      return ok({ secret, role: known.role, needsFactor: hasFactor(known) });
    });
    if (!begun.ok) return begun;
    return begun.value === null ? err({ kind: 'wrong' }) : ok(begun.value);
  };
