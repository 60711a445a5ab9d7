import { postOrderLetter } from '../steps/order-letter.ts';
import type { OrderPost } from '../steps/order-letter.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Secrets } from '../../ports/identity.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Stores, UnitOfWork } from '../../ports/unit-of-work.ts';
import type { VoucherCodes } from '../../ports/vouchers.ts';
import type { Booker } from '../../shared/actor.ts';
import type { OrderId, VoucherMoveId } from '../../shared/ids.ts';
import type { Locale } from '../../shared/locale.ts';
import { rappen } from '../../shared/money.ts';
import type { Rappen } from '../../shared/money.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { dateOf } from '../../shared/salon-time.ts';
import type { Instant } from '../../shared/salon-time.ts';
import type { SalonBook } from '../../slots/salon-book.ts';
import { giftsTotal, isOrderable } from '../cart.ts';
import { readCheckout } from '../checkout-form.ts';
import type { Checkout, CheckoutFieldRefusal, RawCheckout } from '../checkout-form.ts';
import { countedCode } from '../../vouchers/steps/counted-code.ts';
import type { VoucherCode } from '../../vouchers/voucher-code.ts';
import type { SpendableVoucher } from '../../vouchers/voucher.ts';
import { voucherEntry } from '../../vouchers/voucher-entry.ts';
import { offerOf, offerPrint } from '../new-order.ts';
import type { Offer } from '../new-order.ts';
import { orderEntry } from '../order-entry.ts';
import { dueOf, newOrder } from '../order-state.ts';
import { voucherShare } from '../voucher-share.ts';
import { goodsOf } from '../placed-order.ts';
import type { Order } from '../placed-order.ts';
import { fetchUntil, MOST_UNPAID, payUntil } from '../waiting.ts';

export type PlaceOrderDeps = OrderPost & {
  readonly uow: UnitOfWork;
  readonly codes: VoucherCodes;
  readonly secrets: Pick<Secrets, 'subject'>;
  readonly clock: Clock;
  readonly ids: Ids;
};

export type PlaceOrderInput = {
  /** Made with the page: sent twice, the form makes one order. */
  readonly orderId: OrderId;
  readonly form: RawCheckout;
  /** From where; for the limit on guesses of codes. */
  readonly address: string;
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
    const code = await countedCode(deps, actor, { typed: input.form.voucher, address: input.address });
    if (!code.ok) return err({ kind: 'invalid', fields: [{ field: 'voucher', reason: code.error }] });
    return await deps.uow.run<Order, PlaceRefusal>(actor, (stores) =>
      place(deps, stores, actor, { ...input, code: code.value }),
    );
  };

async function place(
  deps: PlaceOrderDeps,
  stores: Stores,
  actor: Booker,
  {
    orderId,
    form,
    seen,
    accepted,
    termsVersion,
    locale,
    code,
  }: PlaceOrderInput & { readonly code: VoucherCode | null },
): Promise<Result<Order, PlaceRefusal>> {
  const { appointments, orders, cart, calendar, stock, audit, vouchers } = stores;
  // Of two windows of one visitor the second finds the cart empty, and the orders that wait for their money counted.
  await appointments.lockVisitor(actor.visitorId);
  const [items, gifts, methods, book, unpaid] = await Promise.all([
    cart.items(),
    cart.gifts(),
    orders.shippingMethods(),
    calendar.book(),
    orders.unpaidCount(),
  ]);
  const at = deps.clock.now();
  if (items.length + gifts.length === 0) {
    // Sent twice at the same moment: the other one has emptied it.
    const first = await orders.find(orderId);
    return first === null ? err({ kind: 'cart_empty' }) : ok(first);
  }
  if (!isOrderable(items, gifts)) return err({ kind: 'not_there' });
  const date = dateOf(at, book.zone);
  const { goods } = offerOf(items, null, book, date);
  const read = readCheckout(form, { methods, goods, gifts: giftsTotal(gifts) });
  if (!read.ok) return err({ kind: 'invalid', fields: read.error });
  if (!accepted || termsVersion !== book.termsVersion)
    return err({ kind: 'terms', version: book.termsVersion });
  const offer = offerOf(items, read.value.method, book, date, gifts);
  const digest = code === null ? null : deps.codes.digest(actor.salonId, code);
  const voucher = digest === null ? null : await vouchers.spendable(digest, date);
  const share = voucherShare(offer, read.value.payBy, { asked: code !== null, voucher });
  if (!share.ok) return err({ kind: 'invalid', fields: [{ field: 'voucher', reason: share.error }] });
  if (offerPrint(offer, share.value) !== seen) return err({ kind: 'changed' });
  if (unpaid >= MOST_UNPAID) return err({ kind: 'too_many_unpaid' });

  const number = await orders.nextNumber();
  const placed = freeze({ actor, orderId, number, checkout: read.value, offer, book, locale, at });
  if (!(await orders.insert(placed))) {
    const first = await orders.find(orderId);
    return first === null ? err({ kind: 'not_found' }) : ok(first);
  }
  const order = { ...placed, state: { ...placed.state, voucher: share.value } };
  if (voucher !== null && digest !== null && share.value > 0) {
    const spent = { ...voucher, digest, amount: share.value };
    // Somebody has spent it between the look and the button: the page is shown anew.
    if (!(await redeem(deps, stores, order, spent, at))) return err({ kind: 'changed' });
  }
  const short = await stock.reserve(order.id, goodsOf(order.lines), at);
  if (short.length > 0) return err({ kind: 'not_there' });
  await cart.clear();
  const { payBy, total, delivery } = order.state;
  await audit.append(
    orderEntry('order.placed', order, {
      total,
      payBy,
      delivery,
      lines: order.lines.length,
      voucher: share.value,
    }),
    at,
  );
  // What a voucher pays wholly never goes to the vendor: a job says that it is paid.
  if (dueOf(order.state) === 0) await orders.settleOrderSoon(order.id);
  else if (payBy === 'on_pick_up') await postOrderLetter(deps, stores, 'order_received', order, at);
  return ok(order);
}

/** False: it is not what it was when it was looked at. */
async function redeem(
  { ids }: PlaceOrderDeps,
  { vouchers, audit }: Stores,
  { id: orderId }: Order,
  { id: voucherId, digest, amount }: SpendableVoucher & { readonly digest: string; readonly amount: Rappen },
  at: Instant,
): Promise<boolean> {
  const id = ids.next() as VoucherMoveId;
  const move = {
    id,
    voucherId,
    kind: 'redeemed' as const,
    amount: rappen(-amount),
    orderId,
    saleId: null,
    reason: null,
  };
  if ((await vouchers.move(move, at, digest)) !== 'moved') return false;
  await audit.append(voucherEntry('voucher.redeemed', { id: voucherId }, { amount, orderId }), at);
  return true;
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
