import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { journalEntry } from '#domain/finance/journal.ts';
import { reporterOf } from '#domain/finance/report.ts';
import { isDeclared, vatReturnOf } from '#domain/finance/vat-return.ts';
import { dateOf } from '#domain/shared/salon-time.ts';
import { pageMeta } from '../document/page-meta.ts';
import { rangeOf, rangeQuery } from '../finance/range-of.ts';
import { VatPage } from '../finance/vat-page.tsx';
import { numericDay } from '../i18n/format.ts';
import { staffPageOf } from '../staff-page.ts';

export const meta: MetaFunction = (args) =>
  pageMeta(args, ({ finance }) => ({ title: finance.vat.title }), { index: false });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, texts, url, now } = await staffPageOf(request, context, 'finance.see');
  const { zone, vatLiable } = await context.salonQueries.book(actor);
  const { range, model } = rangeOf(url, dateOf(now, zone), texts);
  if (range === null) return { range: model, query: '', of: '', declared: vatLiable, vat: null };
  const reporter = reporterOf(range);
  await context.finance.queries.readRecords(actor, range, (part) => reporter.add(part.map(journalEntry)));
  const vat = vatReturnOf(reporter.report());
  return {
    range: model,
    query: rangeQuery(range),
    of: texts.finance.range.of(numericDay(range.from), numericDay(range.to)),
    declared: isDeclared(vat, vatLiable),
    vat,
  };
}

export type FinanceVatModel = Awaited<ReturnType<typeof loader>>;

export default function AdminFinanceVat() {
  return <VatPage model={useLoaderData<typeof loader>()} />;
}
