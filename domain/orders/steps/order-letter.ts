import type { Order } from '../placed-order.ts';
import type { Notices } from '../../ports/notices.ts';
import type { OrderLinks } from '../../ports/orders.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { MailId } from '../../shared/ids.ts';
import type { Rappen } from '../../shared/money.ts';
import type { Instant } from '../../shared/salon-time.ts';
import type { OrderNoticeKind } from '../../notifications/notice.ts';

export type OrderPost = {
  readonly notices: Notices;
  readonly links: OrderLinks;
  readonly ids: { next(): string };
};

/** Posts a letter about an order to whoever placed it, in the same transaction. */
export async function postOrderLetter(
  { notices, links, ids }: OrderPost,
  { calendar, outbox }: Pick<Stores, 'calendar' | 'outbox'>,
  kind: OrderNoticeKind,
  order: Order,
  at: Instant,
  more: { readonly amount?: Rappen; readonly reason?: string | null; readonly invoiced?: boolean } = {},
): Promise<void> {
  const salon = await calendar.card();
  const { locale, contact } = order;
  const content = notices.compose(kind, {
    order,
    link: links.order(order.salonId, order.id, locale),
    amount: more.amount ?? order.state.total,
    reason: more.reason ?? null,
    invoiced: more.invoiced ?? false,
    salon,
    locale,
  });
  const id = ids.next() as MailId;
  await outbox.post({ id, kind, appointmentId: null, recipient: contact.email, locale, content }, at);
}
