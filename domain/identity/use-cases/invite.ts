import type { Clock } from '../../ports/clock.ts';
import type { Secrets } from '../../ports/identity.ts';
import type { Ids } from '../../ports/ids.ts';
import type { InvitationLinks } from '../../ports/invitations.ts';
import type { Notices } from '../../ports/notices.ts';
import type { Stores, UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Insider, SignInDesk } from '../../shared/actor.ts';
import type { InvitationId, MailId } from '../../shared/ids.ts';
import type { Locale } from '../../shared/locale.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { Instant } from '../../shared/salon-time.ts';
import { parseContactField } from '../../slots/contact-details.ts';
import type { ContactFieldRefusal } from '../../slots/refusals.ts';
import { addressRange, ATTEMPT_LIMITS } from '../attempt-limits.ts';
import { type Invitation, invitationEnd, invitationEntry } from '../invitation.ts';
import { may } from '../permissions.ts';
import type { Grant, WantedRole } from '../role-change.ts';

export type InviteDeps = {
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly secrets: Secrets;
  readonly notices: Notices;
  readonly invitationLinks: InvitationLinks;
};

export type InviteInput = {
  /** Made with the page. */
  readonly id: InvitationId;
  readonly contact: { readonly firstName: string; readonly lastName: string; readonly email: string };
  readonly wanted: NonNullable<WantedRole>;
  readonly locale: Locale;
  /** Of the network that asks. */
  readonly address: string;
};

type TooMany = { readonly kind: 'too_many'; readonly minutes: number };

export type InviteRefusal =
  | { readonly kind: 'not_found' }
  | { readonly kind: 'invalid'; readonly fields: readonly ContactFieldRefusal[] }
  /** The address has an account with a role; it is changed in the list. */
  | { readonly kind: 'has_role' }
  /** There is an invitation for it, which can be sent again. */
  | { readonly kind: 'invited' }
  | { readonly kind: 'colleague_taken' }
  | TooMany;

/** `sent` is false when the same form had been sent before. */
export type Invite = (
  actor: Insider,
  input: InviteInput,
) => Promise<Result<{ readonly sent: boolean }, InviteRefusal>>;

/** Whether the address has an account already changes nothing: nobody gets a role before they have accepted it. */
export const invite =
  (deps: InviteDeps): Invite =>
  async (actor, { id, contact, wanted, locale, address }) => {
    if (!may(actor, 'roles.change')) return err({ kind: 'not_found' });
    const parsed = parseInvited(contact);
    if (!parsed.ok) return parsed;
    const { email } = parsed.value;
    if (await isFlooding(deps, actor, email, address)) return err(tooMany);
    return await deps.uow.run<{ sent: boolean }, InviteRefusal>(actor, async (stores) => {
      const { roles, accounts, invitations } = stores.identity;
      const grants = await roles.lockGrants();
      if (!isOwner(grants, actor)) return err({ kind: 'not_found' });
      const known = await invitations.lock(id);
      if (known !== null) return known.email === email ? ok({ sent: false }) : err({ kind: 'not_found' });
      const account = await accounts.byEmail(email);
      if (account !== null && account.role !== null) return err({ kind: 'has_role' });
      if (await invitations.waitsFor(email)) return err({ kind: 'invited' });
      if (wanted.staffId !== null && grants.some(({ staffId }) => staffId === wanted.staffId)) {
        return err({ kind: 'colleague_taken' });
      }
      const at = deps.clock.now();
      const made = {
        id,
        ...parsed.value,
        ...wanted,
        invitedBy: actor.accountId,
        expiresAt: invitationEnd(at),
      };
      const token = deps.secrets.invitation();
      await invitations.insert({ ...made, tokenHash: deps.secrets.invitationDigest(token), at });
      await send(deps, stores, actor, made, token, locale, at);
      await stores.audit.append(invitationEntry('invitation.sent', id, { role: wanted.role, letter: 1 }), at);
      return ok({ sent: true });
    });
  };

export type ResendInvitation = (
  actor: Insider,
  input: {
    readonly id: InvitationId;
    /** How many letters there were when the page was made: a form sent twice sends one more. */
    readonly seen: number;
    readonly locale: Locale;
    readonly address: string;
  },
) => Promise<
  Result<{ readonly sent: boolean }, { readonly kind: 'not_found' } | { readonly kind: 'ended' } | TooMany>
>;

