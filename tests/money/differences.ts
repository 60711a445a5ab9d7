/** At rest, every Rappen at the vendor's, in the till and in the books is one and the same; what is not has a name. */
import { countedOf } from '#domain/orders/steps/carry-out.ts';
import { goodsOf } from '#domain/orders/placed-order.ts';
import type { Order } from '#domain/orders/placed-order.ts';
import type { OrderPayment } from '#domain/ports/orders.ts';
import { COMB, SHAMPOO } from '#tests/support/builders/products.ts';
import { START, type Shop } from './shop.ts';

const total = (amounts: readonly number[]): number => amounts.reduce((sum, each) => sum + each, 0);

/** In words, for whoever reads the story that has led here; none: all is explained. */
export function differences(shop: Shop): readonly string[] {
  const unlogged = shop.seen.unlogged.map((what) => `not in the log: ${what}`);
  return [
    ...unlogged,
    ...payments(shop),
    ...refunds(shop),
    ...orders(shop),
    ...vouchers(shop),
    ...stock(shop),
    ...equation(shop),
  ];
}

function booksOf({ desk }: Shop) {
  const { orderBook, audit, shop } = desk.rows();
  return {
    orders: [...orderBook.orders.values()],
    payments: [...orderBook.payments.values()].filter((row): row is OrderPayment => row.orderId !== null),
    refunds: [...orderBook.refunds.values()],
    matters: orderBook.matters,
    audit: audit.map(({ entry }) => entry),
    shop,
  };
}
const isVendors = ({ wish }: OrderPayment): boolean => wish !== null;

/** Whether somebody was told to look at one of these names. */
const isNoted = (shop: Shop, ...names: readonly (string | null)[]): boolean =>
  booksOf(shop).matters.some(({ subject }) => names.includes(subject));

function payments(shop: Shop): readonly string[] {
  const { vendor } = shop.desk;
  const books = booksOf(shop);
  const found: string[] = [];
  // Every page is ours: only on one that had ended may money come of which the books know nothing.
  if (shop.seen.late.count === 0 && books.matters.some(({ kind }) => kind === 'unknown_money'))
    found.push('money of our own was not recognized');
  for (const { paymentRef, status, received } of vendor.payments.values()) {
    const rows = books.payments.filter((row) => row.paymentRef === paymentRef && row.status === 'succeeded');
    const page = [...vendor.checkouts.values()].find(({ record }) => record.paymentRef === paymentRef);
    if (
      status === 'succeeded' &&
      rows.length === 0 &&
      !isNoted(shop, paymentRef, page?.record.checkoutRef ?? null)
    )
      found.push(`${received} of ${paymentRef} are in no book`);
    if (rows.length > 1) found.push(`${paymentRef} stands in the books ${rows.length} times`);
  }
  for (const row of books.payments.filter(isVendors)) {
    if (row.status === 'open' || row.status === 'pending') found.push(`payment ${row.id} never ends`);
    if (row.status !== 'succeeded') continue;
    const payment = row.paymentRef === null ? undefined : vendor.payments.get(row.paymentRef);
    if (payment?.status !== 'succeeded' || payment.received !== row.amount)
      found.push(`payment ${row.id} is believed, and the vendor has no such money`);
    const lines = vendor.movements.filter(
      (each) => each.payment === row.paymentRef && each.line.kind === 'payment',
    );
    if (row.fee !== total(lines.map(({ line }) => line.fee))) found.push(`the fee of ${row.id} is another`);
  }
  return found;
}

function refunds(shop: Shop): readonly string[] {
  const { vendor } = shop.desk;
  const books = booksOf(shop);
  const found: string[] = [];
  for (const row of books.refunds) {
    const sent = [...vendor.refunds.values()].filter(
      ({ refundId, status }) => refundId === row.id && status === 'succeeded',
    );
    const expected = row.status === 'succeeded' ? 1 : 0;
    if (row.status === 'wanted' || row.status === 'pending') found.push(`refund ${row.id} is never sent`);
    if (sent.length !== expected)
      found.push(`refund ${row.id} is ${row.status}, and was sent ${sent.length} times`);
    if (sent.some(({ amount }) => amount.minor !== row.amount))
      found.push(`refund ${row.id} is of another amount`);
    if (row.status === 'failed' && !isNoted(shop, row.id))
      found.push(`nobody hears that ${row.id} has failed`);
  }
  for (const { refundRef, refundId } of vendor.refunds.values()) {
    const known = books.refunds.some(({ id }) => id === refundId);
    if (!known && !isNoted(shop, refundRef)) found.push(`${refundRef} is in no book`);
  }
  for (const row of books.payments) {
    const sum = total(
      books.refunds
        .filter(({ paymentId, status }) => paymentId === row.id && status !== 'failed')
        .map(({ amount }) => amount),
    );
    const back = isVendors(row) ? sum : total(takenBack(shop, row.orderId));
    if (row.refunded !== back) found.push(`of payment ${row.id} ${row.refunded} have gone back, or ${back}`);
  }
  return found;
}

