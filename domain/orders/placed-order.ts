/** An order with everything that belongs to it: what was ordered, by whom, and how far it is. */
import type { CustomerId, OrderId, VisitorId } from '../shared/ids.ts';
import type { Instant } from '../shared/salon-time.ts';
import type { Delivery, OrderCore, OrderLine } from './order.ts';
import type { OrderState } from './order-state.ts';
import type { OrderLine as StockLine } from '../shop/stock.ts';

/** Personal data: never in logs or URLs. */
export type OrderContact = {
  readonly firstName: string;
  readonly lastName: string;
  /** Lower-case. */
  readonly email: string;
  /** E.164. */
  readonly phone: string;
};

export type Order = OrderCore & {
  readonly visitorId: VisitorId;
  /** Null: a guest. */
  readonly customerId: CustomerId | null;
  readonly contact: OrderContact;
  readonly goesTo: Delivery;
  readonly note: string;
  readonly state: OrderState;
  /** Until when it waits for its money or to be fetched; null: for good. */
  readonly dueAt: Instant | null;
  readonly createdAt: Instant;
  readonly paidAt: Instant | null;
  /** When goods or fate last changed. */
  readonly stagedAt: Instant;
  readonly endReason: string | null;
  /** Grows with every change: an older page is told. */
  readonly version: number;
};

/** What of it lies on a shelf. */
export const goodsOf = (lines: readonly OrderLine[]): readonly StockLine[] =>
  lines.flatMap(({ productId, quantity }) => (productId === null ? [] : [{ productId, quantity }]));

/** As a voucher's ledger names what was paid. */
export const thingOf = ({ id }: Pick<Order, 'id'>): { readonly kind: 'order'; readonly id: OrderId } => ({
  kind: 'order',
  id,
});
