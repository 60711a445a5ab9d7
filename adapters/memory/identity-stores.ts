import type { Account, SessionRow } from '#domain/identity/account.ts';
import { type Invitation, isOpen } from '#domain/identity/invitation.ts';
import type { MailedCode } from '#domain/identity/mailed-code.ts';
import type { IdentityStores } from '#domain/ports/identity.ts';
import type { AccountId, InvitationId, SalonId, SessionId, VisitorId } from '#domain/shared/ids.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import type { InvitationStore } from '#domain/ports/invitations.ts';
import { enter, type Unit } from './unit.ts';

export type LiveSession = SessionRow & {
  readonly endedAt: Instant | null;
  readonly endReason: string | null;
};

type StoredInvitation = Invitation & { readonly tokenHash: string };

export type IdentityRows = {
  readonly accounts: Map<AccountId, Account>;
  readonly sessions: Map<string, LiveSession>;
  readonly codes: Map<string, MailedCode>;
  readonly attempts: Map<string, { readonly from: Instant; readonly count: number }>;
  readonly invitations: Map<InvitationId, StoredInvitation>;
  readonly recovery: Map<AccountId, ReadonlySet<string>>;
  /** Which accounts of other salons may read this one, by their own salon; and which sessions have it in view. */
  readonly readers: Map<AccountId, SalonId>;
  readonly viewing: Set<SessionId>;
  demanded: boolean;
  /** Which browsers' holds have come to which account. */
  readonly joined: { readonly account: AccountId; readonly browser: VisitorId | null }[];
};

export const noIdentities = (): IdentityRows => ({
  accounts: new Map(),
  sessions: new Map(),
  codes: new Map(),
  invitations: new Map(),
  attempts: new Map(),
  recovery: new Map(),
  readers: new Map(),
  viewing: new Set(),
  demanded: false,
  joined: [],
});

export const identitiesDraft = (rows: IdentityRows): IdentityRows => ({
  accounts: new Map(rows.accounts),
  sessions: new Map(rows.sessions),
  codes: new Map(rows.codes),
  invitations: new Map(rows.invitations),
  attempts: new Map(rows.attempts),
  recovery: new Map(rows.recovery),
  readers: new Map(rows.readers),
  viewing: new Set(rows.viewing),
  demanded: rows.demanded,
  joined: [...rows.joined],
});

export function identityStores(unit: Unit): IdentityStores {
  const rows = unit.rows.identities;
  const live = (account: AccountId): readonly LiveSession[] =>
    [...rows.sessions.values()].filter((each) => each.accountId === account && each.endedAt === null);
  const end = (session: LiveSession, endedAt: Instant, endReason: string): void =>
    void rows.sessions.set(session.tokenHash, { ...session, endedAt, endReason });
  return {
    accounts: {
      async byEmail(email) {
        enter(unit);
        return [...rows.accounts.values()].find((account) => account.email === email) ?? null;
      },
      async lock(id) {
        enter(unit);
        return rows.accounts.get(id) ?? null;
      },
      async insert({ firstName: _, lastName: __, phone: ___, ...made }) {
        enter(unit);
        rows.accounts.set(made.id, { ...made, emailVerified: true, role: null, staffId: null, factor: null });
      },
      async setPassword(id, passwordHash) {
        enter(unit);
        const account = rows.accounts.get(id);
        if (account !== undefined) rows.accounts.set(id, { ...account, passwordHash });
      },
      async setFactor(id, sealed) {
        enter(unit);
        const account = rows.accounts.get(id);
        const factor = sealed === null ? null : { secret: sealed, confirmed: false, lastStep: null };
        if (account !== undefined) rows.accounts.set(id, { ...account, factor });
      },
      async confirmFactor(id) {
        enter(unit);
        const account = rows.accounts.get(id);
        if (account?.factor != null)
          rows.accounts.set(id, { ...account, factor: { ...account.factor, confirmed: true } });
      },
      async setStep(id, lastStep) {
        enter(unit);
        const account = rows.accounts.get(id);
        if (account?.factor != null)
          rows.accounts.set(id, { ...account, factor: { ...account.factor, lastStep } });
      },
      async join(account, browser) {
        enter(unit);
        rows.joined.push({ account, browser });
        return { holds: 0, visits: 0 };
      },
    },
    sessions: {
      async insert(row) {
        enter(unit);
        rows.sessions.set(row.tokenHash, { ...row, endedAt: null, endReason: null });
      },
      async endByDigest(tokenHash, at, reason) {
        enter(unit);
        const found = rows.sessions.get(tokenHash);
        if (found === undefined || found.endedAt !== null) return null;
        rows.sessions.set(tokenHash, { ...found, endedAt: at, endReason: reason });
        return { id: found.id, accountId: found.accountId };
      },
      async endOf(account, id, at, reason) {
        enter(unit);
        const found = live(account).find((session) => session.id === id);
        if (found !== undefined) end(found, at, reason);
        return found !== undefined;
      },
      async endAllOf(account, except, at, reason) {
        enter(unit);
        const found = live(account).filter((session) => session.id !== except);
        for (const session of found) end(session, at, reason);
        return found.length;
      },
    },
    codes: {
      async insert(code) {
        enter(unit);
        rows.codes.set(code.id, { ...code, attempts: 0, used: false });
      },
      async lock(id) {
        enter(unit);
        return rows.codes.get(id) ?? null;
      },
      async guessed(id) {
        enter(unit);
        const code = rows.codes.get(id);
        if (code !== undefined) rows.codes.set(id, { ...code, attempts: code.attempts + 1 });
      },
      async use(id) {
        enter(unit);
        const code = rows.codes.get(id);
        if (code !== undefined) rows.codes.set(id, { ...code, used: true, pending: null });
      },
    },
    recovery: {
      async replace(id, digests) {
        enter(unit);
        rows.recovery.set(id, new Set(digests));
      },
      async use(id, digest) {
        enter(unit);
        const left = new Set(rows.recovery.get(id));
        const known = left.delete(digest);
        rows.recovery.set(id, left);
        return known;
      },
    },
    demands: {
      async secondFactor(demanded) {
        enter(unit);
        rows.demanded = demanded;
      },
    },
    roles: {
      async account(id) {
        enter(unit);
        const account = rows.accounts.get(id);
        return account === undefined || account.role === 'hq' ? null : id;
      },
      async lockGrants() {
        enter(unit);
        return [...rows.accounts.values()].flatMap(({ id: accountId, role, staffId }) =>
          role === null || role === 'hq' ? [] : [{ accountId, role, staffId }],
        );
      },
      async give({ accountId, role, staffId }) {
        enter(unit);
        const account = rows.accounts.get(accountId);
        if (account !== undefined) rows.accounts.set(accountId, { ...account, role, staffId });
      },
      async take(id) {
        enter(unit);
        const account = rows.accounts.get(id);
        if (account !== undefined) rows.accounts.set(id, { ...account, role: null, staffId: null });
      },
      async endSessions(id, at) {
        enter(unit);
        const found = live(id);
        for (const session of found) end(session, at, 'role_changed');
        return found.length;
      },
    },
    headOffice: {
      async enter(home) {
        enter(unit);
        const { actor } = unit;
        if (actor.kind !== 'hq') return null;
        const given =
          home === actor.salonId
            ? rows.accounts.get(actor.accountId)?.role === 'hq'
            : rows.readers.get(actor.accountId) === home;
        if (!given) return null;
        if (rows.viewing.has(actor.sessionId)) return 'there';
        rows.viewing.add(actor.sessionId);
        return 'entered';
      },
    },
    invitations: invitationStore(unit),
    attempts: {
      async count(purpose, subject, windowMinutes, at) {
        enter(unit);
        const key = `${purpose} ${subject}`;
        const known = rows.attempts.get(key);
        const runs = known !== undefined && known.from > at - windowMinutes * 60_000;
        const next = runs ? { ...known, count: known.count + 1 } : { from: at, count: 1 };
        rows.attempts.set(key, next);
        return next.count;
      },
      async forget(purpose, subject) {
        enter(unit);
        rows.attempts.delete(`${purpose} ${subject}`);
      },
    },
  };
}

