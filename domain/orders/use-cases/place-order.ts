import { postOrderLetter } from '../steps/order-letter.ts';
import type { OrderPost } from '../steps/order-letter.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Stores, UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Booker } from '../../shared/actor.ts';
import type { OrderId } from '../../shared/ids.ts';
import type { Locale } from '../../shared/locale.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { dateOf } from '../../shared/salon-time.ts';
import type { Instant } from '../../shared/salon-time.ts';
import type { SalonBook } from '../../slots/salon-book.ts';
import { isOrderable } from '../cart.ts';
import { readCheckout } from '../checkout-form.ts';
import type { Checkout, CheckoutFieldRefusal, RawCheckout } from '../checkout-form.ts';
import { offerOf, offerPrint } from '../new-order.ts';
import type { Offer } from '../new-order.ts';
import { orderEntry } from '../order-entry.ts';
import { newOrder } from '../order-state.ts';
import { goodsOf } from '../placed-order.ts';
import type { Order } from '../placed-order.ts';
import { fetchUntil, MOST_UNPAID, payUntil } from '../waiting.ts';

export type PlaceOrderDeps = OrderPost & {
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly ids: Ids;
};

export type PlaceOrderInput = {
  /** Made with the page: sent twice, the form makes one order. */
  readonly orderId: OrderId;
  readonly form: RawCheckout;
  /** Of the offer that was read before the button was pressed. */
  readonly seen: string;
  readonly accepted: boolean;
  readonly termsVersion: string;
  readonly locale: Locale;
};

export type PlaceRefusal =
  | { readonly kind: 'cart_empty' }
  /** Something of it is gone or short by now. */
  | { readonly kind: 'not_there' }
  /** Another price, or another number, than was read. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'invalid'; readonly fields: readonly CheckoutFieldRefusal[] }
  | { readonly kind: 'terms'; readonly version: string }
  /** So many orders wait for their money already. */
  | { readonly kind: 'too_many_unpaid' }
  /** The id belongs to something else. */
  | { readonly kind: 'not_found' };

export type PlaceOrder = (actor: Booker, input: PlaceOrderInput) => Promise<Result<Order, PlaceRefusal>>;

/**
 * Makes an order of the cart: frozen, its goods kept, the cart empty. Whoever pays at the desk gets their letter now, the
 * others when their money is there. Prices come from the catalogue and never from the form.
 */
export const placeOrder =
  (deps: PlaceOrderDeps): PlaceOrder =>
  async (actor, input) => {
    const found = await deps.uow.run<Order | null, PlaceRefusal>(actor, async ({ orders }) =>
      ok(await orders.find(input.orderId)),
    );
    if (!found.ok) return found;
    if (found.value !== null) return ok(found.value);
    return await deps.uow.run<Order, PlaceRefusal>(actor, (stores) => place(deps, stores, actor, input));
  };

async function place(
  deps: PlaceOrderDeps,
  stores: Stores,
  actor: Booker,
  { orderId, form, seen, accepted, termsVersion, locale }: PlaceOrderInput,
): Promise<Result<Order, PlaceRefusal>> {
  const { orders, cart, calendar, stock, audit } = stores;
  const [items, methods, book, unpaid] = await Promise.all([
    cart.items(),
    orders.shippingMethods(),
    calendar.book(),
    orders.unpaidCount(),
  ]);
  const at = deps.clock.now();
  if (items.length === 0) {
    // Sent twice at the same moment: the other one has emptied it.
    const first = await orders.find(orderId);
    return first === null ? err({ kind: 'cart_empty' }) : ok(first);
  }
  if (!isOrderable(items)) return err({ kind: 'not_there' });
  const date = dateOf(at, book.zone);
  const read = readCheckout(form, { methods, goods: offerOf(items, null, book, date).goods });
  if (!read.ok) return err({ kind: 'invalid', fields: read.error });
  if (!accepted || termsVersion !== book.termsVersion)
    return err({ kind: 'terms', version: book.termsVersion });
  const offer = offerOf(items, read.value.method, book, date);
  if (offerPrint(offer) !== seen) return err({ kind: 'changed' });
  if (unpaid >= MOST_UNPAID) return err({ kind: 'too_many_unpaid' });

  const number = await orders.nextNumber();
  const order = freeze({ actor, orderId, number, checkout: read.value, offer, book, locale, at });
  if (!(await orders.insert(order))) {
    const first = await orders.find(orderId);
    return first === null ? err({ kind: 'not_found' }) : ok(first);
  }
  const short = await stock.reserve(order.id, goodsOf(order.lines), at);
  if (short.length > 0) return err({ kind: 'not_there' });
  await cart.clear();
  const { payBy, total, delivery } = order.state;
  await audit.append(
    orderEntry('order.placed', order, { total, payBy, delivery, lines: order.lines.length }),
    at,
  );
  if (payBy === 'on_pick_up') await postOrderLetter(deps, stores, 'order_received', order, at);
  return ok(order);
}

type Facts = {
  readonly actor: Booker;
  readonly orderId: OrderId;
  readonly number: number;
  readonly checkout: Checkout;
  readonly offer: Offer;
  readonly book: SalonBook;
  readonly locale: Locale;
  readonly at: Instant;
};

function freeze({ actor, orderId, number, checkout, offer, book, locale, at }: Facts): Order {
  const { contact, goesTo, note, payBy } = checkout;
  return {
    id: orderId,
    salonId: actor.salonId,
    number,
    locale,
    lines: offer.lines,
    termsVersion: book.termsVersion,
    visitorId: actor.visitorId,
    customerId: actor.kind === 'customer' ? actor.customerId : null,
    contact,
    goesTo,
    note,
    state: newOrder({ payBy, delivery: goesTo.kind, total: offer.total }),
    dueAt: payBy === 'online' ? payUntil(at) : fetchUntil(at),
    createdAt: at,
    paidAt: null,
    stagedAt: at,
    endReason: null,
    version: 1,
  };
}
