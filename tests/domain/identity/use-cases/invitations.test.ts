import { describe, expect, test } from 'vitest';
import type { Account } from '#domain/identity/account.ts';
import { ATTEMPT_LIMITS } from '#domain/identity/attempt-limits.ts';
import { INVITATION_DAYS, isOpen } from '#domain/identity/invitation.ts';
import { roleWords, type WantedRole } from '#domain/identity/role-change.ts';
import { acceptInvitation, type Accepting } from '#domain/identity/use-cases/accept-invitation.ts';
import { changeRole } from '#domain/identity/use-cases/change-role.ts';
import { invite, resendInvitation, revokeInvitation } from '#domain/identity/use-cases/invite.ts';
import type { Employee, EmployeeRole, Insider } from '#domain/shared/actor.ts';
import type { AccountId, InvitationId, SessionId, StaffId } from '#domain/shared/ids.ts';
import { err, ok } from '#domain/shared/result.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import { SALON } from '#tests/contracts/contract-salon.ts';
import { outcome, won } from '#tests/domain/slots/use-cases/desk.ts';
import { ADA, DESK, frontDoor, NEW_PASSWORD, PLACE } from './front-door.ts';

const idOf = (tail: string) => `00000000-0000-4000-8000-0000000000${tail}`;
const NORA: Account = {
  ...ADA,
  id: idOf('b1') as AccountId,
  email: 'nora@example.ch',
  role: 'owner',
};
const MIA: Account = { ...NORA, id: idOf('b2') as AccountId, email: 'mia@example.ch', role: 'owner' };
const FIRST = idOf('c1') as InvitationId;
const SECOND = idOf('c2') as InvitationId;
const COLUMN = idOf('d1') as StaffId;
const DAY = 24 * 3_600_000;
const NEW: Accepting = {
  kind: 'new',
  firstName: 'Bea',
  lastName: 'Muster',
  password: NEW_PASSWORD,
  locale: 'de-CH',
};
const ADA_HERSELF: Accepting = { kind: 'member', accountId: ADA.id, showedSecondFactor: false };
const BEA_INVITED = { firstName: ' Bea ', lastName: 'Muster', email: ' BEA@example.ch' };

const actorOf = (account: Account, role: EmployeeRole = 'owner'): Employee => ({
  kind: 'employee',
  salonId: SALON,
  accountId: account.id,
  sessionId: idOf('e1') as SessionId,
  role,
  staffId: null,
});

function office(accounts: readonly Account[] = [NORA, MIA, ADA]) {
  const door = frontDoor(accounts);
  const deps = {
    ...door.deps,
    invitationLinks: {
      accept: (_: string, token: string, locale: string) =>
        `https://salon.test/${locale}/invitation/${token}`,
    },
  };
  const from = { locale: 'de-CH', address: PLACE.address } as const;
  return {
    ...door,
    invite: (over: Partial<Parameters<ReturnType<typeof invite>>[1]> = {}, by: Insider = actorOf(NORA)) =>
      invite(deps)(by, {
        id: FIRST,
        contact: BEA_INVITED,
        wanted: { role: 'staff', staffId: null },
        ...from,
        ...over,
      }),
    resend: (seen: number, by: Insider = actorOf(NORA), id = FIRST) =>
      resendInvitation(deps)(by, { id, seen, ...from }),
    revoke: (by: Insider = actorOf(NORA), id = FIRST) => revokeInvitation(deps)(by, id),
    accept: (token: string, who: Accepting = NEW) =>
      acceptInvitation(deps)(DESK, { token, who, place: PLACE, previous: null }),
    changeRole: (of: Account, wanted: WantedRole, by: Account) =>
      changeRole(deps)(actorOf(by), {
        accountId: of.id,
        seen: roleWords({ role: 'owner', staffId: null }),
        wanted,
      }),
    /** Of the newest letter. */
    token: () => /\/invitation\/([\w-]{64})$/m.exec(door.letters().at(-1)?.content.text ?? '')?.[1] ?? '',
    actions: () => door.audit().map(({ action }) => action),
  };
}

