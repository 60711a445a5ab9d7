import { describe, expect, test, vi } from 'vitest';
import { action as own, loader as seeOwn } from '#app/routes/account-factor.tsx';
import { action as enter, loader as seeEnter } from '#app/routes/sign-in-factor.tsx';
import { staffPageOf } from '#app/staff-page.ts';
import { err, ok } from '#domain/shared/result.ts';
import { contextOf } from '#tests/app/account/signed-in-customer.ts';
import { answerOf, fakeContext, get, post } from '#tests/app/support/fake-page.ts';

const SECRET = 'x'.repeat(43);
type Who = 'customer' | 'employee' | null;

function send(who: Who, fields: Record<string, string>, name: string, result: unknown) {
  const work = vi.fn(() => Promise.resolve(result));
  const context = contextOf(who);
  const identity = { ...context.identity, [name]: work } as never;
  return { work, answer: answerOf(() => own(post('/account/factor', fields, { ...context, identity }))) };
}

describe('one’s own second factor', () => {
  test('shows a picture that our policy lets images be, and who may ask others for it', async () => {
    const context = contextOf('employee');
    const view = {
      confirmed: false,
      recoveryLeft: 0,
      demandedOfLeaders: false,
      pending: { uri: 'otpauth://totp/x?secret=ABCD', words: 'ABCD' },
    };
    const identity = { ...context.identity, factor: () => Promise.resolve(view) } as never;
    const answer = await answerOf(() => seeOwn(get('/account/factor', { ...context, identity })));
    expect(answer.data).toMatchObject({
      pending: { image: expect.stringMatching(/^data:image\/svg\+xml;base64,/), words: 'ABCD' },
      mayDemand: true,
      customer: false,
    });
    expect(JSON.stringify(answer.data)).not.toContain('otpauth:');
    expect((await answerOf(() => seeOwn(get('/x', contextOf('customer'))))).data).toMatchObject({
      mayDemand: false,
    });
    expect((await answerOf(() => seeOwn(get('/x', contextOf(null))))).status).toBe(303);
  });

  test('confirmed, the recovery codes are in the answer alone, and the browser gets its new session', async () => {
    const kept = ok({ secret: SECRET, recovery: ['AAAAABBBBB'] });
    const { answer, work } = send('customer', { intent: 'confirm', code: '123456' }, 'confirmFactor', kept);
    expect(await answer).toMatchObject({ status: 200, data: { recovery: ['AAAAABBBBB'], errors: [] } });
    expect((await answer).cookie).toMatch(/^session=.*HttpOnly/);
    expect(work).toHaveBeenCalledWith(expect.objectContaining({ kind: 'customer' }), {
      code: '123456',
      place: { userAgent: '', address: '203.0.113.7' },
    });
  });

  test('refused, it says so beside the field', async () => {
    const wrong = send('customer', { intent: 'drop' }, 'dropFactor', err({ kind: 'wrong_code' }));
    expect(await wrong.answer).toMatchObject({ status: 422, data: { errors: [{ field: 'code' }] } });
    const many = send(
      'customer',
      { intent: 'renew' },
      'renewRecovery',
      err({ kind: 'too_many', minutes: 15 }),
    );
    expect((await many.answer).status).toBe(429);
    const none = send('customer', { intent: 'drop' }, 'dropFactor', err({ kind: 'not_found' }));
    expect((await none.answer).status).toBe(404);
  });

  test('a customer asks nobody else for one, and no made-up form does anything', async () => {
    for (const intent of ['demand', 'release', 'x', 'toString', '']) {
      const { answer, work } = send('customer', { intent }, 'demandFactor', ok(null));
      expect((await answer).status, intent).toBe(404);
      expect(work).not.toHaveBeenCalled();
    }
    const owner = send('employee', { intent: 'demand' }, 'demandFactor', ok(null));
    expect(await owner.answer).toMatchObject({ status: 303, location: '/account/factor' });
  });
});

describe('the second step', () => {
  const half = { actor: { accountId: 'account', kind: 'customer' } };
  async function step(known: boolean, result: unknown) {
    const context = fakeContext();
    const enterFactor = vi.fn(() => Promise.resolve(result));
    const identity = {
      ...context.identity,
      enterFactor,
      halfSignedIn: () => Promise.resolve(known ? half : null),
    } as never;
    const args = post('/en/sign-in/factor?to=/book', { code: '123456' }, { ...context, identity });
    args.request.headers.set('Cookie', (await context.sessionCookie.issue(SECRET)).split(';')[0]!);
    return { answer: await answerOf(() => enter(args)), enterFactor };
  }

  test('is only for who has shown the first', async () => {
    const see = await answerOf(() => seeEnter(get('/sign-in/factor?to=/book', fakeContext())));
    expect(see).toMatchObject({ status: 303, location: '/sign-in?to=%2Fbook' });
    const { answer, enterFactor } = await step(false, null);
    expect(answer).toMatchObject({ status: 303, location: '/en/sign-in?to=%2Fbook' });
    expect(enterFactor).not.toHaveBeenCalled();
  });

  test('leads on, or says that the code is wrong', async () => {
    const right = await step(true, ok({ secret: SECRET, role: null, needsFactor: false }));
    expect(right.answer).toMatchObject({ status: 303, location: '/book' });
    expect(right.enterFactor).toHaveBeenCalledWith(
      { kind: 'desk', salonId: 'salon' },
      expect.objectContaining({ accountId: 'account', previous: SECRET, code: '123456' }),
    );
    expect((await step(true, err({ kind: 'wrong_code' }))).answer.status).toBe(422);
  });
});

test('who must have one sees nothing of the staff’s area before', async () => {
  const context = contextOf('employee');
  const signedIn = await context.signedIn();
  const owing = { ...signedIn!, mustHaveSecondFactor: true };
  const open = (who: typeof owing) =>
    staffPageOf(
      new Request('https://salon.test/en/admin'),
      { ...context, signedIn: () => Promise.resolve(who) },
      'calendar.see',
    );
  const refused = await open(owing).catch((thrown: unknown) => thrown as Response);
  expect((refused as Response).headers.get('Location')).toBe('/en/account/factor');
  await expect(open({ ...owing, hasSecondFactor: true })).resolves.toMatchObject({ locale: 'en' });
});
