import { price } from '../i18n/format.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { CartAnswer, CartModel } from '../routes/cart.tsx';
import { ProductPicture } from '../shop/product-picture.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { PriceTag } from '../ui/price-tag.tsx';
import { FieldError } from '../ui/text-field.tsx';
import type { CartLineModel } from './cart-model.ts';
import { troubleWords } from './cart-words.ts';

type CartPageProps = { readonly model: CartModel; readonly answer: CartAnswer | null };

export function CartPage({ model, answer }: CartPageProps) {
  const { cart: words, checkout } = useTexts().orders;
  const stray =
    answer !== null && !model.lines.some(({ productId }) => productId === answer.productId)
      ? answer.message
      : null;
  const said = stray ?? (model.fellShort && answer === null ? checkout.problem.not_there : null);
  return (
    <div className="narrow pb-16">
      <PageHeading title={words.title} />
      {said !== null && (
        <Notice tone="alarm" urgent>
          <p>{said}</p>
        </Notice>
      )}
      {model.added !== null && answer === null && (
        <Notice tone="good">
          <p role="status">{words.added(model.added)}</p>
        </Notice>
      )}
      {model.removed !== null && answer === null && <Removed removed={model.removed} />}
      {model.voucherNews !== null && answer === null && (
        <Notice tone="good">
          <p role="status">{model.voucherNews === 'added' ? words.voucherAdded : words.voucherRemoved}</p>
        </Notice>
      )}
      {model.lines.length + model.gifts.length === 0 ? (
        <>
          <p className="mt-4">{words.empty}</p>
          <Anchor to="/shop" className="btn-main mt-6">
            {words.toShop}
          </Anchor>
        </>
      ) : (
        <>
          <ul className="mt-6 border-t border-line">
            {model.lines.map((line) => (
              <Line
                key={line.productId}
                line={line}
                answer={answer?.productId === line.productId ? answer : null}
              />
            ))}
            {model.gifts.map((gift) => (
              <Gift key={gift.id} gift={gift} />
            ))}
          </ul>
          <Total model={model} />
        </>
      )}
    </div>
  );
}

function Removed({ removed }: { readonly removed: NonNullable<CartModel['removed']> }) {
  const words = useTexts().orders.cart;
  return (
    <Notice tone="good">
      <p role="status">{words.removed(removed.name)}</p>
      <form method="post" action={inLocale(useLocale(), '/cart')}>
        <input type="hidden" name="productId" value={removed.productId} />
        <input type="hidden" name="quantity" value={removed.pieces} />
        <button type="submit" name="intent" value="undo" className="link-tall cursor-pointer">
          {words.undo}
        </button>
      </form>
    </Notice>
  );
}

type LineProps = { readonly line: CartLineModel; readonly answer: CartAnswer | null };

function Line({ line, answer }: LineProps) {
  const texts = useTexts();
  const words = texts.orders.cart;
  const locale = useLocale();
  const id = `quantity-${line.productId}`;
  const trouble = answer?.message ?? troubleWords(line.trouble, texts);
  const countable = line.trouble === null || line.trouble.kind === 'short';
  return (
    <li className="grid grid-cols-[4.5rem_1fr] gap-x-4 border-b border-line py-5 sm:grid-cols-[6rem_1fr] sm:gap-x-6">
      <div className="aspect-4/5 self-start overflow-hidden bg-mist">
        {line.picture !== null && <ProductPicture picture={line.picture} sizes="6rem" />}
      </div>
      <div>
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <h2 className="text-lg/[1.35] sm:text-xl/[1.3]">
            {line.onSale ? (
              <Anchor to={`/shop/${line.slug}`} className="underline-offset-4 hover:underline">
                {line.name}
              </Anchor>
            ) : (
              line.name
            )}
          </h2>
          {countable && (
            <p>
              <PriceTag amount={line.total} />
            </p>
          )}
        </div>
        <p className="text-sm text-soft">
          <PriceTag amount={line.price} /> {words.each}
        </p>
        {line.priceBefore !== null && (
          <p className="mt-1 text-sm font-medium">
            {words.priceChanged(price(line.priceBefore), price(line.price))}
          </p>
        )}
        <form
          method="post"
          action={inLocale(locale, '/cart')}
          noValidate
          className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-2"
        >
          <input type="hidden" name="productId" value={line.productId} />
          {trouble !== null && (
            <div className="w-full">
              <FieldError id={`${id}-error`} message={trouble} />
            </div>
          )}
          {countable && (
            <>
              <label htmlFor={id} className="sr-only">
                {words.quantityOf(line.name)}
              </label>
              <input
                id={id}
                name="quantity"
                inputMode="numeric"
                autoComplete="off"
                defaultValue={answer?.quantity ?? String(line.quantity)}
                aria-invalid={trouble !== null}
                aria-describedby={trouble === null ? undefined : `${id}-error`}
                className="input w-16 text-center tabular-nums"
              />
              <button
                type="submit"
                name="intent"
                value="change"
                className="btn-quiet px-4"
                aria-label={words.changeOf(line.name)}
              >
                {words.change}
              </button>
            </>
          )}
          <button
            type="submit"
            name="intent"
            value="remove"
            className="link-tall cursor-pointer"
            aria-label={words.removeOf(line.name)}
          >
            {words.remove}
          </button>
        </form>
      </div>
    </li>
  );
}

/** A voucher: what it is worth, and for whom. */
function Gift({ gift }: { readonly gift: CartModel['gifts'][number] }) {
  const { orders, vouchers } = useTexts();
  const words = orders.cart;
  return (
    <li className="border-b border-line py-5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="text-lg/[1.35] sm:text-xl/[1.3]">{vouchers.printed.title}</h2>
        <p>
          <PriceTag amount={gift.amount} />
        </p>
      </div>
      {gift.recipient !== '' && <p className="wrap-anywhere">{words.voucherTo(gift.recipient)}</p>}
      {gift.message !== '' && (
        <p className="text-sm wrap-anywhere whitespace-pre-line text-soft">{gift.message}</p>
      )}
      <form method="post" action={inLocale(useLocale(), '/cart')} className="mt-2">
        <input type="hidden" name="giftId" value={gift.id} />
        <button
          type="submit"
          className="link-tall cursor-pointer"
          aria-label={words.removeVoucher(price(gift.amount))}
        >
          {words.remove}
        </button>
      </form>
    </li>
  );
}

function Total({ model }: { readonly model: CartModel }) {
  const words = useTexts().orders.cart;
  return (
    <div className="pt-6">
      <p className="flex items-baseline justify-between text-xl">
        <span>{words.goods}</span>
        <PriceTag amount={model.total} />
      </p>
      {model.lines.length > 0 && (
        <p className="mt-1 text-sm text-soft">{model.vatLiable ? words.vatLiable : words.vatExempt}</p>
      )}
      {model.orderable ? (
        <Anchor to="/checkout" className="btn-main mt-6 w-full text-lg">
          {words.toCheckout}
        </Anchor>
      ) : (
        <p className="mt-6 font-medium text-alarm">{words.notYet}</p>
      )}
      {model.lines.length > 0 && <p className="mt-6 text-sm text-soft">{words.keepsNothing}</p>}
      <p className="mt-2 flex flex-wrap gap-x-6">
        <Anchor to="/shop" className="link-tall">
          {words.moreShopping}
        </Anchor>
        <Anchor to="/vouchers" className="link-tall">
          {words.moreVouchers}
        </Anchor>
      </p>
    </div>
  );
}