describe('an invitation', () => {
  test('goes to the address in the salon’s name, and gives nobody anything before it is accepted', async () => {
    const desk = office();
    won(await desk.invite({ wanted: { role: 'manager', staffId: null } }));
    expect(desk.letters()).toMatchObject([
      { kind: 'invitation', recipient: 'bea@example.ch', appointmentId: null, locale: 'de-CH' },
    ]);
    const text = desk.letters()[0]!.content.text;
    expect(text).toContain(NORA.email);
    expect(text).toContain('als Leitung');
    expect(desk.accounts()).toHaveLength(3);
    expect(desk.audit()).toMatchObject([
      { action: 'invitation.sent', target: { kind: 'invitation', id: FIRST }, data: { role: 'manager' } },
    ]);
    expect(JSON.stringify(desk.audit())).not.toMatch(/bea|Muster/i);
  });

  test('stands nowhere in the rows as its link does', async () => {
    const desk = office();
    won(await desk.invite());
    const rows = JSON.stringify([desk.audit(), [...desk.invitations()]]);
    expect(desk.token()).toHaveLength(64);
    expect(rows).not.toContain(desk.token());
  });

  test('is for owners, as they are at this moment', async () => {
    const desk = office();
    const by = { ...NORA, id: idOf('b9') as AccountId };
    for (const actor of [actorOf(NORA, 'manager'), actorOf(NORA, 'staff'), actorOf(by)]) {
      expect(await desk.invite({}, actor)).toEqual(err({ kind: 'not_found' }));
    }
    won(await desk.invite());
    for (const actor of [actorOf(NORA, 'manager'), actorOf(by)]) {
      expect(await desk.resend(1, actor)).toEqual(err({ kind: 'not_found' }));
      expect(await desk.revoke(actor)).toEqual(err({ kind: 'not_found' }));
    }
    expect(desk.letters()).toHaveLength(1);
  });

  test('sent twice by the same form is one; another for the same address is refused', async () => {
    const desk = office();
    expect(await desk.invite()).toEqual(ok({ sent: true }));
    expect(await desk.invite()).toEqual(ok({ sent: false }));
    expect(outcome(await desk.invite({ id: SECOND }))).toBe('invited');
    expect(desk.letters()).toHaveLength(1);
    won(await desk.revoke());
    expect(await desk.invite({ id: SECOND })).toEqual(ok({ sent: true }));
  });

  test('says at each field what is wrong', async () => {
    const desk = office();
    const contact = { firstName: '', lastName: 'www.example.ch', email: 'bea@' };
    expect(await desk.invite({ contact })).toEqual(
      err({
        kind: 'invalid',
        fields: [
          { field: 'firstName', kind: 'missing' },
          { field: 'lastName', kind: 'malformed' },
          { field: 'email', kind: 'malformed' },
        ],
      }),
    );
  });

  test('is not for somebody who has a role, nor for a column that is another’s', async () => {
    const desk = office([NORA, { ...MIA, staffId: COLUMN }, { ...ADA, role: 'hq' }]);
    const to = (email: string) => ({ contact: { ...BEA_INVITED, email } });
    expect(outcome(await desk.invite(to(MIA.email)))).toBe('has_role');
    expect(outcome(await desk.invite(to(ADA.email)))).toBe('has_role');
    expect(outcome(await desk.invite({ wanted: { role: 'staff', staffId: COLUMN } }))).toBe(
      'colleague_taken',
    );
    expect(desk.letters()).toEqual([]);
  });

  test('floods no mailbox: withdrawn and sent anew counts too', async () => {
    const desk = office();
    for (let sent = 0; sent < ATTEMPT_LIMITS.invitation.account; sent += 1) {
      const id = idOf(`f${sent}`) as InvitationId;
      won(await desk.invite({ id }));
      won(await desk.revoke(actorOf(NORA), id));
    }
    expect(await desk.invite()).toEqual(err({ kind: 'too_many', minutes: 60 }));
    desk.clock.pass(60 * 60_000);
    won(await desk.invite());
  });
});

