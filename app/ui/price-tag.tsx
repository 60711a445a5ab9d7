import type { Rappen } from '#domain/shared/money.ts';
import { price } from '../i18n/format.ts';

export function PriceTag({ amount }: { readonly amount: Rappen }) {
  return <span className="whitespace-nowrap tabular-nums">{price(amount)}</span>;
}
