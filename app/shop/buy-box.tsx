import type { Rappen } from '#domain/shared/money.ts';
import { price } from '../i18n/format.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { VatLine } from '../slots/vat-line.tsx';
import { Anchor } from '../ui/anchor.tsx';

type BuyBoxProps = {
  readonly amount: Rappen;
  readonly available: boolean;
  /** In basis points; none: the salon is not liable. */
  readonly vatRates: readonly number[];
};

/** What it costs, whether it is there, and how to come by it: here is the place of the form that puts it into a cart. */
export function BuyBox({ amount, available, vatRates }: BuyBoxProps) {
  const words = useTexts().shop.site;
  return (
    <section aria-label={words.buy} className="mt-6 border-y border-line py-5">
      <p className="text-2xl tabular-nums">{price(amount)}</p>
      <VatLine rates={vatRates} />
      <p className="mt-3 font-medium">{available ? words.available : words.soldOut}</p>
      <p className="text-soft">{available ? words.availableText : words.soldOutText}</p>
      <Anchor to="/contact" className="link-tall">
        {words.reach}
      </Anchor>
    </section>
  );
}
