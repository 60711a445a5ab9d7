import { describe, expect, it } from 'vitest';
import { action, loader } from '#app/routes/admin-vendor-messages.tsx';
import type { OrderParts } from '#app/load-context.ts';
import type { WaitingMessage } from '#domain/ports/vendor-messages.ts';
import { err, ok } from '#domain/shared/result.ts';
import { fakeOrders } from '#tests/app/support/fake-orders.ts';
import { answerOf, fakeContext, get, NOW, post } from '#tests/app/support/fake-page.ts';
import { signedInAs } from '#tests/app/support/signed-in-as.ts';

const PATH = '/admin/orders/messages';
const MESSAGE: WaitingMessage = {
  eventId: 'evt_1',
  type: 'checkout.session.completed',
  receivedAt: NOW,
  tries: 12,
  gaveUp: true,
  nextAt: null,
};
const at = (role: 'owner' | 'staff' | 'hq', retryMessage?: OrderParts['useCases']['retryMessage']) =>
  fakeContext({
    signedIn: () => Promise.resolve(signedInAs(role)),
    orders: fakeOrders({
      messages: { waiting: () => Promise.resolve([MESSAGE]) },
      useCases: retryMessage === undefined ? {} : { retryMessage },
    }),
  });

describe('messages that could not be worked off', () => {
  it('are seen by who leads, and by nobody else', async () => {
    const seen = await answerOf(() => loader(get(`${PATH}?again`, at('owner'))));
    expect(seen).toMatchObject({ data: { again: true, messages: [{ eventId: 'evt_1', gaveUp: true }] } });
    for (const role of ['staff', 'hq'] as const)
      expect(await answerOf(() => loader(get(PATH, at(role))))).toMatchObject({ status: 404 });
  });

  it('are tried again; what is done meanwhile is said', async () => {
    const asked: unknown[] = [];
    const again = at('owner', (_, input) => {
      asked.push(input);
      return Promise.resolve(ok(null));
    });
    const fields = { event: 'evt_1' };
    expect(await answerOf(() => action(post(PATH, fields, again)))).toMatchObject({
      status: 303,
      location: `${PATH}?again`,
    });
    expect(asked).toEqual([{ eventId: 'evt_1' }]);
    const done = at('owner', () => Promise.resolve(err({ kind: 'done_meanwhile' as const })));
    expect(await answerOf(() => action(post(PATH, fields, done)))).toMatchObject({
      status: 409,
      data: { gone: true },
    });
    expect(await answerOf(() => action(post(PATH, fields, at('staff'))))).toMatchObject({ status: 404 });
  });
});
