import { MOST_OF_ONE } from '#domain/orders/cart.ts';
import type { Rappen } from '#domain/shared/money.ts';
import { price } from '../i18n/format.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import { VatLine } from '../slots/vat-line.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { FieldError } from '../ui/text-field.tsx';

export type BuyBoxProps = {
  readonly slug: string;
  readonly productId: string;
  readonly amount: Rappen;
  readonly available: boolean;
  /** How many lie in the cart already. */
  readonly had: number;
  /** What was wrong with the form, and how many were asked for. */
  readonly problem: { readonly message: string; readonly quantity: string } | null;
  /** In basis points; none: the salon is not liable. */
  readonly vatRates: readonly number[];
};

/** What it costs, whether it is there, and how to come by it. */
export function BuyBox(props: BuyBoxProps) {
  const { amount, available, vatRates } = props;
  const words = useTexts().shop.site;
  return (
    <section aria-label={words.buy} className="mt-6 border-y border-line py-5">
      <p className="text-2xl tabular-nums">{price(amount)}</p>
      <VatLine rates={vatRates} />
      <p className="mt-3 font-medium">{available ? words.available : words.soldOut}</p>
      <p className="text-soft">{available ? words.availableText : words.soldOutText}</p>
      {available ? (
        <CartForm {...props} />
      ) : (
        <Anchor to="/contact" className="link-tall">
          {words.reach}
        </Anchor>
      )}
    </section>
  );
}

function CartForm({ slug, productId, had, problem }: BuyBoxProps) {
  const { frame, orders } = useTexts();
  const words = orders.cart;
  const error = problem === null ? {} : { 'aria-describedby': 'quantity-error', 'aria-invalid': true };
  return (
    <>
      <form method="post" action={inLocale(useLocale(), `/shop/${slug}`)} noValidate className="mt-4">
        <input type="hidden" name="productId" value={productId} />
        <input type="hidden" name="had" value={had} />
        {problem !== null && <FieldError id="quantity-error" message={problem.message} />}
        <div className="flex flex-wrap items-end gap-3">
          <div>
            <label htmlFor="quantity" className="block text-sm text-soft">
              {words.quantity}
            </label>
            <select
              id="quantity"
              name="quantity"
              defaultValue={problem?.quantity ?? '1'}
              className="input mt-1 w-20 tabular-nums"
              {...error}
            >
              {Array.from({ length: MOST_OF_ONE }, (_, index) => (
                <option key={index}>{index + 1}</option>
              ))}
            </select>
          </div>
          <button type="submit" className="btn-main grow sm:grow-0" data-pending={frame.form.sending}>
            {words.add}
          </button>
        </div>
      </form>
      {had > 0 && (
        <p className="mt-3">
          {words.had(had)}{' '}
          <Anchor to="/cart" className="link-tall">
            {words.toCart}
          </Anchor>
        </p>
      )}
    </>
  );
}
