import type { Clock } from '../../ports/clock.ts';
import type { IdentityStores, Secrets } from '../../ports/identity.ts';
import type { Ids } from '../../ports/ids.ts';
import type { AuditStore, UnitOfWork } from '../../ports/unit-of-work.ts';
import type { SignInDesk } from '../../shared/actor.ts';
import type { AccountId, CodeId, CustomerId, SessionId, VisitorId } from '../../shared/ids.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { Instant } from '../../shared/salon-time.ts';
import { hasFactor, NO_ACCOUNT, type Account, type SignInPlace } from '../account.ts';
import { accountEntry } from '../account-entry.ts';
import { addressRange, ATTEMPT_LIMITS } from '../attempt-limits.ts';
import { codeFigures, judgeCode, type CodeRefusal, type MailedCode } from '../mailed-code.ts';
import { newSession, type NewSession } from '../new-session.ts';

export type EnterCodeDeps = {
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly secrets: Secrets;
};

export type EnterCodeInput = {
  readonly codeId: CodeId;
  readonly code: string;
  readonly place: SignInPlace;
  readonly previous: string | null;
  readonly browser: VisitorId | null;
};

export type EnterCodeRefusal = CodeRefusal | { readonly kind: 'too_many'; readonly minutes: number };

export type EnterCode = (
  actor: SignInDesk,
  input: EnterCodeInput,
) => Promise<Result<NewSession, EnterCodeRefusal>>;

/** Signs in with a mailed code, or makes the account that waited for it. Each guess counts, also a refused one. */
export const enterCode =
  ({ uow, clock, ids, secrets }: EnterCodeDeps): EnterCode =>
  async (actor, { codeId, code: typed, place, previous, browser }) => {
    const limit = ATTEMPT_LIMITS.code;
    const network = secrets.subject('address', addressRange(place.address));
    // A refusal is a value inside, so that the guess it counts stays counted.
    const done = await uow.run<Result<NewSession, EnterCodeRefusal>, never>(
      actor,
      async ({ identity, audit }) => {
        const at = clock.now();
        const [guesses, code] = await Promise.all([
          identity.attempts.count('code', network, limit.windowMinutes, at),
          identity.codes.lock(codeId),
        ]);
        if (guesses > limit.address) return ok(err({ kind: 'too_many', minutes: limit.windowMinutes }));
        // Of the address too, and before its account is looked for: two codes that come back at once make one account.
        const ofAddress =
          code === null
            ? 0
            : await identity.attempts.count(
                'code',
                secrets.subject('account', code.email),
                limit.windowMinutes,
                at,
              );
        if (ofAddress > limit.account) return ok(err({ kind: 'too_many', minutes: limit.windowMinutes }));
        const verdict = judgeCode(
          code,
          ['sign_in', 'sign_up'],
          secrets.codeDigest(codeId, codeFigures(typed)),
          at,
        );
        if (verdict !== 'right' || code === null) {
          if (verdict === 'wrong_code') await identity.codes.guessed(codeId);
          await audit.append(accountEntry('account.sign_in_failed', code?.accountId ?? NO_ACCOUNT), at);
          return ok(err({ kind: verdict === 'right' ? 'code_over' : verdict }));
        }
        await identity.codes.use(codeId, at);
        const account = await accountOf(code, { identity, audit, ids, at });
        if (account === null) return ok(err({ kind: 'code_over' }));
        const secret = secrets.session();
        await identity.sessions.insert(
          newSession(account, {
            id: ids.next() as SessionId,
            tokenHash: secrets.sessionDigest(secret),
            place,
            at,
            secondFactor: false,
          }),
        );
        if (previous !== null) {
          await identity.sessions.endByDigest(secrets.sessionDigest(previous), at, 'replaced');
        }
        const joined = account.role === null ? await identity.accounts.join(account.id, browser, at) : null;
        await audit.append(accountEntry('account.signed_in', account.id, { by: 'code', ...joined }), at);
        return ok(ok({ secret, role: account.role, needsFactor: hasFactor(account) }));
      },
    );
    return done.ok ? done.value : done;
  };

type Making = {
  readonly identity: IdentityStores;
  readonly audit: AuditStore;
  readonly ids: Ids;
  readonly at: Instant;
};

/** The account that the code is for. One that came to be in the meantime keeps its own password. */
async function accountOf(code: MailedCode, { identity, audit, ids, at }: Making): Promise<Account | null> {
  const known =
    code.accountId === null
      ? await identity.accounts.byEmail(code.email)
      : await identity.accounts.lock(code.accountId);
  if (known !== null || code.pending === null) return known;
  const made = {
    id: ids.next() as AccountId,
    customerId: ids.next() as CustomerId,
    visitorId: ids.next() as VisitorId,
    email: code.email,
    ...code.pending,
  };
  await identity.accounts.insert(made, at);
  await audit.append(accountEntry('account.created', made.id), at);
  return {
    id: made.id,
    email: made.email,
    emailVerified: true,
    passwordHash: made.passwordHash,
    visitorId: made.visitorId,
    customerId: made.customerId,
    locale: made.locale,
    role: null,
    staffId: null,
    factor: null,
  };
}
