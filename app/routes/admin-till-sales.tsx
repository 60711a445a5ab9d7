import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { may } from '#domain/identity/permissions.ts';
import { sum } from '#domain/shared/money.ts';
import { dateOf, parseLocalDate } from '#domain/shared/salon-time.ts';
import { pageMeta } from '../document/page-meta.ts';
import { timeOfDay } from '../i18n/format.ts';
import { staffPageOf } from '../staff-page.ts';
import { SalesPage } from '../till/sales-page.tsx';

export const meta: MetaFunction = (args) =>
  pageMeta(args, ({ till }) => ({ title: till.sales.title }), { index: false });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, locale, texts, url, now } = await staffPageOf(request, context, 'till.see');
  const book = await context.salonQueries.book(actor);
  const today = dateOf(now, book.zone);
  const day = parseLocalDate(url.searchParams.get('day') ?? '') ?? today;
  const sales = await context.till.queries.sales(actor, day);
  const { method } = texts.till;
  return {
    day,
    uses: may(actor, 'till.use'),
    sum: sum(sales.map(({ total }) => total)),
    sales: sales.map((sale) => ({
      id: sale.id,
      number: sale.number,
      at: timeOfDay(locale, book.zone, new Date(sale.at).toISOString()),
      who: sale.cashier === '' ? texts.till.team : sale.cashier,
      how: (['cash', 'card', 'twint', 'deposit', 'voucher'] as const)
        .flatMap((each) => (sale[each] === 0 ? [] : [method[each]]))
        .join(', '),
      total: sale.total,
      isVoid: sale.voids !== null,
      voided: sale.voidedBy !== null,
    })),
  };
}

export type SalesPageModel = Awaited<ReturnType<typeof loader>>;

export default function AdminTillSales() {
  return <SalesPage model={useLoaderData<typeof loader>()} />;
}
