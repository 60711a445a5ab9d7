import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { may } from '#domain/identity/permissions.ts';
import { fingerprint } from '#domain/settings/fingerprint.ts';
import type { ProductCategoryId } from '#domain/shared/ids.ts';
import { categoryContentOf } from '#domain/shop/product-record.ts';
import { CategoriesPage } from '../catalogue/categories-page.tsx';
import { answerCategory } from '../catalogue/category-answer.ts';
import { readCategoryForm } from '../catalogue/catalogue-forms.ts';
import { pageMeta } from '../document/page-meta.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { notFound } from '../page-of.ts';
import { staffPageOf } from '../staff-page.ts';

const STEP_OF_POSITION = 10;

export const meta: MetaFunction = (args) =>
  pageMeta(args, ({ shop }) => ({ title: shop.categories.title }), { index: false });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, locale, url } = await staffPageOf(request, context, 'shop.see');
  const { categories, products } = await context.shop.catalogue.catalogue(actor);
  const saved = categories.find(({ slug }) => slug === url.searchParams.get('saved'));
  const last = Math.max(0, ...categories.map(({ position }) => position));
  return {
    mayChange: may(actor, 'shop.change'),
    saved: saved?.name[locale] ?? null,
    newId: context.ids.next(),
    newPosition: String(last + STEP_OF_POSITION),
    categories: categories.map((category) => ({
      id: category.id as string,
      seen: fingerprint(categoryContentOf(category)),
      title: category.name[locale],
      nameDe: category.name['de-CH'],
      nameEn: category.name.en,
      position: String(category.position),
      products: products.filter(({ categoryId }) => categoryId === category.id).length,
    })),
  };
}

export type AdminCategoriesModel = Awaited<ReturnType<typeof loader>>;

export async function action({ request, context }: ActionFunctionArgs) {
  const { actor, locale, texts } = await staffPageOf(request, context, 'shop.change');
  const { id, seen, form } = readCategoryForm(await request.formData());
  if (id === null) throw notFound();
  const saved = await context.shop.useCases.saveCategory(actor, {
    id: id as ProductCategoryId,
    seen,
    form,
  });
  if (saved.ok) return redirect(inLocale(locale, `/admin/product-categories?saved=${saved.value.slug}`), 303);
  if (saved.error.kind === 'not_found') throw notFound();
  const answer = answerCategory(saved.error, { id, seen, form }, texts, locale);
  return data(answer, answer.status);
}

export default function AdminProductCategories() {
  return (
    <CategoriesPage model={useLoaderData<typeof loader>()} answer={useActionData<typeof action>() ?? null} />
  );
}
