import type { Clock } from '../../ports/clock.ts';
import type { Passwords, Secrets } from '../../ports/identity.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Acceptance } from '../../ports/invitations.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { SignInDesk } from '../../shared/actor.ts';
import type { AccountId, CustomerId, SessionId, VisitorId } from '../../shared/ids.ts';
import type { Locale } from '../../shared/locale.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { parseContactField } from '../../slots/contact-details.ts';
import type { ContactFieldRefusal } from '../../slots/refusals.ts';
import type { SignInPlace } from '../account.ts';
import { accountEntry } from '../account-entry.ts';
import { addressRange, ATTEMPT_LIMITS } from '../attempt-limits.ts';
import { type Invitation, invitationEntry } from '../invitation.ts';
import { newSession, type NewSession } from '../new-session.ts';
import { parsePassword, type PasswordRefusal } from '../password.ts';

export type AcceptInvitationDeps = {
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly secrets: Secrets;
  readonly passwords: Passwords;
};

/** Whoever has signed in, or whoever opens the account with the invitation. */
export type Accepting =
  | {
      readonly kind: 'member';
      readonly accountId: AccountId;
      /** Whether the session has shown a second factor: the new one has then, too. */
      readonly showedSecondFactor: boolean;
    }
  | {
      readonly kind: 'new';
      readonly firstName: string;
      readonly lastName: string;
      readonly password: string;
      readonly locale: Locale;
    };

export type AcceptInvitationInput = {
  readonly token: string;
  readonly who: Accepting;
  readonly place: SignInPlace;
  /** The secret of the session that the browser had until now: it ends. */
  readonly previous: string | null;
};

export type AcceptInvitationRefusal =
  /** No link has this token. */
  | { readonly kind: 'not_found' }
  | { readonly kind: Exclude<Acceptance, 'accepted'> }
  /** The address has an account by now: whoever holds it signs in. */
  | { readonly kind: 'has_account' }
  | {
      readonly kind: 'invalid';
      readonly fields: readonly ContactFieldRefusal[];
      readonly password: PasswordRefusal | null;
    }
  | { readonly kind: 'too_many'; readonly minutes: number };

export type AcceptInvitation = (
  actor: SignInDesk,
  input: AcceptInvitationInput,
) => Promise<Result<NewSession, AcceptInvitationRefusal>>;

/**
 * Takes the role that the letter offers. The link was mailed to the address and nowhere else, so it proves whose that is:
 * an account that comes to be with it is verified. Like every change of a role it ends all sessions and begins one.
 */
export const acceptInvitation =
  ({ uow, clock, ids, secrets, passwords }: AcceptInvitationDeps): AcceptInvitation =>
  async (actor, { token, who, place, previous }) => {
    const digest = secrets.invitationDigest(token);
    const read = await uow.run<Invitation | null, never>(actor, async ({ identity }) =>
      ok(await identity.invitations.byDigest(digest)),
    );
    if (!read.ok) return read;
    const invitation = read.value;
    if (invitation === null) return err({ kind: 'not_found' });
    if (invitation.outcome !== null) return err({ kind: 'over' });
    const { email } = invitation;
    const opening = who.kind === 'new' ? parseOpening(who, email) : null;
    if (opening !== null && !opening.ok) return opening;
    const passwordHash = opening === null ? '' : await passwords.hash(opening.value.password);
    const limit = ATTEMPT_LIMITS.code;
    const network = secrets.subject('address', addressRange(place.address));

    const done = await uow.run<Result<NewSession, AcceptInvitationRefusal>, AcceptInvitationRefusal>(
      actor,
      async ({ identity, audit }) => {
        const at = clock.now();
        // In one line with codes for the same address: two windows at once, or a sign-up beside it, make one account.
        const guesses = await identity.attempts.count('code', network, limit.windowMinutes, at);
        const ofAddress = await identity.attempts.count(
          'code',
          secrets.subject('account', email),
          limit.windowMinutes,
          at,
        );
        if (guesses > limit.address || ofAddress > limit.account) {
          return ok(err({ kind: 'too_many', minutes: limit.windowMinutes }));
        }
        let accountId: AccountId;
        if (who.kind === 'member') ({ accountId } = who);
        else {
          const known = await identity.invitations.byDigest(digest);
          if (known?.outcome !== null) return err({ kind: 'over' });
          if ((await identity.accounts.byEmail(email)) !== null) return err({ kind: 'has_account' });
          accountId = ids.next() as AccountId;
          const made = {
            id: accountId,
            customerId: ids.next() as CustomerId,
            visitorId: ids.next() as VisitorId,
            email,
            firstName: opening?.value.firstName ?? '',
            lastName: opening?.value.lastName ?? '',
            phone: null,
            passwordHash,
            locale: who.locale,
          };
          await identity.accounts.insert(made, at);
          await audit.append(accountEntry('account.created', accountId), at);
        }
        const outcome = await identity.invitations.accept(digest, accountId, at);
        // Rolled back: no account stays behind that nobody invited.
        if (outcome !== 'accepted') return err({ kind: outcome });
        const ended = await identity.sessions.endAllOf(accountId, null, at, 'role_changed');
        if (previous !== null) {
          await identity.sessions.endByDigest(secrets.sessionDigest(previous), at, 'replaced');
        }
        const account = await identity.accounts.lock(accountId);
        const secondFactor = who.kind === 'member' && who.showedSecondFactor;
        const secret = secrets.session();
        await identity.sessions.insert(
          newSession(
            { id: accountId },
            {
              id: ids.next() as SessionId,
              tokenHash: secrets.sessionDigest(secret),
              place,
              at,
              secondFactor,
            },
          ),
        );
        const { role } = invitation;
        await audit.append(
          invitationEntry('invitation.accepted', invitation.id, { role, account: accountId }),
          at,
        );
        await audit.append(
          accountEntry('account.role_changed', accountId, { from: null, to: role, ended }),
          at,
        );
        await audit.append(accountEntry('account.signed_in', accountId, { by: 'invitation' }), at);
        const needsFactor = account?.factor?.confirmed === true && !secondFactor;
        return ok(ok({ secret, role, needsFactor }));
      },
    );
    return done.ok ? done.value : done;
  };

type Opening = { readonly firstName: string; readonly lastName: string; readonly password: string };

function parseOpening(
  typed: Opening,
  email: string,
): Result<Opening, Extract<AcceptInvitationRefusal, { readonly kind: 'invalid' }>> {
  const fields: ContactFieldRefusal[] = [];
  const take = (field: 'firstName' | 'lastName'): string => {
    const parsed = parseContactField(field, typed[field]);
    if (parsed.ok) return parsed.value;
    fields.push({ field, kind: parsed.error });
    return '';
  };
  const [firstName, lastName] = [take('firstName'), take('lastName')];
  const password = parsePassword(typed.password, email);
  return fields.length === 0 && password.ok
    ? ok({ firstName, lastName, password: password.value })
    : err({ kind: 'invalid', fields, password: password.ok ? null : password.error });
}
