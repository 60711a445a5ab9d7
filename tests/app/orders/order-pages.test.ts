import { describe, expect, it } from 'vitest';
import type { OrderView } from '#domain/ports/orders.ts';
import type { PaymentLook } from '#domain/payments/steps/vendor-page.ts';
import { rappen } from '#domain/shared/money.ts';
import { err, ok } from '#domain/shared/result.ts';
import type { OrderParts } from '#app/load-context.ts';
import { loader as ownOrders } from '#app/routes/account-orders.tsx';
import { action as deskAction, loader as deskOrder } from '#app/routes/admin-order.tsx';
import { action as listAction, loader as deskList } from '#app/routes/admin-orders.tsx';
import { action, loader } from '#app/routes/order.tsx';
import { aView, ORDER_ID, PAID } from '#tests/app/support/an-order-view.ts';
import { fakeOrders } from '#tests/app/support/fake-orders.ts';
import { answerOf, fakeContext, get, NOW, post, VISITOR } from '#tests/app/support/fake-page.ts';
import { signedInAs } from '#tests/app/support/signed-in-as.ts';

const TOKEN = 't'.repeat(64);
type UseCases = Partial<OrderParts['useCases']>;

const held = (views: readonly OrderView[], useCases: UseCases = {}) => {
  let look = 0;
  return fakeContext({
    orders: fakeOrders({
      useCases,
      links: {
        open: (_, token) => (token === TOKEN ? ORDER_ID : null),
        order: () => `https://salon.test/order/${TOKEN}`,
      },
      queries: {
        holder: () => Promise.resolve(VISITOR),
        order: (actor) =>
          Promise.resolve(
            actor.kind === 'visitor' ? (views[Math.min(look++, views.length - 1)] ?? null) : null,
          ),
      },
    }),
  });
};
const open = (query: string, views: readonly OrderView[], useCases: UseCases = {}) =>
  answerOf(() => loader(get(`/order/${TOKEN}${query}`, held(views, useCases), { token: TOKEN })));
const looks = (look: PaymentLook): UseCases => ({ lookAtPayment: () => Promise.resolve(look) });

describe("an order's page", () => {
  it('opens by its signed address alone', async () => {
    expect(await open('', [aView()])).toMatchObject({ data: { order: { number: 1042, status: 'pending' } } });
    const strange = await answerOf(() => loader(get('/order/x', held([aView()]), { token: 'x' })));
    expect(strange).toMatchObject({ status: 404 });
  });

  it('asks the vendor only when somebody comes back from there', async () => {
    expect(await open('', [aView()])).toMatchObject({ data: { look: 'nothing' } });
    expect(await open('?back=cancelled', [aView()], looks('open'))).toMatchObject({
      data: { look: 'open', cameBack: true },
    });
    expect(await open('?back=paid', [aView(PAID)])).toMatchObject({ data: { order: { status: 'paid' } } });
  });

  it('waits a moment for the job that writes the money down', async () => {
    const paid = await open('?back=paid', [aView(), aView(), aView(PAID)], looks('settling'));
    expect(paid).toMatchObject({ data: { look: 'nothing', order: { paid: 2450 } } });
    const late = await open('?back=paid', [aView()], looks('settling'));
    expect(late).toMatchObject({ data: { look: 'settling', order: { paid: 0 } } });
  });

  it('leads to pay, and gives an order up', async () => {
    const calls: unknown[] = [];
    const useCases: UseCases = {
      payOrder: () => Promise.resolve(ok({ kind: 'settling' as const })),
      leaveOrder: (actor, input) => {
        calls.push({ ...input, visitorId: actor.visitorId });
        return Promise.resolve(ok(null));
      },
    };
    const send = (intent: string) =>
      answerOf(() =>
        action(post(`/order/${TOKEN}`, { intent }, held([aView()], useCases), { token: TOKEN })),
      );
    expect(await send('pay')).toMatchObject({ status: 303, location: `/order/${TOKEN}?back=paid` });
    expect(await send('leave')).toMatchObject({ status: 303, location: `/order/${TOKEN}?left` });
    expect(await send('to_cart')).toMatchObject({ status: 303, location: '/cart' });
    expect(await send('gift')).toMatchObject({ status: 404 });
    expect(calls).toEqual([
      { orderId: ORDER_ID, again: false, visitorId: VISITOR },
      { orderId: ORDER_ID, again: true, visitorId: VISITOR },
    ]);
  });

  it('says why it cannot be given up', async () => {
    const refused = held([aView()], {
      leaveOrder: () => Promise.resolve(err({ kind: 'too_late' as const })),
    });
    const answer = await answerOf(() =>
      action(post(`/order/${TOKEN}`, { intent: 'leave' }, refused, { token: TOKEN })),
    );
    expect(answer).toMatchObject({ status: 409, data: { message: expect.stringContaining('abbrechen') } });
  });
});

