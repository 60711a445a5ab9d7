/** What the checkout shows: the offer as it stands now, and what it contains of VAT. */
import type { CheckoutFieldRefusal, Checkout } from '#domain/orders/checkout-form.ts';
import { offerPrint, type Offer } from '#domain/orders/new-order.ts';
import { lineTotal, type OrderLine } from '#domain/orders/order.ts';
import { LONGEST_IN_ADDRESS } from '#domain/orders/postal-address.ts';
import { shippingPrice, type ShippingMethod } from '#domain/orders/shipping.ts';
import { vatShares } from '#domain/orders/vat-split.ts';
import type { Locale } from '#domain/shared/locale.ts';
import { rappen, type Rappen } from '#domain/shared/money.ts';
import type { Catalogue } from '../i18n/catalogue.ts';

export const methodModel = (method: ShippingMethod, goods: Rappen, locale: Locale) => ({
  id: method.id,
  name: method.name[locale],
  price: shippingPrice(method, goods),
  freeFrom: method.freeFrom,
});

export type MethodModel = ReturnType<typeof methodModel>;

export const orderLineModel = (line: OrderLine, locale: Locale) => ({
  position: line.position,
  kind: line.kind,
  name: line.name[locale],
  quantity: line.quantity,
  total: lineTotal(line),
  giftTo: line.gift?.recipient ?? '',
});

export type OrderLineModel = ReturnType<typeof orderLineModel>;

/** Nothing when the salon is not liable. */
export const vatModel = (lines: readonly OrderLine[]) =>
  vatShares(
    lines.map((line) => ({
      gross: lineTotal(line),
      vatCode: line.vatCode,
      vatBasisPoints: line.vatBasisPoints,
    })),
  )
    .filter(({ vatBasisPoints }) => vatBasisPoints > 0)
    .map(({ vatBasisPoints, vat }) => ({ rate: vatBasisPoints, vat }));

/** What a voucher pays, and what stays on it. */
export type VoucherModel = { readonly pays: Rappen; readonly left: Rappen } | null;

export const reviewModel = (
  offer: Offer,
  { contact, goesTo, payBy, note }: Checkout,
  voucher: VoucherModel,
  locale: Locale,
) => ({
  lines: offer.lines.map((line) => orderLineModel(line, locale)),
  total: offer.total,
  vat: vatModel(offer.lines),
  voucher,
  due: rappen(offer.total - (voucher?.pays ?? 0)),
  seen: offerPrint(offer, voucher?.pays),
  contact,
  goesTo,
  payBy,
  note,
});

export type ReviewModel = ReturnType<typeof reviewModel>;

export type CheckoutError = { readonly field: string; readonly message: string };

/** In the order of the form. */
export const checkoutErrors = (
  refusals: readonly CheckoutFieldRefusal[],
  { orders, booking, settings }: Catalogue,
): readonly CheckoutError[] => {
  const words = orders.checkout;
  const contact = booking.details.field;
  return refusals.map(({ field, reason }) => {
    switch (field) {
      case 'firstName':
      case 'lastName':
      case 'email':
      case 'phone':
      case 'note':
        return {
          field,
          message:
            reason === 'missing' || reason === 'too_long' || reason === 'malformed'
              ? contact[field][reason]
              : words.reason[reason],
        };
      case 'street':
      case 'houseNumber':
      case 'city': {
        const wrong =
          reason === 'too_long' ? settings.tooLong(LONGEST_IN_ADDRESS[field]) : words.reason[reason];
        return { field, message: `${words[field]}: ${wrong}` };
      }
      case 'delivery':
        return { field, message: `${words.delivery} ${words.reason[reason]}` };
      case 'payBy':
        return { field, message: `${words.payBy} ${words.reason[reason]}` };
      default:
        return { field, message: `${words[field]}: ${words.reason[reason]}` };
    }
  });
};
