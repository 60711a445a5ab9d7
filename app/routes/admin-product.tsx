import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { may } from '#domain/identity/permissions.ts';
import { fingerprint } from '#domain/settings/fingerprint.ts';
import { isUuid, type ProductId } from '#domain/shared/ids.ts';
import { dateOf } from '#domain/shared/salon-time.ts';
import { productContentOf, type RawProduct } from '#domain/shop/product-record.ts';
import { formOfProduct, readProductForm } from '../catalogue/catalogue-forms.ts';
import { answerProduct } from '../catalogue/product-answer.ts';
import { ProductEditor } from '../catalogue/product-editor.tsx';
import { pageMeta } from '../document/page-meta.ts';
import { percent } from '../i18n/format.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { notFound } from '../page-of.ts';
import { staffPageOf } from '../staff-page.ts';

const NEW = 'new';
/** Room to put something in between later. */
const STEP_OF_POSITION = 10;

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, ({ shop }) => ({ title: args.data?.title ?? shop.product.newTitle }), { index: false });

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const isNew = params['id'] === NEW;
  const page = await staffPageOf(request, context, isNew ? 'shop.change' : 'shop.see');
  const [catalogue, book] = await Promise.all([
    context.shop.catalogue.catalogue(page.actor),
    context.salonQueries.book(page.actor),
  ]);
  const product = catalogue.products.find(({ id }) => id === params['id']);
  if (product === undefined && !isNew) throw notFound();
  const today = dateOf(page.now, book.zone);
  const codes = [...new Set(catalogue.vatRates.map(({ code }) => code))];
  const last = Math.max(0, ...catalogue.products.map(({ position }) => position));
  const blank = (): RawProduct => ({
    nameDe: '',
    nameEn: '',
    descriptionDe: '',
    descriptionEn: '',
    categoryId: catalogue.categories[0]?.id ?? '',
    position: String(last + STEP_OF_POSITION),
    price: '',
    vatCode: codes.includes('standard') ? 'standard' : (codes[0] ?? ''),
    lowStockAt: '3',
    reorderTo: '12',
    active: true,
  });
  return {
    id: product?.id ?? context.ids.next(),
    title: product?.name[page.locale] ?? null,
    seen: product === undefined ? null : fingerprint(productContentOf(product)),
    values: product === undefined ? blank() : formOfProduct(product),
    mayChange: may(page.actor, 'shop.change'),
    vatLiable: catalogue.vatLiable,
    categories: catalogue.categories.map(({ id, name }) => ({
      value: id as string,
      label: name[page.locale],
    })),
    vatRates: codes.map((code) => {
      const rate = catalogue.vatRates.findLast((each) => each.code === code && each.validFrom <= today);
      return { value: code, label: rate === undefined ? code : percent(rate.basisPoints) };
    }),
  };
}

export type AdminProductModel = Awaited<ReturnType<typeof loader>>;

export async function action({ request, context, params }: ActionFunctionArgs) {
  const page = await staffPageOf(request, context, 'shop.change');
  const posted = readProductForm(await request.formData());
  const isNew = params['id'] === NEW;
  // The address says which product it is; of a new one, the form.
  const named = isNew ? posted.id : (params['id'] ?? '');
  if (named === null || !isUuid(named) || (!isNew && posted.seen === null)) throw notFound();
  const id = named as ProductId;
  const { form, seen } = posted;
  const saved = await context.shop.useCases.saveProduct(page.actor, { id, seen, form });
  if (saved.ok) {
    // A new product goes on to its pictures.
    const to = isNew ? `/admin/products/${id}/images` : `/admin/products?saved=${saved.value.slug}`;
    return redirect(inLocale(page.locale, to), 303);
  }
  if (saved.error.kind === 'not_found') throw notFound();
  const catalogue = await context.shop.catalogue.catalogue(page.actor);
  const { status, answer } = answerProduct(saved.error, posted, page, catalogue);
  return data({ ...answer, id }, status);
}

export default function AdminProduct() {
  const model = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() ?? null;
  // A new product that came back keeps the id that it was posted under.
  return <ProductEditor model={answer === null ? model : { ...model, id: answer.id }} answer={answer} />;
}
