/** Ways by which goods are sent, and what that costs. */
import type { ShippingMethodId } from '../shared/ids.ts';
import type { Localized } from '../shared/locale.ts';
import { rappen } from '../shared/money.ts';
import type { Rappen } from '../shared/money.ts';

export type ShippingMethod = {
  readonly id: ShippingMethodId;
  readonly name: Localized;
  /** VAT included. */
  readonly price: Rappen;
  /** From goods worth so much on it costs nothing; null: never. */
  readonly freeFrom: Rappen | null;
  readonly vatCode: string;
};

/** @param goods in Rappen, VAT included, without shipping and vouchers; from `freeFrom` on nothing is asked */
export const shippingPrice = ({ price, freeFrom }: ShippingMethod, goods: Rappen): Rappen =>
  freeFrom !== null && goods >= freeFrom ? rappen(0) : price;
