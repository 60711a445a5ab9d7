/** Carts and orders: what their pages read and do, and how the web hears of money. */
import type { Clock } from '#domain/ports/clock.ts';
import type { Ids } from '#domain/ports/ids.ts';
import type { OrderLinks } from '#domain/ports/orders.ts';
import type { VoucherCodes } from '#domain/ports/vouchers.ts';
import type { UnitOfWork } from '#domain/ports/unit-of-work.ts';
import { addGift, addToCart, changeCart, removeGift } from '#domain/orders/use-cases/change-cart.ts';
import { leaveOrder } from '#domain/orders/use-cases/leave-order.ts';
import { lookAtPayment } from '#domain/orders/use-cases/look-at-payment.ts';
import { payOrder } from '#domain/orders/use-cases/pay-order.ts';
import { placeOrder } from '#domain/orders/use-cases/place-order.ts';
import { noteTransfer } from '#domain/payments/use-cases/note-transfer.ts';
import { refundOrder } from '#domain/orders/use-cases/refund-order.ts';
import { settleMatter } from '#domain/payments/use-cases/settle-matter.ts';
import { retryMessage } from '#domain/payments/use-cases/retry-message.ts';
import { takeNotice } from '#domain/payments/use-cases/take-notice.ts';
import { workOnOrder } from '#domain/orders/use-cases/work-on-order.ts';
import { notices } from '../letters/notices.ts';
import type { Database } from '../postgres/database.ts';
import { vendorInbox } from '../postgres/payment-lookout.ts';
import { cartQueries } from '../postgres/queries/cart-queries.ts';
import { orderQueries } from '../postgres/queries/order-queries.ts';
import { vendorMessageQueries } from '../postgres/vendor-messages.ts';
import { identitySecrets } from '../system/identity-secrets.ts';
import type { Env } from './env.ts';
import { paymentVendor } from './payment-vendor.ts';

type OrderDeps = {
  readonly database: Database;
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly links: OrderLinks;
  readonly codes: VoucherCodes;
};

export function composeOrders(env: Env, { database, ...parts }: OrderDeps) {
  const { payments, paymentNotices } = paymentVendor(env, 'web');
  const secrets = identitySecrets({ key: env.SESSION_SECRETS[0] as string });
  const deps = { ...parts, payments, notices: notices(), secrets };
  return {
    parts: {
      cart: cartQueries(database),
      queries: orderQueries(database),
      messages: vendorMessageQueries(database),
      links: parts.links,
      useCases: {
        addToCart: addToCart(deps),
        changeCart: changeCart(deps),
        addGift: addGift(deps),
        removeGift: removeGift(deps),
        placeOrder: placeOrder(deps),
        payOrder: payOrder(deps),
        lookAtPayment: lookAtPayment(deps),
        leaveOrder: leaveOrder(deps),
        workOnOrder: workOnOrder(deps),
        refundOrder: refundOrder(deps),
        settleMatter: settleMatter(deps),
        noteTransfer: noteTransfer(deps),
        retryMessage: retryMessage(deps),
      },
    },
    takeNotice: takeNotice({ notices: paymentNotices, inbox: vendorInbox(database), clock: parts.clock }),
  };
}
