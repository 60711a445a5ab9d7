import type { Order } from '#domain/orders/placed-order.ts';
import type { OrderPayment } from '#domain/payments/payment.ts';
import type { OrderView } from '#domain/ports/orders.ts';
import type { OrderId, PaymentId, SalonId } from '#domain/shared/ids.ts';
import { rappen } from '#domain/shared/money.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import { anOrder, aPayment } from '#tests/support/builders/orders.ts';
import { NOW, VISITOR } from './fake-page.ts';

export const ORDER_ID = '00000000-0000-4000-8000-0000000000d1' as OrderId;
export const PAYMENT_ID = '00000000-0000-4000-8000-0000000000e1' as PaymentId;

const visitor = { kind: 'visitor' as const, salonId: 'salon' as SalonId, visitorId: VISITOR };

export const aView = (
  state: Partial<Order['state']> = {},
  over: Partial<Order> = {},
  payments: readonly Partial<OrderPayment>[] = [],
): OrderView => {
  const order = anOrder(ORDER_ID, visitor, 1042, {
    createdAt: NOW,
    dueAt: (NOW + 1_800_000) as Instant,
    ...over,
  });
  return {
    order: { ...order, state: { ...order.state, ...state } },
    payments: payments.map((each) => aPayment(PAYMENT_ID, ORDER_ID, each)),
    refunds: [],
  };
};

export const PAID = { paid: rappen(2450) };
