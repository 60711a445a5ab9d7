/** What a checkout would order: frozen lines, and the number by which one tells that somebody saw exactly these. */
import { fingerprint } from '../settings/fingerprint.ts';
import type { Localized } from '../shared/locale.ts';
import type { Rappen } from '../shared/money.ts';
import { rappen, sum } from '../shared/money.ts';
import type { LocalDate } from '../shared/salon-time.ts';
import type { SalonBook } from '../slots/salon-book.ts';
import { vatRateOn } from '../slots/vat.ts';
import type { CartGift, CartItem } from './cart.ts';
import { lineTotal, orderTotal } from './order.ts';
import type { OrderLine } from './order.ts';
import { shippingPrice } from './shipping.ts';
import type { ShippingMethod } from './shipping.ts';
import { NO_VAT } from './vat-split.ts';

/** As it stands in the books, in the language of its page. */
export const VOUCHER_NAME: Localized = { 'de-CH': 'Gutschein', en: 'Gift voucher' };

export type Offer = { readonly lines: readonly OrderLine[]; readonly goods: Rappen; readonly total: Rappen };

/**
 * Lines as they are frozen, with the VAT of the day (prepayments are taxed when they are received: Art. 40 para. 1
 * let. c MWSTG). A shipping that costs nothing is a line all the same: it says how the goods go. A voucher over an amount
 * is no supply yet and has no VAT: what is paid with it has.
 *
 * @throws Error when the book has no rate for one of them: a product cannot be saved without one
 */
export function offerOf(
  items: readonly CartItem[],
  method: ShippingMethod | null,
  book: Pick<SalonBook, 'vatLiable' | 'vatRates'>,
  date: LocalDate,
  gifts: readonly CartGift[] = [],
): Offer {
  const rate = (vatCode: string): number => {
    const found = vatRateOn(book, vatCode, date);
    if (found === null) throw new Error(`no rate of VAT for ${vatCode}`);
    return found;
  };
  const goods = sum(items.map(({ price, quantity }) => lineTotal({ unitPrice: price, quantity })));
  const products = items.map((item, index): OrderLine => ({
    position: index + 1,
    kind: 'product',
    productId: item.productId,
    name: item.name,
    unitPrice: item.price,
    quantity: item.quantity,
    vatCode: item.vatCode,
    vatBasisPoints: rate(item.vatCode),
  }));
  const vouchers = gifts.map(({ amount, recipient, message }, index): OrderLine => ({
    position: items.length + index + 1,
    kind: 'voucher',
    productId: null,
    name: VOUCHER_NAME,
    unitPrice: amount,
    quantity: 1,
    vatCode: NO_VAT,
    vatBasisPoints: 0,
    gift: { recipient, message },
  }));
  const shipping: readonly OrderLine[] =
    method === null
      ? []
      : [
          {
            position: items.length + gifts.length + 1,
            kind: 'shipping',
            productId: null,
            name: method.name,
            unitPrice: shippingPrice(method, goods),
            quantity: 1,
            vatCode: method.vatCode,
            vatBasisPoints: rate(method.vatCode),
          },
        ];
  const lines = [...products, ...vouchers, ...shipping];
  return { lines, goods, total: orderTotal(lines) };
}

/** Of what was read before the button was pressed: goods, prices, shipping, and what a voucher pays of it. */
export const offerPrint = ({ lines }: Offer, voucher: Rappen = rappen(0)): string =>
  fingerprint([
    ...lines.map(({ productId, name, unitPrice, quantity, gift }) => [
      productId ?? name['de-CH'],
      unitPrice,
      quantity,
      ...(gift === undefined ? [] : [gift.recipient, gift.message]),
    ]),
    ...(voucher === 0 ? [] : [['voucher', voucher, 1]]),
  ]);
