/** The vendor's account against the books. */
import { isRunning } from '#domain/payments/payment.ts';
import { booksOf, isNoted, isVendors, takenBack, total } from './books.ts';
import type { Shop } from './shop.ts';

export function payments(shop: Shop): readonly string[] {
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
    if (isRunning(row)) found.push(`payment ${row.id} never ends`);
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

export function refunds(shop: Shop): readonly string[] {
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
    const back = isVendors(row) || row.orderId === null ? sum : total(takenBack(shop, row.orderId));
    if (row.refunded !== back) found.push(`of payment ${row.id} ${row.refunded} have gone back, or ${back}`);
  }
  return found;
}

/** What the vendor keeps for us is what the books say of it, and each difference is one of five kinds. */
export function equation(shop: Shop): readonly string[] {
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
