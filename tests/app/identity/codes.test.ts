import { describe, expect, test, vi } from 'vitest';
import { action as resetAction } from '#app/routes/reset.tsx';
import { action as resetEnter, loader as seeReset } from '#app/routes/reset-enter.tsx';
import { action as askCode } from '#app/routes/sign-in-code.tsx';
import { action as enterCode, loader as seeCode } from '#app/routes/sign-in-code-enter.tsx';
import { action as signUp } from '#app/routes/sign-up.tsx';
import { err, ok } from '#domain/shared/result.ts';
import { answerOf, fakeContext, get, post, VISITOR } from '#tests/app/support/fake-page.ts';

const CODE_ID = '00000000-0000-4000-8000-0000000000ee';
const SECRET = 'x'.repeat(43);
const DESK = { kind: 'desk', salonId: 'salon' };
const PASSWORD = 'ein langes Passwort';
const PERSON = { firstName: 'Ada', lastName: 'Muster', email: 'ada@example.ch', phone: '079 123 45 67' };
const PLACE = { userAgent: '', address: '203.0.113.7' };

type Action = typeof askCode;

function send(
  action: Action,
  path: string,
  fields: Record<string, string>,
  name: string,
  result: unknown,
  params: Record<string, string> = {},
) {
  const work = vi.fn(() => Promise.resolve(result));
  const context = fakeContext();
  const identity = { ...context.identity, [name]: work } as never;
  const answer = answerOf(() => action(post(path, fields, { ...context, identity }, params)) as never);
  return { answer, work };
}

describe('asking for a code', () => {
  test.each([
    [askCode, '/sign-in/code', 'sign_in'],
    [resetAction, '/reset', 'reset'],
  ] as const)('leads to the page where it is typed (%#)', async (action, path, purpose) => {
    const made = ok({ codeId: CODE_ID });
    const { answer, work } = send(
      action as Action,
      `/en${path}?to=/book`,
      { email: PERSON.email },
      'requestCode',
      made,
    );
    expect(await answer).toMatchObject({ status: 303, location: `/en${path}/${CODE_ID}?to=%2Fbook` });
    expect(work).toHaveBeenCalledWith(DESK, {
      purpose,
      email: PERSON.email,
      locale: 'en',
      address: PLACE.address,
    });
    const elsewhere = send(action as Action, `${path}?to=//evil.example`, {}, 'requestCode', made);
    expect((await elsewhere.answer).location).toBe(`${path}/${CODE_ID}`);
  });

  test('refused, the form comes back with what was typed', async () => {
    const bad = send(
      askCode,
      '/sign-in/code',
      { email: 'ada' },
      'requestCode',
      err({ kind: 'email', problem: 'malformed' }),
    );
    expect(await bad.answer).toMatchObject({
      status: 422,
      data: { email: 'ada', errors: [{ field: 'email' }] },
    });
    const many = send(
      askCode,
      '/sign-in/code',
      { email: 'ada' },
      'requestCode',
      err({ kind: 'too_many', minutes: 60 }),
    );
    expect((await many.answer).status).toBe(429);
  });
});

describe('typing the code', () => {
  test('signs in and leads on', async () => {
    const session = ok({ secret: SECRET, role: null, needsFactor: false });
    const { answer, work } = send(
      enterCode as Action,
      `/sign-in/code/${CODE_ID}?to=/book`,
      { code: '1234 5678' },
      'enterCode',
      session,
      { codeId: CODE_ID },
    );
    expect(await answer).toMatchObject({ status: 303, location: '/book' });
    expect((await answer).cookie).toMatch(/^session=.*HttpOnly; SameSite=Lax$/);
    expect(work).toHaveBeenCalledWith(DESK, {
      codeId: CODE_ID,
      code: '1234 5678',
      place: PLACE,
      previous: null,
      browser: VISITOR,
    });
  });

  test.each([
    [{ kind: 'wrong_code' }, 422],
    [{ kind: 'code_over' }, 422],
    [{ kind: 'too_many', minutes: 15 }, 429],
  ])('refused (%j), the page says why', async (refusal, status) => {
    const { answer } = send(enterCode as Action, '/x', {}, 'enterCode', err(refusal), { codeId: CODE_ID });
    expect(await answer).toMatchObject({
      status,
      cookie: null,
      data: { errors: [{ field: 'code', message: expect.stringMatching(/\S/) }] },
    });
  });

  test('an address that can be none is not there', async () => {
    for (const page of [seeCode, seeReset]) {
      const answer = await answerOf(() => page(get('/x', fakeContext(), { codeId: 'x' })) as never);
      expect(answer.status).toBe(404);
    }
    const { answer } = send(enterCode as Action, '/x', {}, 'enterCode', null, { codeId: '1' });
    expect((await answer).status).toBe(404);
  });
});

describe('signing up', () => {
  test('takes its own fields and no others', async () => {
    const fields = { ...PERSON, password: PASSWORD, role: 'owner', customerId: CODE_ID };
    const { answer, work } = send(signUp as Action, '/sign-up', fields, 'signUp', ok({ codeId: CODE_ID }));
    expect((await answer).location).toBe(`/sign-in/code/${CODE_ID}`);
    expect(work).toHaveBeenCalledWith(DESK, {
      contact: PERSON,
      password: PASSWORD,
      locale: 'de-CH',
      address: PLACE.address,
    });
  });

  test('refused, what was typed stays, and the password does not', async () => {
    const refusal = {
      kind: 'invalid',
      fields: [{ field: 'phone', kind: 'malformed' }],
      password: 'too_easy',
    };
    const { answer } = send(
      signUp as Action,
      '/sign-up',
      { ...PERSON, password: PASSWORD },
      'signUp',
      err(refusal),
    );
    expect(await answer).toMatchObject({
      status: 422,
      data: { typed: PERSON, errors: [{ field: 'phone' }, { field: 'password' }] },
    });
    expect(JSON.stringify(await answer)).not.toContain(PASSWORD);
  });
});

test('a new password is set and signs in; a bad one is named beside its field', async () => {
  const fields = { code: '12345678', password: PASSWORD };
  const session = ok({ secret: SECRET, role: 'staff', needsFactor: false });
  const done = send(resetEnter as Action, '/reset/x', fields, 'resetPassword', session, { codeId: CODE_ID });
  expect(await done.answer).toMatchObject({ status: 303, location: '/admin' });
  expect(done.work).toHaveBeenCalledWith(DESK, { codeId: CODE_ID, ...fields, place: PLACE, previous: null });
  const bad = err({ kind: 'password', problem: 'too_short' });
  const refused = send(resetEnter as Action, '/reset/x', fields, 'resetPassword', bad, { codeId: CODE_ID });
  expect(await refused.answer).toMatchObject({ status: 422, data: { errors: [{ field: 'password' }] } });
});
