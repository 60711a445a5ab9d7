import { describe, expect, it } from 'vitest';
import type { AcceptInvitation } from '#domain/identity/use-cases/accept-invitation.ts';
import type { SignedIn } from '#domain/ports/identity.ts';
import type { InvitationView } from '#domain/ports/invitations.ts';
import type { AccountId } from '#domain/shared/ids.ts';
import { err, ok } from '#domain/shared/result.ts';
import { action, loader } from '#app/routes/invitation.tsx';
import { answerOf, fakeContext, get, NOW, post } from '#tests/app/support/fake-page.ts';
import { signedInAs } from '#tests/app/support/signed-in-as.ts';

const TOKEN = 'a'.repeat(64);
const PATH = `/invitation/${TOKEN}`;
const VIEW: InvitationView = {
  email: 'bea@example.ch',
  firstName: 'Bea',
  lastName: 'Neu',
  role: 'staff',
  inviter: 'Nora',
  until: NOW,
  open: true,
  accountId: null,
};
const MINE = 'account' as AccountId;

type Inputs = Parameters<AcceptInvitation>[1][];

function page(
  view: InvitationView | null,
  signedIn: SignedIn | null = null,
  accepted: Awaited<ReturnType<AcceptInvitation>> = ok({ secret: 's', role: 'staff', needsFactor: false }),
) {
  const inputs: Inputs = [];
  const nothing = fakeContext();
  const context = fakeContext({
    signedIn: () => Promise.resolve(signedIn),
    identity: {
      ...nothing.identity,
      invitation: () => Promise.resolve(view),
      acceptInvitation: (_, input) => {
        inputs.push(input);
        return Promise.resolve(accepted);
      },
      signOut: () => Promise.resolve(ok({ ended: true })),
    },
  });
  const params = { token: TOKEN };
  return {
    inputs,
    look: (token = TOKEN) => answerOf(() => loader(get(PATH, context, { token }))),
    send: (fields: Readonly<Record<string, string>>) =>
      answerOf(() => action(post(PATH, fields, context, params))),
  };
}

describe('the page of an invitation', () => {
  it('says who invites to what, and leads whoever looks to their next step', async () => {
    for (const [accountId, signedIn, way] of [
      [null, null, 'open'],
      [MINE, null, 'sign-in'],
      [MINE, signedInAs(null), 'accept'],
      ['another' as AccountId, signedInAs('owner'), 'sign-out'],
      [null, signedInAs(null), 'sign-out'],
    ] as const) {
      const shown = await page({ ...VIEW, accountId }, signedIn).look();
      expect(shown).toMatchObject({
        status: 200,
        data: { way, inviter: 'Nora', role: 'staff', email: VIEW.email },
      });
    }
  });

  it('says of one that is over no more than that', async () => {
    const shown = await page({ ...VIEW, open: false }).look();
    expect(shown.status).toBe(410);
    expect(JSON.stringify(shown.data)).not.toMatch(/bea|Neu|Nora/);
  });

  it.each(['', 'x', 'a'.repeat(63), `${'a'.repeat(63)}.`])('is not there for «%s»', async (token) => {
    expect((await page(VIEW).look(token)).status).toBe(404);
  });

  it('is not there for a link that nobody sent', async () => {
    expect((await page(null).look()).status).toBe(404);
    expect((await page(null).send({ intent: 'accept' })).status).toBe(404);
  });

  it('opens an account with what was typed, and leads into the staff’s area', async () => {
    const { send, inputs } = page(VIEW);
    const typed = { firstName: 'Bea', lastName: 'Neu', password: 'ein langer Satz' };
    expect(await send({ intent: 'open', ...typed, email: 'eve@example.ch' })).toMatchObject({
      status: 303,
      location: '/admin',
    });
    expect(inputs).toMatchObject([{ token: TOKEN, who: { kind: 'new', ...typed, locale: 'de-CH' } }]);
  });

  it('takes whoever is signed in for that person, whatever form was sent', async () => {
    const { send, inputs } = page({ ...VIEW, accountId: MINE }, signedInAs(null));
    await send({ intent: 'open', firstName: 'Eve', lastName: 'Neu', password: 'ein langer Satz' });
    expect(inputs).toMatchObject([{ who: { kind: 'member', accountId: MINE, showedSecondFactor: false } }]);
  });

  it('signs somebody else out, and shows the invitation again', async () => {
    const { send, inputs } = page(VIEW, signedInAs('owner'));
    expect(await send({ intent: 'sign-out' })).toMatchObject({ status: 303, location: PATH });
    expect(inputs).toEqual([]);
  });

  it('keeps names and asks for the password again', async () => {
    const invalid = err({
      kind: 'invalid' as const,
      fields: [{ field: 'lastName' as const, kind: 'missing' as const }],
      password: 'too_short' as const,
    });
    const back = await page(VIEW, null, invalid).send({ intent: 'open', firstName: 'Bea', password: 'kurz' });
    expect(back).toMatchObject({ status: 422, data: { typed: { firstName: 'Bea', lastName: '' } } });
    const { errors } = back.data as { errors: readonly { field: string }[] };
    expect(errors.map(({ field }) => field)).toEqual(['lastName', 'password']);
    expect(JSON.stringify(back.data)).not.toContain('kurz');
  });

  it.each([
    ['over', 410],
    ['not_yours', 409],
    ['has_role', 409],
    ['colleague_taken', 409],
    ['has_account', 409],
    ['not_found', 404],
  ] as const)('answers %s', async (kind, status) => {
    const back = await page(VIEW, signedInAs(null), err({ kind })).send({ intent: 'accept' });
    expect(back.status).toBe(status);
  });
});
