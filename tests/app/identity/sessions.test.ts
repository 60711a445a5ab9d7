import { describe, expect, test, vi } from 'vitest';
import { action, loader } from '#app/routes/account-sessions.tsx';
import { err, ok } from '#domain/shared/result.ts';
import { contextOf } from '#tests/app/account/signed-in-customer.ts';
import { answerOf, get, NOW, post } from '#tests/app/support/fake-page.ts';

const ID = '00000000-0000-4000-8000-0000000000ee';

function send(fields: Record<string, string>, result: unknown = ok({ ended: 1 })) {
  const endSessions = vi.fn(() => Promise.resolve(result));
  const context = contextOf('employee');
  const identity = { ...context.identity, endSessions } as never;
  const answer = answerOf(() => action(post('/en/account/sessions', fields, { ...context, identity })));
  return { answer, endSessions };
}

describe('one’s devices', () => {
  test('are listed for customers and for the team, and for nobody else', async () => {
    const line = {
      id: ID,
      device: 'Firefox',
      address: '192.0.2.1',
      since: NOW,
      lastUsed: NOW,
      current: true,
    };
    for (const who of ['customer', 'employee'] as const) {
      const context = contextOf(who);
      const identity = { ...context.identity, sessions: () => Promise.resolve([line]) } as never;
      const answer = await answerOf(() => loader(get('/account/sessions', { ...context, identity })));
      expect(answer.data).toMatchObject({ customer: who === 'customer', lines: [{ id: ID, current: true }] });
    }
    const stranger = await answerOf(() => loader(get('/account/sessions', contextOf(null))));
    expect(stranger).toMatchObject({ status: 303, location: '/sign-in?to=%2Faccount%2Fsessions' });
  });

  test('another one is signed out, and the page says so', async () => {
    const { answer, endSessions } = send({ intent: 'one', session: ID });
    expect(await answer).toMatchObject({
      status: 303,
      location: '/en/account/sessions?news=ended',
      cookie: null,
    });
    expect(endSessions).toHaveBeenCalledWith(expect.objectContaining({ kind: 'employee' }), ID);
  });

  test('signed out everywhere, this browser forgets its session too', async () => {
    const { answer, endSessions } = send({ intent: 'everywhere', session: ID });
    expect(await answer).toMatchObject({ status: 303, location: '/en/sign-in' });
    expect((await answer).cookie).toMatch(/^session=;.*Max-Age=0/);
    expect(endSessions).toHaveBeenCalledWith(expect.anything(), 'everywhere');
  });

  test('what is not one’s own or made up is not there', async () => {
    expect((await send({ intent: 'one', session: ID }, err({ kind: 'not_found' })).answer).status).toBe(404);
    for (const fields of [{ intent: 'one' }, { intent: 'one', session: 'x' }, { session: ID }, {}]) {
      const { answer, endSessions } = send(fields as Record<string, string>);
      expect((await answer).status).toBe(404);
      expect(endSessions).not.toHaveBeenCalled();
    }
  });
});
