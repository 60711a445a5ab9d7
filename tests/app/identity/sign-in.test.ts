import { describe, expect, test, vi } from 'vitest';
import { action, loader } from '#app/routes/sign-in.tsx';
import { action as signOut, loader as seeSignOut } from '#app/routes/sign-out.ts';
import { returnPath } from '#app/identity/return-path.ts';
import { err, ok } from '#domain/shared/result.ts';
import { answerOf, fakeContext, get, post, VISITOR } from '#tests/app/support/fake-page.ts';

const SECRET = 'x'.repeat(43);
const TYPED = { email: 'Ada@example.ch', password: 'ein langes Passwort' };

function send(path: string, result: unknown, fields: Record<string, string> = TYPED) {
  const signIn = vi.fn(() => Promise.resolve(result));
  const context = fakeContext();
  const answer = answerOf(() =>
    action(post(path, fields, { ...context, identity: { ...context.identity, signIn } as never })),
  );
  return { answer, signIn };
}
const customer = ok({ secret: SECRET, role: null, needsFactor: false });
const staff = ok({ secret: SECRET, role: 'staff', needsFactor: false });

describe('signing in', () => {
  test('hands the secret to the browser alone and leads everybody home', async () => {
    const { answer, signIn } = send('/sign-in', customer);
    const { status, location, cookie } = await answer;
    expect({ status, location }).toEqual({ status: 303, location: '/account' });
    expect(cookie).toMatch(/^session=.*HttpOnly; SameSite=Lax$/);
    expect(signIn).toHaveBeenCalledWith(
      { kind: 'desk', salonId: 'salon' },
      {
        ...TYPED,
        place: { userAgent: '', address: '203.0.113.7' },
        previous: null,
        browser: VISITOR,
      },
    );
    expect((await send('/sign-in', staff).answer).location).toBe('/admin');
    expect((await send('/en/sign-in', staff).answer).location).toBe('/en/admin');
  });

  test('leads on to where somebody wanted to go', async () => {
    expect((await send('/sign-in?to=%2Fadmin%2Fcalendar%3Fday%3D2026-03-10', staff).answer).location).toBe(
      '/admin/calendar?day=2026-03-10',
    );
  });

  test('refused, the form comes back with the address and without the password', async () => {
    const wrong = await send('/sign-in', err({ kind: 'wrong' })).answer;
    expect(wrong).toMatchObject({ status: 401, cookie: null, data: { email: 'Ada@example.ch' } });
    expect(JSON.stringify(wrong)).not.toContain(TYPED.password);
    const many = await send('/sign-in', err({ kind: 'too_many', minutes: 15 })).answer;
    expect(many).toMatchObject({ status: 429, data: { errors: [{ field: 'email' }] } });
  });

  test('an empty or strange form is a refusal like others', async () => {
    const typed = 'x'.repeat(5000);
    const { signIn, answer } = send('/sign-in', err({ kind: 'wrong' }), { email: typed });
    expect((await answer).status).toBe(401);
    expect(signIn).toHaveBeenCalledWith(
      expect.anything(),
      expect.objectContaining({ email: typed, password: '' }),
    );
  });

  test('who is signed in already is led on, and never off this site', async () => {
    const actor = { kind: 'employee', role: 'staff' };
    const context = fakeContext({ signedIn: () => Promise.resolve({ actor } as never) });
    const see = async (path: string) => (await answerOf(() => loader(get(path, context)))).location;
    expect(await see('/sign-in')).toBe('/admin');
    expect(await see('/en/sign-in')).toBe('/en/admin');
    expect(await see('/sign-in?to=/team')).toBe('/team');
    expect(await see('/sign-in?to=//evil.example')).toBe('/admin');
  });
});

describe('where to', () => {
  const to = (value: string) =>
    returnPath(new URL(`https://salon.test/sign-in?to=${encodeURIComponent(value)}`));
  test.each(['/admin', '/', '/en/book?s=cut', '/a//b', '/admin?to=https://x.example'])('%s', (path) => {
    expect(to(path)).toBe(path);
  });
  test.each([
    '',
    'admin',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    ' /admin',
    '/ad min',
    '/ä',
    `/${'x'.repeat(1000)}`,
  ])('not %j', (path) => expect(to(path)).toBeNull());
});

describe('signing out', () => {
  const leave = (cookie: string | null) => {
    const out = vi.fn(() => Promise.resolve(ok({ ended: true })));
    const context = fakeContext();
    const args = post(
      '/sign-out',
      {},
      {
        ...context,
        identity: { ...context.identity, signOut: out } as never,
      },
    );
    if (cookie !== null) args.request.headers.set('Cookie', cookie);
    return { out, answer: answerOf(() => signOut(args)) };
  };

  test('ends the session and takes the cookie', async () => {
    const issued = await fakeContext().sessionCookie.issue(SECRET);
    const { out, answer } = leave(issued.split(';')[0]!);
    expect(await answer).toMatchObject({ status: 303, location: '/' });
    expect((await answer).cookie).toMatch(/^session=;.*Max-Age=0/);
    expect(out).toHaveBeenCalledWith({ kind: 'desk', salonId: 'salon' }, SECRET);
  });

  test('without a session it asks nobody; by an address alone nothing happens', async () => {
    const { out, answer } = leave(null);
    expect((await answer).status).toBe(303);
    expect(out).not.toHaveBeenCalled();
    expect((await answerOf(seeSignOut)).status).toBe(404);
  });
});
