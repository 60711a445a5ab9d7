/** Orders and their goods: each in a state that its money explains. */
import { countedOf } from '#domain/orders/counted-payment.ts';
import { goodsOf } from '#domain/orders/placed-order.ts';
import type { Order } from '#domain/orders/placed-order.ts';
import { COMB, SHAMPOO } from '#tests/support/builders/products.ts';
import { booksOf, failedBack, isOfOrder, lostOf, movesOf, salesOf, total } from './books.ts';
import { START, type Shop } from './shop.ts';

export function orders(shop: Shop): readonly string[] {
  const books = booksOf(shop);
  const found: string[] = [];
  for (const order of books.orders) {
    const { number, id, state } = order;
    const say = (what: string) => found.push(`order ${number}: ${what}`);
    const rows = books.payments.filter(isOfOrder).filter(({ orderId }) => orderId === id);
    const counted = countedOf(rows);
    const moved = movesOf(shop, id);
    const came = (counted?.amount ?? 0) + (state.paid > 0 ? state.voucher : 0);
    if (state.paid !== came) say(`is paid with ${state.paid}, and ${came} came`);
    if (moved('redeemed') !== -state.voucher)
      say(`a voucher pays ${state.voucher} of it, and ${-moved('redeemed')} were taken`);
    if (moved('returned') > state.voucher) say('gave more back to a voucher than it took');
    if (state.paid === 0 && state.stage === 'cancelled' && moved('returned') !== state.voucher)
      say('has ended, and keeps what a voucher paid');
    if (salesOf(shop, id).length > 1) say('was sold twice');
    if ((counted?.method === 'till') !== (salesOf(shop, id).length === 1))
      say('the till says something else');
    const back = (counted?.refunded ?? 0) + moved('returned');
    if (state.paid > 0 && state.refunded !== back) say(`${state.refunded} have gone back, or ${back}`);
    for (const row of rows.filter(({ status }) => status === 'succeeded')) {
      const rest = row.amount - row.refunded;
      const own = books.refunds.filter(({ paymentId }) => paymentId === row.id);
      const explained = failedBack(own) + lostOf(shop, row);
      if (row !== counted && rest > explained) say(`is paid twice, and ${rest - explained} of it are kept`);
      // What somebody has spent of a voucher that was bought stays paid.
      if (row === counted && state.stage === 'cancelled' && rest > explained + spentOf(shop, id))
        say(`is cancelled, and ${rest - explained} are kept`);
    }
    if (state.paid === 0 && state.stage !== 'cancelled') say(`is ${state.stage} for nothing`);
    if (state.stage === 'shipped' && state.delivery !== 'shipping') say('was sent to nobody');
    const told = books.audit.filter(({ action, target }) => target.id === id && action === 'order.paid');
    const late = books.audit.some(({ action, target }) => target.id === id && action === 'order.late_money');
    if (told.length > 1) say('was paid twice by the log');
    if (state.paid > 0 && told.length === 0 && !late) say('was paid, and the log does not know');
  }
  return found;
}

/**
 * What was spent of the vouchers that an order has bought, and was not taken back: also what lies on them again, because
 * what it was spent on was given up after the order had ended.
 */
const spentOf = ({ desk }: Shop, id: Order['id']): number =>
  total(
    desk
      .vouchers()
      .filter(({ source }) => source.kind === 'order' && source.orderId === id)
      .map((voucher) => {
        const of = (wanted: string) =>
          -total(
            desk
              .moves()
              .filter(({ voucherId, kind }) => voucherId === voucher.id && kind === wanted)
              .map(({ amount }) => amount),
          );
        return Math.min(voucher.value - of('voided'), of('redeemed'));
      }),
  );

export function stock(shop: Shop): readonly string[] {
  const books = booksOf(shop);
  const found: string[] = [];
  for (const [productId, start] of [
    [SHAMPOO, START.shampoos],
    [COMB, START.combs],
  ] as const) {
    const level = books.shop.levels.get(productId);
    const ledger = books.shop.ledger.filter((row) => row.productId === productId);
    if (level?.reserved !== 0) found.push(`${level?.reserved} of ${productId} are kept for nobody`);
    if (level?.stock !== total(ledger.map(({ quantity }) => quantity)))
      found.push(`the ledger of ${productId} does not add up`);
    let out = 0;
    for (const order of books.orders) {
      const pieces = total(
        goodsOf(order.lines)
          .filter((line) => line.productId === productId)
          .map(({ quantity }) => quantity),
      );
      const rows = ledger.filter(({ orderId }) => orderId === order.id);
      const sold = rows.some(({ kind }) => kind === 'sale') ? pieces : 0;
      const back = total(rows.filter(({ kind }) => kind === 'return').map(({ quantity }) => quantity));
      const { stage, paid } = order.state;
      if (paid > 0 && stage !== 'cancelled' && sold !== pieces)
        found.push(`order ${order.number} has no goods`);
      if (back > sold) found.push(`order ${order.number} gave back more than it had`);
      if (stage === 'cancelled' && sold !== back)
        found.push(`order ${order.number} is cancelled and keeps goods`);
      out += sold - back;
    }
    out += total(shop.till.sales.filter(({ back }) => !back).map(({ pieces }) => pieces.get(productId) ?? 0));
    if (level !== undefined && level.stock + out !== start)
      found.push(`${level.stock} of ${productId} are there and ${out} gone, of ${start}`);
  }
  return found;
}
