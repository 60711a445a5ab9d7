/** What somebody has ordered, as it was when they ordered it: name, price and VAT never follow the catalogue. */
import type { OrderId, ProductId, SalonId } from '../shared/ids.ts';
import type { Locale, Localized } from '../shared/locale.ts';
import { rappen, sum } from '../shared/money.ts';
import type { Rappen } from '../shared/money.ts';
import type { Gift } from '../vouchers/voucher.ts';

/** One line of an order. `unitPrice` in Rappen, VAT included; the rate in basis points, 0 when the salon is not liable. */
export type OrderLine = {
  readonly position: number;
  readonly kind: 'product' | 'shipping' | 'voucher';
  /** Null: shipping and vouchers, which are in no catalogue. */
  readonly productId: ProductId | null;
  readonly name: Localized;
  readonly unitPrice: Rappen;
  readonly quantity: number;
  readonly vatCode: string;
  readonly vatBasisPoints: number;
  /** Of a voucher: for whom, and with which words. */
  readonly gift?: Gift;
};

/** Where it goes. Personal data: never in logs or URLs. */
export type Delivery =
  | { readonly kind: 'pick_up' }
  | { readonly kind: 'shipping'; readonly address: PostalAddress }
  /** Vouchers and nothing else: their codes go by letter. */
  | { readonly kind: 'email' };

/** In Switzerland; structured, as the QR-bill and the post want it. */
export type PostalAddress = {
  readonly street: string;
  readonly houseNumber: string;
  readonly postalCode: string;
  readonly city: string;
};

/** Online by the vendor's page, or at the desk when it is picked up. */
export const PAY_BY = ['online', 'on_pick_up'] as const;
export type PayBy = (typeof PAY_BY)[number];

export type OrderCore = {
  readonly id: OrderId;
  readonly salonId: SalonId;
  /** Counted per salon; what people say on the telephone. Not an invoice's number: it may have gaps. */
  readonly number: number;
  readonly locale: Locale;
  readonly lines: readonly OrderLine[];
  readonly termsVersion: string;
};

/** In Rappen, VAT included. */
export const lineTotal = ({ unitPrice, quantity }: Pick<OrderLine, 'unitPrice' | 'quantity'>): Rappen =>
  rappen(unitPrice * quantity);

/** In Rappen, VAT included. */
export const orderTotal = (lines: readonly Pick<OrderLine, 'unitPrice' | 'quantity'>[]): Rappen =>
  sum(lines.map(lineTotal));

/** In Rappen: what of an order may be paid by voucher. A voucher buys no voucher. */
export const payableByVoucher = (
  lines: readonly Pick<OrderLine, 'kind' | 'unitPrice' | 'quantity'>[],
): Rappen => orderTotal(lines.filter(({ kind }) => kind !== 'voucher'));

export const hasVouchers = (lines: readonly Pick<OrderLine, 'kind'>[]): boolean =>
  lines.some(({ kind }) => kind === 'voucher');
