import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { may } from '#domain/identity/permissions.ts';
import { isUuid, type MovementId, type ProductId } from '#domain/shared/ids.ts';
import { onTheShelf, proposedReorder } from '#domain/shop/stock.ts';
import { readBookingForm } from '../catalogue/catalogue-forms.ts';
import { keptProduct } from '../catalogue/kept-product.ts';
import { answerBooking } from '../catalogue/stock-answer.ts';
import { StockPage } from '../catalogue/stock-page.tsx';
import { pageMeta } from '../document/page-meta.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { notFound } from '../page-of.ts';
import { staffPageOf } from '../staff-page.ts';

const LINES = 50;

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, ({ shop }) => ({ title: shop.stock.title(args.data?.name ?? '') }), { index: false });

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { actor, locale, url } = await staffPageOf(request, context, 'shop.see');
  const [product, book] = await Promise.all([
    keptProduct(context, actor, params['id']),
    context.salonQueries.book(actor),
  ]);
  const asked = url.searchParams.get('before') ?? '';
  const before = /^[1-9]\d{0,8}$/.test(asked) ? Number(asked) : null;
  const lines = await context.shop.catalogue.ledger(actor, product.id, { before, count: LINES });
  const last = lines.at(-1)?.number ?? 1;
  return {
    id: product.id,
    name: product.name[locale],
    zone: book.zone,
    mayBook: may(actor, 'stock.change'),
    booked: url.searchParams.has('booked'),
    movementId: context.ids.next(),
    stock: product.stock,
    reserved: product.reserved,
    shelf: onTheShelf(product),
    movements: product.movements,
    lowStockAt: product.lowStockAt,
    proposed: proposedReorder(product),
    lines,
    isNewest: before === null,
    older: last > 1 ? last : null,
  };
}

export type AdminStockModel = Awaited<ReturnType<typeof loader>>;

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { actor, locale, texts } = await staffPageOf(request, context, 'stock.change');
  const { id, form, seen } = readBookingForm(await request.formData());
  const productId = params['id'] ?? '';
  if (id === null || !isUuid(productId)) throw notFound();
  const booked = await context.shop.useCases.bookStock(actor, {
    productId: productId as ProductId,
    movementId: id as MovementId,
    seen: Number(seen ?? 0),
    form,
  });
  if (booked.ok) return redirect(inLocale(locale, `/admin/products/${productId}/stock?booked`), 303);
  if (booked.error.kind === 'not_found') throw notFound();
  const answer = answerBooking(booked.error, form, id, texts);
  return data(answer, answer.status);
}

export default function AdminProductStock() {
  return <StockPage model={useLoaderData<typeof loader>()} answer={useActionData<typeof action>() ?? null} />;
}
