/** The orders' part of the load context: empty carts, no orders, and nothing happens that a test has not said. */
import type { OrderParts } from '#app/load-context.ts';

type Parts = {
  readonly cart?: Partial<OrderParts['cart']>;
  readonly queries?: Partial<OrderParts['queries']>;
  readonly messages?: Partial<OrderParts['messages']>;
  readonly links?: Partial<OrderParts['links']>;
  readonly useCases?: Partial<OrderParts['useCases']> | undefined;
};

const unexpected = (name: string) => () => Promise.reject(new Error(`unexpected call of ${name}`));

export const fakeOrders = ({
  cart = {},
  queries = {},
  messages = {},
  links = {},
  useCases = {},
}: Parts = {}): OrderParts => ({
  cart: {
    items: () => Promise.resolve([]),
    gifts: () => Promise.resolve([]),
    count: () => Promise.resolve(0),
    ...cart,
  },
  queries: {
    shippingMethods: () => Promise.resolve([]),
    order: () => Promise.resolve(null),
    own: () => Promise.resolve([]),
    list: () => Promise.resolve([]),
    matters: () => Promise.resolve([]),
    byHand: () => Promise.resolve([]),
    holder: () => Promise.resolve(null),
    ...queries,
  },
  messages: { waiting: () => Promise.resolve([]), ...messages },
  links: { order: (_, id) => `https://salon.test/order/${id}`, open: () => null, ...links },
  useCases: {
    addToCart: unexpected('addToCart'),
    addGift: unexpected('addGift'),
    removeGift: unexpected('removeGift'),
    changeCart: unexpected('changeCart'),
    placeOrder: unexpected('placeOrder'),
    payOrder: unexpected('payOrder'),
    lookAtPayment: unexpected('lookAtPayment'),
    leaveOrder: unexpected('leaveOrder'),
    workOnOrder: unexpected('workOnOrder'),
    refundOrder: unexpected('refundOrder'),
    settleMatter: unexpected('settleMatter'),
    noteTransfer: unexpected('noteTransfer'),
    retryMessage: unexpected('retryMessage'),
    ...useCases,
  },
});