/** Another letter, from whoever sends it, with another seven days. The link before it opens nothing any more. */
export const resendInvitation =
  (deps: InviteDeps): ResendInvitation =>
  async (actor, { id, seen, locale, address }) => {
    if (!may(actor, 'roles.change')) return err({ kind: 'not_found' });
    const asked = await deps.uow.run<string | null, never>(actor, async ({ identity }) =>
      ok((await identity.invitations.lock(id))?.email ?? null),
    );
    if (!asked.ok || asked.value === null) return err({ kind: 'not_found' });
    if (await isFlooding(deps, actor, asked.value, address)) return err(tooMany);
    return await deps.uow.run<{ sent: boolean }, { kind: 'not_found' } | { kind: 'ended' }>(
      actor,
      async (stores) => {
        const { roles, invitations } = stores.identity;
        if (!isOwner(await roles.lockGrants(), actor)) return err({ kind: 'not_found' });
        const known = await invitations.lock(id);
        if (known === null) return err({ kind: 'not_found' });
        if (known.outcome !== null) return err({ kind: 'ended' });
        if (known.letters !== seen) return ok({ sent: false });
        const at = deps.clock.now();
        const made = { ...known, invitedBy: actor.accountId, expiresAt: invitationEnd(at) };
        const token = deps.secrets.invitation();
        const tokenHash = deps.secrets.invitationDigest(token);
        await invitations.renew(id, { tokenHash, at, invitedBy: made.invitedBy, expiresAt: made.expiresAt });
        await send(deps, stores, actor, made, token, locale, at);
        const data = { role: known.role, letter: known.letters + 1 };
        await stores.audit.append(invitationEntry('invitation.sent', id, data), at);
        return ok({ sent: true });
      },
    );
  };

export type RevokeInvitation = (
  actor: Insider,
  id: InvitationId,
) => Promise<Result<null, { readonly kind: 'not_found' } | { readonly kind: 'accepted' }>>;

/** Repeating it changes nothing. One that was accepted is a role by now, and that is taken away in the list of roles. */
export const revokeInvitation =
  ({ uow, clock }: Pick<InviteDeps, 'uow' | 'clock'>): RevokeInvitation =>
  async (actor, id) => {
    if (!may(actor, 'roles.change')) return err({ kind: 'not_found' });
    return await uow.run<null, { kind: 'not_found' } | { kind: 'accepted' }>(
      actor,
      async ({ identity: { roles, invitations }, audit }) => {
        if (!isOwner(await roles.lockGrants(), actor)) return err({ kind: 'not_found' });
        const known = await invitations.lock(id);
        if (known === null) return err({ kind: 'not_found' });
        if (known.outcome === 'accepted') return err({ kind: 'accepted' });
        if (known.outcome === 'revoked') return ok(null);
        const at = clock.now();
        await invitations.revoke(id, at);
        await audit.append(invitationEntry('invitation.revoked', id, { role: known.role }), at);
        return ok(null);
      },
    );
  };

/** Whoever was demoted while this was on its way settles nothing any more. */
const isOwner = (grants: readonly Grant[], { accountId }: Insider): boolean =>
  grants.some((grant) => grant.accountId === accountId && grant.role === 'owner');

type Invited = Pick<Invitation, 'firstName' | 'lastName' | 'email'>;

function parseInvited(
  contact: InviteInput['contact'],
): Result<Invited, { readonly kind: 'invalid'; readonly fields: readonly ContactFieldRefusal[] }> {
  const fields: ContactFieldRefusal[] = [];
  const take = (field: keyof Invited): string => {
    const parsed = parseContactField(field, contact[field]);
    if (parsed.ok) return parsed.value;
    fields.push({ field, kind: parsed.error });
    return '';
  };
  const invited = { firstName: take('firstName'), lastName: take('lastName'), email: take('email') };
  return fields.length === 0 ? ok(invited) : err({ kind: 'invalid', fields });
}

const tooMany: TooMany = { kind: 'too_many', minutes: ATTEMPT_LIMITS.invitation.windowMinutes };

/** Counted before anything is written, in a unit of its own: the counters are the sign-in desk's. */
async function isFlooding(
  { uow, clock, secrets }: InviteDeps,
  { salonId }: Insider,
  email: string,
  address: string,
): Promise<boolean> {
  const limit = ATTEMPT_LIMITS.invitation;
  const desk: SignInDesk = { kind: 'desk', salonId };
  const counted = await uow.run<boolean, never>(desk, async ({ identity: { attempts } }) => {
    const at = clock.now();
    const [toAddress, fromNetwork] = await Promise.all([
      attempts.count('invitation', secrets.subject('account', email), limit.windowMinutes, at),
      attempts.count(
        'invitation',
        secrets.subject('address', addressRange(address)),
        limit.windowMinutes,
        at,
      ),
    ]);
    return ok(toAddress > limit.account || fromNetwork > limit.address);
  });
  return !counted.ok || counted.value;
}

async function send(
  { ids, notices, invitationLinks }: InviteDeps,
  { identity, calendar, outbox }: Stores,
  { salonId, accountId }: Insider,
  { email, role, expiresAt }: Pick<Invitation, 'email' | 'role' | 'expiresAt'>,
  token: string,
  locale: Locale,
  at: Instant,
): Promise<void> {
  const [salon, inviter] = await Promise.all([calendar.card(), identity.invitations.signature(accountId)]);
  const link = invitationLinks.accept(salonId, token, locale);
  const content = notices.compose('invitation', { salon, locale, link, inviter, role, until: expiresAt });
  await outbox.post(
    { id: ids.next() as MailId, kind: 'invitation', appointmentId: null, recipient: email, locale, content },
    at,
  );
}
