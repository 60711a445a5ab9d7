import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { dateOf } from '#domain/shared/salon-time.ts';
import { vatRateOn } from '#domain/slots/vat.ts';
import { JsonLd } from '../document/json-ld.tsx';
import { pageMeta } from '../document/page-meta.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { readAddForm } from '../orders/cart-forms.ts';
import { cartProblem } from '../orders/cart-words.ts';
import { notFound, pageOf } from '../page-of.ts';
import { productData } from '../shop/product-data.ts';
import { ProductPage } from '../shop/product-page.tsx';
import { cardModel, pictureModel } from '../shop/shop-model.ts';

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, ({ shop }) =>
    args.data === undefined
      ? { title: shop.site.title }
      : {
          title: args.data.product.name,
          description: args.data.product.description || shop.site.description,
        },
  );

const SLUG = /^[a-z0-9-]{2,60}$/;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { actor, known, locale, now } = await pageOf(request, context);
  const slug = params['slug'] ?? '';
  // What cannot be one is not asked for: PostgreSQL refuses a text with a zero in it.
  if (!SLUG.test(slug)) throw notFound();
  const [found, book, cart] = await Promise.all([
    context.shop.queries.product(actor, slug),
    context.salonQueries.book(actor),
    known ? context.orders.cart.items(actor) : [],
  ]);
  if (found === null) throw notFound();
  const product = cardModel(found, locale);
  const pictures = found.pictures.map((picture) => pictureModel(picture, locale));
  const rate = vatRateOn(book, found.vatCode, dateOf(now, book.zone));
  return {
    productId: found.id,
    had: cart.find((item) => item.productId === found.id)?.quantity ?? 0,
    product,
    pictures,
    category: { slug: found.category.slug, name: found.category.name[locale] },
    vatRates: rate === null || !book.vatLiable ? [] : [rate],
    structured: productData(product, pictures, { baseUrl: context.baseUrl, locale }),
  };
}

export type ShopProductModel = Awaited<ReturnType<typeof loader>>;

/** Puts it into the cart. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const { actor, locale, texts, headers } = await pageOf(request, context);
  const form = readAddForm(await request.formData());
  const slug = params['slug'] ?? '';
  const product = SLUG.test(slug) ? await context.shop.queries.product(actor, slug) : null;
  if (form === null || product === null || product.id !== form.productId) throw notFound();
  const added = await context.orders.useCases.addToCart(actor, form);
  if (added.ok) return redirect(inLocale(locale, `/cart?added=${product.slug}`), { status: 303, headers });
  if (added.error.kind === 'not_found') throw notFound();
  const problem = { message: cartProblem(added.error, texts), quantity: form.quantity };
  return data(problem, { status: 422, headers });
}

export default function ShopProduct() {
  const model = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>() ?? null;
  return (
    <>
      <ProductPage model={model} problem={problem} />
      <JsonLd data={model.structured} />
    </>
  );
}
