/** What pages show of an order. Instants leave as ISO 8601. */
import { dueOf, refundable, statusOf } from '#domain/orders/order-state.ts';
import type { Order } from '#domain/orders/placed-order.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import type { Locale } from '#domain/shared/locale.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { orderLineModel, vatModel } from './checkout-model.ts';

export const isoOf = (at: Instant): string => new Date(at).toISOString();

export const orderModel = (order: Order, locale: Locale) => ({
  id: order.id,
  number: order.number,
  status: statusOf(order.state),
  stage: order.state.stage,
  payBy: order.state.payBy,
  delivery: order.state.delivery,
  total: order.state.total,
  paid: order.state.paid,
  refunded: order.state.refunded,
  voucher: order.state.voucher,
  due: dueOf(order.state),
  left: refundable(order.state),
  lines: order.lines.map((line) => orderLineModel(line, locale)),
  vat: vatModel(order.lines),
  contact: order.contact,
  goesTo: order.goesTo,
  note: order.note,
  createdAt: isoOf(order.createdAt),
  dueAt: order.dueAt === null ? null : isoOf(order.dueAt),
  endReason: order.endReason,
  version: order.version,
});

export type OrderModel = ReturnType<typeof orderModel>;

/** Who pays at the desk owes nothing yet: their order is being prepared. */
export const statusWords = (
  { status, payBy }: Pick<OrderModel, 'status' | 'payBy'>,
  { orders }: Catalogue,
): string =>
  status === 'pending' && payBy === 'on_pick_up' ? orders.status.open_at_desk : orders.status[status];
