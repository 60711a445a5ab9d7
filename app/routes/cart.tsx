import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { giftsTotal, goodsTotal, isOrderable } from '#domain/orders/cart.ts';
import { isUuid, type GiftId, type ProductId } from '#domain/shared/ids.ts';
import { rappen } from '#domain/shared/money.ts';
import { pageMeta } from '../document/page-meta.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { readCartForm } from '../orders/cart-forms.ts';
import { cartLineModel } from '../orders/cart-model.ts';
import { CartPage } from '../orders/cart-page.tsx';
import { cartProblem } from '../orders/cart-words.ts';
import { notFound, pageOf, type Page } from '../page-of.ts';

export const meta: MetaFunction = (args) =>
  pageMeta(args, ({ orders }) => ({ title: orders.cart.title }), { index: false });

const VOUCHER_NEWS = ['added', 'removed'] as const;
const SLUG = /^[a-z0-9-]{2,60}$/;
const PIECES = /^(?:[1-9]|1\d|20)$/;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const page = await pageOf(request, context);
  const { actor, known, locale, url } = page;
  const [items, gifts, book, removed] = await Promise.all([
    known ? context.orders.cart.items(actor) : [],
    known ? context.orders.cart.gifts(actor) : [],
    context.salonQueries.book(actor),
    removedOf(page, context),
  ]);
  const lines = items.map((item) => cartLineModel(item, locale));
  const added = lines.find(({ slug }) => slug === url.searchParams.get('added'));
  return {
    lines,
    gifts: gifts.map(({ id, amount, recipient, message }) => ({
      id: id as string,
      amount,
      recipient,
      message,
    })),
    total: rappen(goodsTotal(items) + giftsTotal(gifts)),
    orderable: isOrderable(items, gifts),
    voucherNews: VOUCHER_NEWS.find((each) => each === url.searchParams.get('voucher')) ?? null,
    // Somebody was faster between the last look and the button.
    fellShort: url.searchParams.has('short'),
    vatLiable: book.vatLiable,
    added: added?.name ?? null,
    removed,
  };
}

/** What was just taken out, so that it can be put back. */
async function removedOf({ url, actor, locale }: Page, { shop }: AppLoadContext) {
  const slug = url.searchParams.get('removed') ?? '';
  const pieces = url.searchParams.get('pieces') ?? '';
  if (!SLUG.test(slug) || !PIECES.test(pieces)) return null;
  const product = await shop.queries.product(actor, slug);
  return product === null ? null : { productId: product.id, name: product.name[locale], pieces };
}

export type CartModel = Awaited<ReturnType<typeof loader>>;
export type CartAnswer = {
  readonly productId: ProductId;
  readonly quantity: string;
  readonly message: string;
};

export async function action({ request, context }: ActionFunctionArgs) {
  const page = await pageOf(request, context);
  const { actor, locale, texts, headers } = page;
  const sent = await request.formData();
  const giftId = sent.get('giftId');
  if (typeof giftId === 'string' && isUuid(giftId)) {
    await context.orders.useCases.removeGift(actor, giftId as GiftId);
    return redirect(inLocale(locale, '/cart?voucher=removed'), { status: 303, headers });
  }
  const form = readCartForm(sent);
  if (form === null) throw notFound();
  const { productId, quantity, intent } = form;
  const home = inLocale(locale, '/cart');
  const before = (await context.orders.cart.items(actor)).find((item) => item.productId === productId);
  const changed =
    intent === 'undo'
      ? await context.orders.useCases.addToCart(actor, form)
      : await context.orders.useCases.changeCart(actor, {
          productId,
          quantity: intent === 'remove' ? '0' : quantity,
        });
  if (!changed.ok) {
    const answer: CartAnswer = { productId, quantity, message: cartProblem(changed.error, texts) };
    return data(answer, { status: 422, headers });
  }
  const removed = changed.value !== null && changed.value.removed && before !== undefined;
  const to = removed ? `${home}?removed=${before.slug}&pieces=${before.quantity}` : home;
  return redirect(to, { status: 303, headers });
}

export default function Cart() {
  return <CartPage model={useLoaderData<typeof loader>()} answer={useActionData<typeof action>() ?? null} />;
}
