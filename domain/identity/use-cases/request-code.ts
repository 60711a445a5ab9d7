import type { Clock } from '../../ports/clock.ts';
import type { Secrets } from '../../ports/identity.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Notices } from '../../ports/notices.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { SignInDesk } from '../../shared/actor.ts';
import { parseEmail, type EmailRefusal } from '../../shared/email-address.ts';
import type { CodeId, MailId } from '../../shared/ids.ts';
import type { Locale } from '../../shared/locale.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { Instant } from '../../shared/salon-time.ts';
import { addressRange, ATTEMPT_LIMITS } from '../attempt-limits.ts';
import { CODE_MINUTES } from '../mailed-code.ts';

export type RequestCodeDeps = {
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly secrets: Secrets;
  readonly notices: Notices;
};

export type RequestCodeInput = {
  readonly purpose: 'sign_in' | 'reset';
  readonly email: string;
  readonly locale: Locale;
  readonly address: string;
};

export type RequestCodeRefusal =
  | { readonly kind: 'email'; readonly problem: EmailRefusal }
  | { readonly kind: 'too_many'; readonly minutes: number };

/** The id stands in the address of the page that asks for the code; without the code it opens nothing. */
export type RequestCode = (
  actor: SignInDesk,
  input: RequestCodeInput,
) => Promise<Result<{ readonly codeId: CodeId }, RequestCodeRefusal>>;

/**
 * Mails a code. Where nobody has the address the same is done and written, and the letter says so: neither the answer
 * nor its time tells who has an account.
 */
export const requestCode =
  ({ uow, clock, ids, secrets, notices }: RequestCodeDeps): RequestCode =>
  async (actor, { purpose, email: typed, locale, address }) => {
    const parsed = parseEmail(typed);
    if (!parsed.ok) return err({ kind: 'email', problem: parsed.error });
    const email = parsed.value;
    const limit = ATTEMPT_LIMITS.code_letter;
    const subject = secrets.subject('account', email);
    const network = secrets.subject('address', addressRange(address));

    const done = await uow.run<CodeId | null, never>(actor, async ({ identity, calendar, outbox }) => {
      const at = clock.now();
      const [ofAccount, ofNetwork, account, salon] = await Promise.all([
        identity.attempts.count('code_letter', subject, limit.windowMinutes, at),
        identity.attempts.count('code_letter', network, limit.windowMinutes, at),
        identity.accounts.byEmail(email),
        calendar.card(),
      ]);
      if (ofAccount > limit.account || ofNetwork > limit.address) return ok(null);
      const id = ids.next() as CodeId;
      const code = secrets.code();
      await identity.codes.insert(
        {
          id,
          purpose,
          email,
          accountId: account?.id ?? null,
          codeHash: secrets.codeDigest(id, code),
          pending: null,
          expiresAt: (at + CODE_MINUTES * 60_000) as Instant,
        },
        at,
      );
      const kind = account === null ? 'no_account' : purpose === 'reset' ? 'reset_code' : 'sign_in_code';
      const content = notices.compose(kind, { salon, locale, code });
      await outbox.post(
        { id: ids.next() as MailId, kind, appointmentId: null, recipient: email, locale, content },
        at,
      );
      return ok(id);
    });
    if (!done.ok) return done;
    return done.value === null
      ? err({ kind: 'too_many', minutes: limit.windowMinutes })
      : ok({ codeId: done.value });
  };