describe('own orders', () => {
  it('are listed for whoever is signed in', async () => {
    const row = {
      id: ORDER_ID,
      number: 1042,
      status: 'pending' as const,
      stage: 'open' as const,
      total: rappen(2450),
      paid: false,
      name: 'Ada',
      delivery: 'pick_up' as const,
      payBy: 'online' as const,
      createdAt: NOW,
      dueAt: null,
    };
    const orders = fakeOrders({ queries: { own: () => Promise.resolve([row]) } });
    const signed = fakeContext({ orders, signedIn: () => Promise.resolve(signedInAs(null)) });
    expect(await answerOf(() => ownOrders(get('/account/orders', signed)))).toMatchObject({
      data: { orders: [{ number: 1042, token: ORDER_ID }] },
    });
    expect(await answerOf(() => ownOrders(get('/account/orders', fakeContext({ orders }))))).toMatchObject({
      status: 303,
    });
  });
});

describe("the team's pages", () => {
  const desk = (role: 'owner' | 'staff' | 'hq', view: OrderView, useCases: UseCases = {}) =>
    fakeContext({
      signedIn: () => Promise.resolve(signedInAs(role)),
      orders: fakeOrders({ useCases, queries: { order: () => Promise.resolve(view) } }),
    });
  const look = async (role: 'owner' | 'staff' | 'hq', view: OrderView) =>
    (await answerOf(() => deskOrder(get(`/admin/orders/${ORDER_ID}`, desk(role, view), { id: ORDER_ID }))))
      .data as { steps: string[]; mayRefund: boolean };
  const atDesk = { payBy: 'on_pick_up' } as const;

  it.each([
    ['owner', {}, ['cancel'], false],
    ['owner', atDesk, ['make_ready', 'cancel'], false],
    ['staff', { ...atDesk, stage: 'ready' }, ['cancel'], false],
    ['owner', PAID, ['make_ready', 'complete', 'cancel'], true],
    ['staff', PAID, ['make_ready', 'complete'], false],
    ['owner', { ...PAID, delivery: 'shipping' }, ['ship', 'cancel'], true],
    ['owner', { ...PAID, delivery: 'shipping', stage: 'shipped' }, ['complete'], true],
    ['owner', { ...PAID, stage: 'completed', refunded: rappen(2450) }, [], false],
    ['hq', PAID, [], false],
  ] as const)('%s sees of %j: %j', async (role, state, steps, mayRefund) => {
    expect(await look(role, aView(state))).toMatchObject({ steps, mayRefund });
  });

  it('hand a step on, and say beside it what is wrong', async () => {
    const calls: unknown[] = [];
    const send = (fields: Record<string, string>, useCases: UseCases = {}, role: 'owner' | 'hq' = 'owner') =>
      answerOf(() =>
        deskAction(
          post(`/admin/orders/${ORDER_ID}`, fields, desk(role, aView(), useCases), { id: ORDER_ID }),
        ),
      );
    const workOnOrder: OrderParts['useCases']['workOnOrder'] = (_, input) => {
      calls.push(input);
      return Promise.resolve(ok(aView().order));
    };
    const step = { step: 'complete', version: '3' };
    expect(await send(step, { workOnOrder })).toMatchObject({
      status: 303,
      location: `/admin/orders/${ORDER_ID}?done`,
    });
    expect(calls).toEqual([{ orderId: ORDER_ID, step: 'complete', version: 3, reason: '' }]);
    for (const [refusal, status, field] of [
      [{ kind: 'reason', reason: 'required' }, 422, 'reason'],
      [{ kind: 'changed' }, 409, 'steps'],
      [{ kind: 'paid_meanwhile' }, 409, 'steps'],
      [{ kind: 'stock_short', products: [] }, 409, 'steps'],
    ] as const) {
      const refused = await send(step, { workOnOrder: () => Promise.resolve(err(refusal)) });
      expect(refused).toMatchObject({ status, data: { errors: [{ field }] } });
    }
    expect(
      await send(step, { workOnOrder: () => Promise.resolve(err({ kind: 'not_found' as const })) }),
    ).toMatchObject({
      status: 404,
    });
    expect(await send({ step: 'burn' })).toMatchObject({ status: 404 });
    expect(await send(step, { workOnOrder }, 'hq')).toMatchObject({ status: 404 });
  });

  it('send money back, with what was typed when it is refused', async () => {
    const fields = {
      intent: 'refund',
      refundId: '00000000-0000-4000-8000-0000000000f1',
      amount: '10',
      words: 'Kulanz',
      'back-1': '2',
    };
    const calls: unknown[] = [];
    const send = (over: Record<string, string>, useCases: UseCases) =>
      answerOf(() =>
        deskAction(
          post(`/admin/orders/${ORDER_ID}`, { ...fields, ...over }, desk('owner', aView(PAID), useCases), {
            id: ORDER_ID,
          }),
        ),
      );
    const given = await send(
      {},
      {
        refundOrder: (_, input) => {
          calls.push(input);
          return Promise.resolve(ok(null));
        },
      },
    );
    expect(given).toMatchObject({ status: 303 });
    expect(calls).toMatchObject([{ form: { amount: '10', words: 'Kulanz', back: { 1: '2' } } }]);
    const refused = await send(
      {},
      {
        refundOrder: () => Promise.resolve(err({ kind: 'more_than_left' as const, left: rappen(500) })),
      },
    );
    expect(refused).toMatchObject({
      status: 422,
      data: { errors: [{ field: 'amount' }], refund: { amount: '10' }, refundId: fields.refundId },
    });
    expect(await send({ refundId: 'x' }, {})).toMatchObject({ status: 404 });
  });

  it('list what is to be done, and what waits for a person', async () => {
    const pages: unknown[] = [];
    const orders = fakeOrders({
      queries: {
        list: (_, page) => {
          pages.push(page);
          return Promise.resolve([]);
        },
        matters: () =>
          Promise.resolve([
            {
              id: 'm' as never,
              kind: 'unknown_money',
              subject: 'cs_1',
              orderId: null,
              visitId: null,
              amount: rappen(900),
              notedAt: NOW,
            },
          ]),
      },
      useCases: {
        settleMatter: (_, { words }) =>
          Promise.resolve(words === '' ? err({ kind: 'words' as const }) : ok(null)),
      },
    });
    const staff = fakeContext({ orders, signedIn: () => Promise.resolve(signedInAs('staff')) });
    const owner = fakeContext({ orders, signedIn: () => Promise.resolve(signedInAs('owner')) });
    const { data } = await answerOf(() => deskList(get('/admin/orders?filter=paid&before=1040', staff)));
    expect(data).toMatchObject({
      matters: [{ kind: 'unknown_money', amount: 900 }],
      maySettle: false,
      filter: 'paid',
    });
    await answerOf(() => deskList(get('/admin/orders?filter=x&before=-1', staff)));
    expect(pages).toMatchObject([
      { filter: 'paid', before: 1040 },
      { filter: 'to_do', before: null },
    ]);
    const settle = (words: string, context = owner) =>
      answerOf(() => listAction(post('/admin/orders', { intent: 'settle', id: ORDER_ID, words }, context)));
    expect(await settle('Zurückgeschickt')).toMatchObject({ status: 303 });
    expect(await settle('')).toMatchObject({ status: 422, data: { id: ORDER_ID } });
    expect(await settle('x', staff)).toMatchObject({ status: 404 });
  });
});
