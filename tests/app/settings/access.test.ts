import { describe, expect, it } from 'vitest';
import type { AddMember, ChangeRole } from '#domain/identity/use-cases/change-role.ts';
import type { EmployeeRole } from '#domain/shared/actor.ts';
import { err, ok } from '#domain/shared/result.ts';
import { action, loader } from '#app/routes/admin-access.tsx';
import { answerOf, fakeContext, get, HOLD_ID, post } from '#tests/app/support/fake-page.ts';
import { signedInAs } from '#tests/app/support/signed-in-as.ts';
import { ANNA } from '#tests/support/builders/salon-book.ts';

const PATH = '/admin/settings/access';
const nothing = fakeContext();
const inputs: unknown[] = [];

const as = (
  role: EmployeeRole | 'hq' | null,
  changed: Awaited<ReturnType<ChangeRole>> = ok({ ended: 1 }),
  added: Awaited<ReturnType<AddMember>> = ok({ ended: 0 }),
) =>
  fakeContext({
    signedIn: () => Promise.resolve(signedInAs(role)),
    identity: {
      ...nothing.identity,
      changeRole: (_, input) => {
        inputs.push(input);
        return Promise.resolve(changed);
      },
      addMember: (_, input) => {
        inputs.push(input);
        return Promise.resolve(added);
      },
    },
  });

type Pairs = Readonly<Record<string, string>>;
const CHANGE: Pairs = { intent: 'change', account: HOLD_ID, seen: 'staff', role: 'manager', staff: ANNA };
const ADD: Pairs = { intent: 'add', email: 'neu@example.ch', role: 'staff', staff: '' };
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
    await send(as('owner'), ADD);
    expect(inputs).toMatchObject([
      { accountId: HOLD_ID, seen: 'staff', wanted: { role: 'manager', staffId: ANNA } },
      { email: 'neu@example.ch', wanted: { role: 'staff', staffId: null } },
    ]);
  });

  it.each([
    ['a role that nobody gives', { ...CHANGE, role: 'hq' }],
    ['a column that is not there', { ...CHANGE, staff: HOLD_ID }],
    ['an account that is none', { ...CHANGE, account: 'nora' }],
    ['somebody new without a role', { ...ADD, role: 'none' }],
    ['nothing', {}],
  ])('refuses %s', async (_, fields: Pairs) => {
    inputs.length = 0;
    expect((await send(as('owner'), fields)).status).toBe(400);
    expect(inputs).toEqual([]);
  });

  it('says at the form what is wrong, and keeps what was chosen', async () => {
    const late = await send(as('owner', err({ kind: 'changed', current: null })), CHANGE);
    expect(late).toMatchObject({
      status: 409,
      data: { at: HOLD_ID, field: 'role', role: 'manager', staff: ANNA },
    });
    const unknown = await send(as('owner', undefined, err({ kind: 'no_account' })), ADD);
    expect(unknown).toMatchObject({
      status: 409,
      data: { at: 'add', field: 'email', email: 'neu@example.ch' },
    });
    expect((await send(as('owner', err({ kind: 'not_found' })), CHANGE)).status).toBe(404);
  });
});
