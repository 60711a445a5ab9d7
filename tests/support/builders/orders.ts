/** Orders made by hand, so that they test the adapter and nothing else. */
import { newOrder } from '#domain/orders/order-state.ts';
import type { Order } from '#domain/orders/placed-order.ts';
import type { OrderPayment } from '#domain/payments/payment.ts';
import type { OrderRefund } from '#domain/payments/refund.ts';
import type { Actor } from '#domain/shared/actor.ts';
import type { OrderId, PaymentId, RefundId, VisitorId } from '#domain/shared/ids.ts';
import { rappen } from '#domain/shared/money.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import { NOW } from '#tests/contracts/contract-rows.ts';
import { SHAMPOO } from './products.ts';

export const anOrder = (
  id: OrderId,
  actor: Actor & { readonly visitorId?: VisitorId },
  number: number,
  over: Partial<Order> = {},
): Order => ({
  id,
  salonId: actor.salonId,
  number,
  locale: 'de-CH',
  lines: [
    {
      position: 1,
      kind: 'product',
      productId: SHAMPOO,
      name: { 'de-CH': 'Shampoo', en: 'Shampoo' },
      unitPrice: rappen(2450),
      quantity: 1,
      vatCode: 'standard',
      vatBasisPoints: 810,
    },
  ],
  termsVersion: '2026-01',
  visitorId: actor.visitorId as VisitorId,
  customerId: null,
  contact: { firstName: 'Alice', lastName: 'Muster', email: 'alice@example.ch', phone: '+41791234567' },
  goesTo: { kind: 'pick_up' },
  note: '',
  state: newOrder({ payBy: 'online', delivery: 'pick_up', total: rappen(2450) }),
  dueAt: (NOW + 1_800_000) as Instant,
  createdAt: NOW,
  paidAt: null,
  stagedAt: NOW,
  endReason: null,
  version: 1,
  ...over,
});

export const aPayment = (
  id: PaymentId,
  orderId: OrderId,
  over: Partial<OrderPayment> = {},
): OrderPayment => ({
  id,
  orderId,
  visitId: null,
  method: 'vendor',
  amount: rappen(2450),
  status: 'open',
  wish: { attempt: id, amount: 2450, title: 'Bestellung' } as unknown as OrderPayment['wish'],
  checkoutRef: null,
  paymentRef: null,
  url: null,
  openedAt: NOW,
  expiresAt: (NOW + 2_100_000) as Instant,
  settledAt: null,
  charge: null,
  paidAt: null,
  refunded: rappen(0),
  fee: null,
  ...over,
});

export const aRefund = (
  id: RefundId,
  { orderId, id: paymentId }: OrderPayment,
  over: Partial<OrderRefund> = {},
): OrderRefund => ({
  id,
  orderId,
  visitId: null,
  paymentId,
  amount: rappen(1000),
  reason: 'goodwill',
  words: 'Kulanz',
  status: 'wanted',
  refundRef: null,
  createdAt: NOW,
  settledAt: null,
  ...over,
});
