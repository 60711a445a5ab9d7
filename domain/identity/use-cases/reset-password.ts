import type { Clock } from '../../ports/clock.ts';
import type { Passwords, Secrets } from '../../ports/identity.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Notices } from '../../ports/notices.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { SignInDesk } from '../../shared/actor.ts';
import type { CodeId, MailId, SessionId } from '../../shared/ids.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { hasFactor, NO_ACCOUNT, type SignInPlace } from '../account.ts';
import { accountEntry } from '../account-entry.ts';
import { addressRange, ATTEMPT_LIMITS } from '../attempt-limits.ts';
import { codeFigures, judgeCode, type CodeRefusal } from '../mailed-code.ts';
import { newSession, type NewSession } from '../new-session.ts';
import { parsePassword, type PasswordRefusal } from '../password.ts';

export type ResetPasswordDeps = {
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly secrets: Secrets;
  readonly passwords: Passwords;
  readonly notices: Notices;
};

export type ResetPasswordInput = {
  readonly codeId: CodeId;
  readonly code: string;
  readonly password: string;
  readonly place: SignInPlace;
  readonly previous: string | null;
};

export type ResetPasswordRefusal =
  | CodeRefusal
  | { readonly kind: 'password'; readonly problem: PasswordRefusal }
  | { readonly kind: 'too_many'; readonly minutes: number };

export type ResetPassword = (
  actor: SignInDesk,
  input: ResetPasswordInput,
) => Promise<Result<NewSession, ResetPasswordRefusal>>;

/** A new password for a mailed code. All sessions end: whoever had one may be the reason for the reset. */
export const resetPassword =
  ({ uow, clock, ids, secrets, passwords, notices }: ResetPasswordDeps): ResetPassword =>
  async (actor, { codeId, code: typed, password: raw, place, previous }) => {
    // Whose address it is becomes known only with the right code: its beginning is checked against nothing.
    const password = parsePassword(raw, '');
    if (!password.ok) return err({ kind: 'password', problem: password.error });
    const passwordHash = await passwords.hash(password.value);
    const limit = ATTEMPT_LIMITS.code;
    const network = secrets.subject('address', addressRange(place.address));
    const done = await uow.run<Result<NewSession, ResetPasswordRefusal>, never>(
      actor,
      async ({ identity, audit, calendar, outbox }) => {
        const at = clock.now();
        const [guesses, code] = await Promise.all([
          identity.attempts.count('code', network, limit.windowMinutes, at),
          identity.codes.lock(codeId),
        ]);
        if (guesses > limit.address) return ok(err({ kind: 'too_many', minutes: limit.windowMinutes }));
        const verdict = judgeCode(code, ['reset'], secrets.codeDigest(codeId, codeFigures(typed)), at);
        if (verdict === 'wrong_code') await identity.codes.guessed(codeId);
        const account = await identity.accounts.lock(code?.accountId ?? NO_ACCOUNT);
        if (verdict !== 'right' || account === null) {
          await audit.append(accountEntry('account.reset_failed', account?.id ?? NO_ACCOUNT), at);
          return ok(err({ kind: verdict === 'right' ? 'code_over' : verdict }));
        }
        await identity.codes.use(codeId, at);
        await identity.accounts.setPassword(account.id, passwordHash);
        const ended = await identity.sessions.endAllOf(account.id, null, at, 'password_reset');
        if (previous !== null) {
          await identity.sessions.endByDigest(secrets.sessionDigest(previous), at, 'replaced');
        }
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
        await audit.append(accountEntry('account.password_reset', account.id, { ended }), at);
        const { email: recipient, locale } = account;
        const content = notices.compose('password_changed', { salon: await calendar.card(), locale });
        await outbox.post(
          {
            id: ids.next() as MailId,
            kind: 'password_changed',
            appointmentId: null,
            recipient,
            locale,
            content,
          },
          at,
        );
        return ok(ok({ secret, role: account.role, needsFactor: hasFactor(account) }));
      },
    );
    return done.ok ? done.value : done;
  };
