import { describe, expect, it } from 'vitest';
import type { ChangeRole } from '#domain/identity/use-cases/change-role.ts';
import type {
  Invite,
  InviteRefusal,
  ResendInvitation,
  RevokeInvitation,
} from '#domain/identity/use-cases/invite.ts';
import type { EmployeeRole } from '#domain/shared/actor.ts';
import { err, ok } from '#domain/shared/result.ts';
import { action, loader } from '#app/routes/admin-access.tsx';
import { answerOf, fakeContext, get, HOLD_ID, post } from '#tests/app/support/fake-page.ts';
import { signedInAs } from '#tests/app/support/signed-in-as.ts';
import { ANNA } from '#tests/support/builders/salon-book.ts';

const PATH = '/admin/settings/access';
const nothing = fakeContext();
const inputs: unknown[] = [];

type Answers = {
  readonly changed: Awaited<ReturnType<ChangeRole>>;
  readonly invited: Awaited<ReturnType<Invite>>;
  readonly resent: Awaited<ReturnType<ResendInvitation>>;
  readonly revoked: Awaited<ReturnType<RevokeInvitation>>;
};

const FINE: Answers = {
  changed: ok({ ended: 1 }),
  invited: ok({ sent: true }),
  resent: ok({ sent: true }),
  revoked: ok(null),
};

function as(role: EmployeeRole | 'hq' | null, over: Partial<Answers> = {}) {
  const answers = { ...FINE, ...over };
  const answering =
    <T>(answer: T) =>
    (_: unknown, input: unknown) => {
      inputs.push(input);
      return Promise.resolve(answer);
    };
  return fakeContext({
    signedIn: () => Promise.resolve(signedInAs(role)),
    identity: {
      ...nothing.identity,
      changeRole: answering(answers.changed),
      invite: answering(answers.invited),
      resendInvitation: answering(answers.resent),
      revokeInvitation: answering(answers.revoked),
    },
  });
}

type Pairs = Readonly<Record<string, string>>;
const CHANGE: Pairs = { intent: 'change', account: HOLD_ID, seen: 'staff', role: 'manager', staff: ANNA };
const INVITE: Pairs = {
  intent: 'invite',
  invitation: HOLD_ID,
  firstName: 'Bea',
  lastName: 'Neu',
  email: 'neu@example.ch',
  role: 'staff',
  staff: '',
};
const RESEND: Pairs = { intent: 'resend', invitation: HOLD_ID, letters: '2' };
const REVOKE: Pairs = { intent: 'revoke', invitation: HOLD_ID, letters: '2' };
const send = (context: ReturnType<typeof as>, fields: Pairs) =>
  answerOf(() => action(post(PATH, fields, context)));

describe('the page of access', () => {
  it.each(['staff', 'hq', null] as const)('is not there for %s', async (role) => {
    const shown = await answerOf(() => loader(get(PATH, as(role))));
    expect(shown.status).toBe(404);
    expect((await send(as(role), CHANGE)).status).toBe(404);
  });

  it('shows a manager who may do what, and takes no form from one', async () => {
    const shown = await answerOf(() => loader(get(PATH, as('manager'))));
    expect(shown.status).toBe(200);
    expect((await send(as('manager'), CHANGE)).status).toBe(404);
  });

  it('gives on what the form says and nothing else', async () => {
    inputs.length = 0;
    const answer = await send(as('owner'), { ...CHANGE, salonId: 'other', actor: 'hq' });
    expect(answer).toMatchObject({ status: 303, location: `${PATH}?done=changed` });
    for (const [form, done] of [
      [INVITE, 'invited'],
      [RESEND, 'resent'],
      [REVOKE, 'revoked'],
    ] as const) {
      expect(await send(as('owner'), form)).toMatchObject({ status: 303, location: `${PATH}?done=${done}` });
    }
    expect(inputs).toMatchObject([
      { accountId: HOLD_ID, seen: 'staff', wanted: { role: 'manager', staffId: ANNA } },
      {
        id: HOLD_ID,
        contact: { firstName: 'Bea', lastName: 'Neu', email: 'neu@example.ch' },
        wanted: { role: 'staff', staffId: null },
        locale: 'de-CH',
      },
      { id: HOLD_ID, seen: 2 },
      HOLD_ID,
    ]);
  });

  it.each([
    ['a role that nobody gives', { ...CHANGE, role: 'hq' }],
    ['a column that is not there', { ...CHANGE, staff: HOLD_ID }],
    ['an account that is none', { ...CHANGE, account: 'nora' }],
    ['somebody new without a role', { ...INVITE, role: 'none' }],
    ['an invitation whose id no page made', { ...INVITE, invitation: 'new' }],
    ['a letter again that no page counted', { ...RESEND, letters: '-1' }],
    ['another again that is none', { ...RESEND, invitation: 'bea' }],
    ['nothing', {}],
  ])('refuses %s', async (_, fields: Pairs) => {
    inputs.length = 0;
    expect((await send(as('owner'), fields)).status).toBe(400);
    expect(inputs).toEqual([]);
  });

  it('says at the form what is wrong, and keeps what was chosen', async () => {
    const late = await send(as('owner', { changed: err({ kind: 'changed', current: null }) }), CHANGE);
    expect(late).toMatchObject({
      status: 409,
      data: { at: HOLD_ID, errors: [{ field: 'role' }], role: 'manager', staff: ANNA },
    });
    expect((await send(as('owner', { changed: err({ kind: 'not_found' }) }), CHANGE)).status).toBe(404);
  });

  const REFUSED: readonly (readonly [InviteRefusal, number, readonly string[]])[] = [
    [{ kind: 'invited' }, 409, ['email']],
    [{ kind: 'has_role' }, 409, ['email']],
    [{ kind: 'colleague_taken' }, 409, ['staff']],
    [{ kind: 'too_many', minutes: 60 }, 429, ['email']],
    [
      {
        kind: 'invalid',
        fields: [
          { field: 'firstName', kind: 'missing' },
          { field: 'email', kind: 'malformed' },
        ],
      },
      422,
      ['firstName', 'email'],
    ],
  ];

  it.each(REFUSED)(
    'keeps what was typed for somebody who is not invited (%o)',
    async (why, status, fields) => {
      const back = await send(as('owner', { invited: err(why) }), INVITE);
      expect(back).toMatchObject({
        status,
        data: {
          at: 'add',
          role: 'staff',
          contact: { firstName: 'Bea', lastName: 'Neu', email: 'neu@example.ch' },
        },
      });
      const { errors } = back.data as { errors: readonly { field: string; message: string }[] };
      expect(errors.map(({ field }) => field)).toEqual(fields);
      expect(errors.every(({ message }) => message.length > 10)).toBe(true);
    },
  );

  it('says how it stands with an invitation that has ended, and knows none of another salon', async () => {
    const ended = await send(as('owner', { resent: err({ kind: 'ended' }) }), RESEND);
    expect(ended).toMatchObject({ status: 409, data: { at: HOLD_ID } });
    const accepted = await send(as('owner', { revoked: err({ kind: 'accepted' }) }), REVOKE);
    expect(accepted).toMatchObject({ status: 409, data: { at: HOLD_ID } });
    for (const [over, form] of [
      [{ resent: err({ kind: 'not_found' as const }) }, RESEND],
      [{ revoked: err({ kind: 'not_found' as const }) }, REVOKE],
      [{ invited: err({ kind: 'not_found' as const }) }, INVITE],
    ] as const) {
      expect((await send(as('owner', over), form)).status).toBe(404);
    }
  });
});
