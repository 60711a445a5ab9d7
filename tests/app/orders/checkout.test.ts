import { describe, expect, it } from 'vitest';
import type { ShownCartItem } from '#domain/ports/cart.ts';
import { offerOf, offerPrint } from '#domain/orders/new-order.ts';
import type { PlaceOrderInput, PlaceRefusal } from '#domain/orders/use-cases/place-order.ts';
import type { ProductId } from '#domain/shared/ids.ts';
import { rappen } from '#domain/shared/money.ts';
import { err, ok } from '#domain/shared/result.ts';
import { dateOf } from '#domain/shared/salon-time.ts';
import type { OrderParts } from '#app/load-context.ts';
import { action, loader, type CheckoutAnswer } from '#app/routes/checkout.tsx';
import { aView, ORDER_ID } from '#tests/app/support/an-order-view.ts';
import { fakeOrders } from '#tests/app/support/fake-orders.ts';
import { answerOf, BOOK, CONTACT, fakeContext, get, NOW, post } from '#tests/app/support/fake-page.ts';
import { POST } from '#tests/support/order-desk.ts';

const OIL: ShownCartItem = {
  productId: '00000000-0000-4000-8000-0000000000b1' as ProductId,
  quantity: 2,
  seenPrice: rappen(2450),
  slug: 'haaroel',
  name: { 'de-CH': 'Haaröl', en: 'Hair oil' },
  price: rappen(2450),
  vatCode: 'standard',
  onSale: true,
  left: 5,
  addedAt: NOW,
  picture: null,
};
const FORM = {
  orderId: ORDER_ID,
  firstName: 'Ada',
  lastName: 'Muster',
  email: 'ada@example.com',
  phone: '079 123 45 67',
  street: '',
  houseNumber: '',
  postalCode: '',
  city: '',
  note: '',
  delivery: 'pick_up',
  payBy: 'online',
};
const SEEN = offerPrint(offerOf([OIL], null, BOOK, dateOf(NOW, BOOK.zone)));

const context = (useCases: Partial<OrderParts['useCases']> = {}, items: readonly ShownCartItem[] = [OIL]) =>
  fakeContext({
    orders: fakeOrders({
      useCases,
      cart: { items: () => Promise.resolve(items) },
      queries: { shippingMethods: () => Promise.resolve([POST]) },
    }),
  });
const send = async (
  fields: Record<string, string>,
  useCases: Partial<OrderParts['useCases']> = {},
  items?: readonly ShownCartItem[],
) => {
  const answer = await answerOf(() =>
    action(post('/checkout', { ...FORM, ...fields }, context(useCases, items))),
  );
  return { ...answer, data: answer.data as CheckoutAnswer };
};

