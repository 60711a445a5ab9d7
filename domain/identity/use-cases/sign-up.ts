import type { Clock } from '../../ports/clock.ts';
import type { Passwords, Secrets } from '../../ports/identity.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Notices } from '../../ports/notices.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { SignInDesk } from '../../shared/actor.ts';
import type { CodeId, MailId } from '../../shared/ids.ts';
import type { Locale } from '../../shared/locale.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { Instant } from '../../shared/salon-time.ts';
import { parseContact, type RawContact } from '../../slots/contact-details.ts';
import type { ContactFieldRefusal } from '../../slots/refusals.ts';
import { addressRange, ATTEMPT_LIMITS } from '../attempt-limits.ts';
import { CODE_MINUTES } from '../mailed-code.ts';
import { parsePassword, type PasswordRefusal } from '../password.ts';

export type SignUpDeps = {
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly secrets: Secrets;
  readonly passwords: Passwords;
  readonly notices: Notices;
};

export type SignUpInput = {
  readonly contact: Omit<RawContact, 'note'>;
  readonly password: string;
  readonly locale: Locale;
  readonly address: string;
};

export type SignUpRefusal =
  | {
      readonly kind: 'invalid';
      readonly fields: readonly ContactFieldRefusal[];
      readonly password: PasswordRefusal | null;
    }
  | { readonly kind: 'too_many'; readonly minutes: number };

export type SignUp = (
  actor: SignInDesk,
  input: SignUpInput,
) => Promise<Result<{ readonly codeId: CodeId }, SignUpRefusal>>;

/**
 * Keeps what was typed and mails a code. The account comes to be when the code comes back: before, nobody knows whose
 * the address is, and an account waiting under somebody else's address would be a trap. Who has one already gets a
 * letter that says so, and everybody the same answer after the same work.
 */
export const signUp =
  ({ uow, clock, ids, secrets, passwords, notices }: SignUpDeps): SignUp =>
  async (actor, { contact: raw, password: typed, locale, address }) => {
    const contact = parseContact({ ...raw, note: '' });
    const password = parsePassword(typed, raw.email.trim().toLowerCase());
    if (!contact.ok || !password.ok) {
      return err({
        kind: 'invalid',
        fields: contact.ok ? [] : contact.error,
        password: password.ok ? null : password.error,
      });
    }
    const { firstName, lastName, phone, email } = contact.value;
    const passwordHash = await passwords.hash(password.value);
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
          purpose: 'sign_up',
          email,
          accountId: null,
          // Of a code that nobody is told, where the account exists.
          codeHash: secrets.codeDigest(id, account === null ? code : secrets.session()),
          pending: { firstName, lastName, phone, passwordHash, locale },
          expiresAt: (at + CODE_MINUTES * 60_000) as Instant,
        },
        at,
      );
      const kind = account === null ? 'sign_up_code' : 'account_exists';
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