/** What db/migrations/0031_access keeps: the same judgement in the same order. */
function invitationStore(unit: Unit): InvitationStore {
  const { accounts, invitations } = unit.rows.identities;
  const put = (id: InvitationId, change: Partial<StoredInvitation>): void => {
    const known = invitations.get(id);
    if (known !== undefined) invitations.set(id, { ...known, ...change });
  };
  const byDigest = (tokenHash: string) =>
    [...invitations.values()].find((invitation) => invitation.tokenHash === tokenHash) ?? null;
  return {
    async lock(id) {
      enter(unit);
      return invitations.get(id) ?? null;
    },
    async waitsFor(email) {
      enter(unit);
      return [...invitations.values()].some((each) => each.email === email && each.outcome === null);
    },
    async insert({ at: _, ...made }) {
      enter(unit);
      invitations.set(made.id, { ...made, letters: 1, outcome: null });
    },
    async renew(id, { at: _, ...letter }) {
      enter(unit);
      put(id, { ...letter, letters: (invitations.get(id)?.letters ?? 0) + 1 });
    },
    async revoke(id) {
      enter(unit);
      if (invitations.get(id)?.outcome === null) put(id, { outcome: 'revoked' });
    },
    async revokeAllOf(account) {
      enter(unit);
      const sent = [...invitations.values()].filter(
        ({ invitedBy, outcome }) => invitedBy === account && outcome === null,
      );
      for (const { id } of sent) put(id, { outcome: 'revoked' });
      return sent.map(({ id }) => id);
    },
    async signature(account) {
      enter(unit);
      return accounts.get(account)?.email ?? '';
    },
    async byDigest(tokenHash) {
      enter(unit);
      return byDigest(tokenHash);
    },
    async accept(tokenHash, id, at) {
      enter(unit);
      const grants = [...accounts.values()].flatMap(({ id: accountId, role, staffId }) =>
        role === null || role === 'hq' ? [] : [{ accountId, role, staffId }],
      );
      const invitation = byDigest(tokenHash);
      const account = accounts.get(id);
      if (invitation === null || !isOpen(invitation, grants, at)) return 'over';
      if (account?.email !== invitation.email || !account.emailVerified) return 'not_yours';
      if (account.role !== null) return 'has_role';
      const { role, staffId } = invitation;
      if (staffId !== null && grants.some((grant) => grant.staffId === staffId)) return 'colleague_taken';
      accounts.set(id, { ...account, role, staffId });
      put(invitation.id, { outcome: 'accepted' });
      return 'accepted';
    },
  };
}