describe('the checkout', () => {
  it('shows ways and prices, with an id for this one order', async () => {
    const { data } = await answerOf(() => loader(get('/checkout', context())));
    expect(data).toMatchObject({
      orderId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      goods: 4900,
      methods: [{ id: POST.id, price: 850 }],
      values: { delivery: 'pick_up', payBy: '', email: '' },
      salon: { legalName: 'Salon GmbH' },
    });
  });

  it('knows whoever is signed in', async () => {
    const known = fakeContext({
      orders: fakeOrders({ cart: { items: () => Promise.resolve([OIL]) } }),
      visitor: () =>
        Promise.resolve({
          actor: { kind: 'customer', salonId: 'salon' } as never,
          setCookie: null,
        }),
      account: {
        ...fakeContext().account,
        queries: { ...fakeContext().account.queries, contact: () => Promise.resolve(CONTACT) },
      },
    });
    expect(await answerOf(() => loader(get('/checkout', known)))).toMatchObject({
      data: { values: { firstName: 'Ada', email: 'ada@example.com' } },
    });
  });

  it.each([
    ['nothing', []],
    ['something sold out', [{ ...OIL, left: 0 }]],
  ])('with %s in the cart leads back there', async (_, items) => {
    const empty = await answerOf(() => loader(get('/en/checkout', context({}, items))));
    expect(empty).toMatchObject({ status: 303, location: '/en/cart' });
  });

  it('says everything once more before anything is ordered', async () => {
    const { status, data } = await send({
      intent: 'review',
      delivery: POST.id,
      street: 'Weg',
      postalCode: '9000',
      city: 'St. Gallen',
    });
    expect(status).toBe(200);
    expect(data).toMatchObject({
      kind: 'review',
      review: {
        total: 5750,
        lines: [{ name: 'Haaröl', quantity: 2, total: 4900 }, { total: 850 }],
        vat: [{ rate: 810, vat: 431 }],
        goesTo: { kind: 'shipping', address: { street: 'Weg', houseNumber: '' } },
      },
    });
  });

  it('comes back with what is wrong, each beside its field, and with what was typed', async () => {
    const { status, data } = await send({ firstName: '', payBy: '', delivery: POST.id, postalCode: 'abc' });
    expect(status).toBe(422);
    expect(data).toMatchObject({ kind: 'form', values: { lastName: 'Muster', postalCode: 'abc' } });
    expect(data.errors.map(({ field }) => field)).toEqual([
      'street',
      'postalCode',
      'city',
      'firstName',
      'payBy',
    ]);
  });

  it('lets details be changed after the look', async () => {
    expect((await send({ intent: 'edit' })).data).toMatchObject({
      kind: 'form',
      errors: [],
      values: { firstName: 'Ada' },
    });
  });

  it('orders what was read; who pays at the desk is led to the order', async () => {
    const inputs: PlaceOrderInput[] = [];
    const { status, location } = await send(
      { intent: 'order', payBy: 'on_pick_up', seen: SEEN, terms: 'on', termsVersion: BOOK.termsVersion },
      {
        placeOrder: (_, input) => {
          inputs.push(input);
          return Promise.resolve(ok(aView({ payBy: 'on_pick_up' }).order));
        },
      },
    );
    expect([status, location]).toEqual([303, `/order/${ORDER_ID}?placed`]);
    expect(inputs).toMatchObject([
      { orderId: ORDER_ID, seen: SEEN, accepted: true, termsVersion: BOOK.termsVersion, locale: 'de-CH' },
    ]);
  });

  it('leads to the vendor, or says on the order that it is away', async () => {
    const placeOrder = () => Promise.resolve(ok(aView().order));
    const there = await send(
      { intent: 'order', terms: 'on' },
      {
        placeOrder,
        payOrder: () => Promise.resolve(ok({ kind: 'pay_there' as const, url: 'https://pay.example/1' })),
      },
    );
    expect([there.status, there.location]).toEqual([303, 'https://pay.example/1']);
    const away = await send(
      { intent: 'order', terms: 'on' },
      { placeOrder, payOrder: () => Promise.resolve(err({ kind: 'try_again' as const })) },
    );
    expect([away.status, away.location]).toEqual([303, `/order/${ORDER_ID}?problem=try_again`]);
  });

  it.each([
    [{ kind: 'changed' }, 422, null],
    [{ kind: 'too_many_unpaid' }, 422, null],
    [{ kind: 'terms', version: '2' }, 422, null],
    [{ kind: 'invalid', fields: [] }, 200, null],
    [{ kind: 'not_there' }, 303, '/cart?short'],
    [{ kind: 'cart_empty' }, 303, '/cart'],
    [{ kind: 'not_found' }, 404, null],
  ] as readonly (readonly [PlaceRefusal, number, string | null])[])(
    'answers %j with %i',
    async (refusal, status, to) => {
      const answer = await send({ intent: 'order' }, { placeOrder: () => Promise.resolve(err(refusal)) });
      expect([answer.status, answer.location]).toEqual([status, to]);
    },
  );

  it('without an id there is no order', async () => {
    expect(await send({ orderId: 'x' })).toMatchObject({ status: 404 });
  });
});
