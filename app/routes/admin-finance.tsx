import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { journalEntry } from '#domain/finance/journal.ts';
import { reporterOf } from '#domain/finance/report.ts';
import { dateOf } from '#domain/shared/salon-time.ts';
import { pageMeta } from '../document/page-meta.ts';
import { OverviewPage } from '../finance/overview-page.tsx';
import { rangeOf, rangeQuery } from '../finance/range-of.ts';
import { reportView } from '../finance/report-view.ts';
import { numericDay } from '../i18n/format.ts';
import { staffPageOf } from '../staff-page.ts';

export const meta: MetaFunction = (args) =>
  pageMeta(args, ({ finance }) => ({ title: finance.overview.title }), { index: false });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, texts, locale, url, now } = await staffPageOf(request, context, 'finance.see');
  const { zone, vatLiable } = await context.salonQueries.book(actor);
  const { range, model } = rangeOf(url, dateOf(now, zone), texts);
  if (range === null) return { range: model, query: '', of: '', liable: vatLiable, report: null };
  const reporter = reporterOf(range);
  await context.finance.queries.readRecords(actor, range, (part) => reporter.add(part.map(journalEntry)));
  return {
    range: model,
    query: rangeQuery(range),
    of: texts.finance.range.of(numericDay(range.from), numericDay(range.to)),
    liable: vatLiable,
    report: reportView(reporter.report(), locale, texts),
  };
}

export type FinanceModel = Awaited<ReturnType<typeof loader>>;

export default function AdminFinance() {
  return <OverviewPage model={useLoaderData<typeof loader>()} />;
}