describe('accepting', () => {
  test('makes an account whose address is verified, with the role, and signs in', async () => {
    const desk = office();
    won(await desk.invite({ wanted: { role: 'staff', staffId: COLUMN } }));
    const session = won(await desk.accept(desk.token()));
    expect(session).toMatchObject({ role: 'staff', needsFactor: false });
    const account = desk.accounts().find(({ email }) => email === 'bea@example.ch');
    expect(account).toMatchObject({
      emailVerified: true,
      role: 'staff',
      staffId: COLUMN,
      passwordHash: `hash of ${NEW_PASSWORD}`,
    });
    expect(desk.sessions()).toMatchObject([{ accountId: account?.id, endedAt: null }]);
    expect(desk.actions()).toEqual([
      'invitation.sent',
      'account.created',
      'invitation.accepted',
      'account.role_changed',
      'account.signed_in',
    ]);
  });

  test('needs a name and a password by the rules of every account', async () => {
    const desk = office();
    won(await desk.invite());
    expect(await desk.accept(desk.token(), { ...NEW, firstName: '', password: 'bea@example.ch' })).toEqual(
      err({ kind: 'invalid', fields: [{ field: 'firstName', kind: 'missing' }], password: 'too_easy' }),
    );
    expect(desk.hashed).toEqual([]);
  });

  test('gives an account that is there the role, and ends its other sessions', async () => {
    const desk = office();
    won(await desk.signIn());
    won(await desk.invite({ contact: { ...BEA_INVITED, email: ADA.email } }));
    won(await desk.accept(desk.token(), ADA_HERSELF));
    expect(desk.account()).toMatchObject({ role: 'staff', passwordHash: ADA.passwordHash });
    expect(desk.sessions().map(({ endReason }) => endReason)).toEqual(['role_changed', null]);
  });

  test('keeps what a second factor was shown for, and asks for one that was not', async () => {
    const factor = { secret: 'sealed', confirmed: true, lastStep: null };
    for (const showedSecondFactor of [true, false]) {
      const desk = office([NORA, { ...ADA, factor }]);
      won(await desk.invite({ contact: { ...BEA_INVITED, email: ADA.email } }));
      const session = won(await desk.accept(desk.token(), { ...ADA_HERSELF, showedSecondFactor }));
      expect(session.needsFactor).toBe(!showedSecondFactor);
      expect(desk.sessions()).toMatchObject([{ secondFactor: showedSecondFactor }]);
    }
  });

  test('is for the address that was invited, and for nobody who is somebody already', async () => {
    const desk = office();
    won(await desk.invite());
    expect(outcome(await desk.accept(desk.token(), ADA_HERSELF))).toBe('not_yours');
    expect(desk.account()?.role).toBeNull();
    desk.put({ ...ADA, email: 'bea@example.ch' });
    expect(outcome(await desk.accept(desk.token()))).toBe('has_account');
    desk.put({ ...ADA, email: 'bea@example.ch', emailVerified: false });
    expect(outcome(await desk.accept(desk.token(), ADA_HERSELF))).toBe('not_yours');
    desk.put({ ...ADA, email: 'bea@example.ch', role: 'manager' });
    expect(outcome(await desk.accept(desk.token(), ADA_HERSELF))).toBe('has_role');
    expect(desk.actions()).toEqual(['invitation.sent']);
  });

  test('works once', async () => {
    const desk = office();
    won(await desk.invite());
    const token = desk.token();
    won(await desk.accept(token));
    expect(outcome(await desk.accept(token))).toBe('over');
    expect(desk.accounts()).toHaveLength(4);
    expect(await desk.revoke()).toEqual(err({ kind: 'accepted' }));
    expect(await desk.resend(1)).toEqual(err({ kind: 'ended' }));
  });

  test('is over with its days, when it is withdrawn, and with a newer letter', async () => {
    const desk = office();
    won(await desk.invite());
    const first = desk.token();
    desk.clock.pass(INVITATION_DAYS * DAY);
    expect(outcome(await desk.accept(first))).toBe('over');
    expect(desk.accounts()).toHaveLength(3);

    expect(await desk.resend(1)).toEqual(ok({ sent: true }));
    expect(await desk.resend(1)).toEqual(ok({ sent: false }));
    expect(desk.letters()).toHaveLength(2);
    expect(outcome(await desk.accept(first))).toBe('not_found');

    won(await desk.revoke());
    won(await desk.revoke());
    expect(outcome(await desk.accept(desk.token()))).toBe('over');
    expect(desk.actions().filter((action) => action === 'invitation.revoked')).toHaveLength(1);
  });

  test('is over when whoever invited is no owner any more, and worth something again from another', async () => {
    const desk = office();
    won(await desk.invite());
    won(
      await desk.invite({ id: SECOND, contact: { ...BEA_INVITED, email: 'cleo@example.ch' } }, actorOf(MIA)),
    );
    const ofMia = desk.token();
    won(await desk.changeRole(NORA, { role: 'staff', staffId: null }, MIA));
    expect(desk.invitations().map(({ outcome: end }) => end)).toEqual(['revoked', null]);
    expect(desk.audit()).toContainEqual(
      expect.objectContaining({ action: 'invitation.revoked', target: { kind: 'invitation', id: FIRST } }),
    );
    won(await desk.accept(ofMia));
  });
});

test('a link opens something before its end, from an owner, once', () => {
  const at = 1000 as Instant;
  const grants = [{ accountId: NORA.id, role: 'owner' as const, staffId: null }];
  const open = { outcome: null, expiresAt: 1001 as Instant, invitedBy: NORA.id };
  expect(isOpen(open, grants, at)).toBe(true);
  expect(isOpen({ ...open, expiresAt: at }, grants, at)).toBe(false);
  expect(isOpen({ ...open, outcome: 'accepted' }, grants, at)).toBe(false);
  expect(isOpen({ ...open, invitedBy: MIA.id }, grants, at)).toBe(false);
  expect(isOpen(open, [{ ...grants[0]!, role: 'manager' }], at)).toBe(false);
});