const salesOf = ({ seen }: Shop, id: Order['id']) => seen.sales.filter(({ orderId }) => orderId === id);
const takenBack = (shop: Shop, id: Order['id']): readonly number[] =>
  salesOf(shop, id)
    .filter(({ back }) => back)
    .map(({ amount }) => amount);

function orders(shop: Shop): readonly string[] {
  const books = booksOf(shop);
  const found: string[] = [];
  for (const order of books.orders) {
    const { number, id, state } = order;
    const say = (what: string) => found.push(`order ${number}: ${what}`);
    const rows = books.payments.filter(({ orderId }) => orderId === id);
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
    const explainsRest = (row: OrderPayment): boolean =>
      books.refunds.some(({ paymentId, status }) => paymentId === row.id && status === 'failed') ||
      state.dispute !== 'none';
    for (const row of rows.filter(({ status }) => status === 'succeeded')) {
      const rest = row.amount - row.refunded;
      if (row !== counted && rest > 0 && !explainsRest(row)) say(`is paid twice, and ${rest} of it are kept`);
      // What somebody has spent of a voucher that was bought stays paid.
      if (row === counted && rest > spentOf(shop, id) && state.stage === 'cancelled' && !explainsRest(row))
        say(`is cancelled, and ${rest} are kept`);
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

const movesOf =
  ({ desk }: Shop, id: Order['id']) =>
  (kind: string): number =>
    total(
      desk
        .moves()
        .filter((move) => move.orderId === id && move.kind === kind)
        .map(({ amount }) => amount),
    );

/** What was spent of the vouchers that an order has bought: what is not on them any more, and was not taken back. */
const spentOf = ({ desk }: Shop, id: Order['id']): number =>
  total(
    desk
      .vouchers()
      .filter(({ source }) => source.kind === 'order' && source.orderId === id)
      .map((voucher) => {
        const voided = desk
          .moves()
          .filter(({ voucherId, kind }) => voucherId === voucher.id && kind === 'voided')
          .map(({ amount }) => amount);
        return voucher.value - voucher.balance + total(voided);
      }),
  );

function vouchers(shop: Shop): readonly string[] {
  const { desk } = shop;
  const found: string[] = [];
  for (const { id, value, balance, source } of desk.vouchers()) {
    const moves = desk.moves().filter(({ voucherId }) => voucherId === id);
    const issued = moves.filter(({ kind }) => kind === 'issued');
    if (issued.length !== 1 || issued[0]?.amount !== value)
      found.push(`voucher ${id} was not given out once`);
    if (balance !== total(moves.map(({ amount }) => amount)))
      found.push(`the ledger of voucher ${id} is another`);
    if (balance < 0 || balance > value) found.push(`${balance} are on voucher ${id} of ${value}`);
    if (source.kind !== 'order') found.push(`nobody bought voucher ${id}`);
  }
  for (const { id, number, lines, state } of booksOf(shop).orders) {
    const bought = total(lines.filter(({ kind }) => kind === 'voucher').map(({ quantity }) => quantity));
    const given = desk.vouchers().filter(({ source }) => source.kind === 'order' && source.orderId === id);
    if (state.paid > 0 && state.stage !== 'cancelled' && given.length !== bought)
      found.push(`order ${number} bought ${bought} vouchers and has ${given.length}`);
    if (state.paid === 0 && given.length > 0) found.push(`order ${number} has vouchers for nothing`);
    if (given.length > bought) found.push(`order ${number} has more vouchers than it bought`);
  }
  return found;
}

function stock(shop: Shop): readonly string[] {
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
    if (level !== undefined && level.stock + out !== start)
      found.push(`${level.stock} of ${productId} are there and ${out} gone, of ${start}`);
  }
  return found;
}

/** What the vendor keeps for us is what the books say of it, and each difference is one of five kinds. */
function equation(shop: Shop): readonly string[] {
  const { vendor } = shop.desk;
  const books = booksOf(shop);
  const atVendor = total(vendor.movements.map(({ line }) => line.net));
  const rows = books.payments.filter((row) => isVendors(row) && row.status === 'succeeded');
  const byHand = books.refunds.filter(({ status }) => status === 'by_hand' || status === 'transferred');
  const foreign = [...vendor.refunds.values()].filter(({ refundId }) => refundId === null);
  const unbooked = [...vendor.payments.values()].filter(
    ({ status, paymentRef }) => status === 'succeeded' && !rows.some((row) => row.paymentRef === paymentRef),
  );
  const parts = {
    books: total(rows.map(({ amount, refunded, fee }) => amount - refunded - (fee ?? 0))),
    goneByBank: total(byHand.map(({ amount }) => amount)),
    foreignRefunds: -total(foreign.map(({ amount }) => amount.minor)),
    disputes: total(
      vendor.movements.filter(({ line }) => line.kind === 'dispute').map(({ line }) => line.net),
    ),
    waitsForAPerson: total(
      unbooked.flatMap(({ paymentRef }) =>
        vendor.movements
          .filter((each) => each.payment === paymentRef && each.line.kind === 'payment')
          .map(({ line }) => line.net),
      ),
    ),
  };
  const explained = total(Object.values(parts));
  return explained === atVendor
    ? []
    : [`the vendor has ${atVendor}, explained are ${explained}: ${JSON.stringify(parts)}`];
}
