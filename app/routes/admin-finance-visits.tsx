import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { occupancyOf, share, type Occupied } from '#domain/finance/occupancy.ts';
import { dateOf } from '#domain/shared/salon-time.ts';
import { pageMeta } from '../document/page-meta.ts';
import { rangeOf, rangeQuery } from '../finance/range-of.ts';
import { VisitsPage } from '../finance/visits-page.tsx';
import { duration, numericDay } from '../i18n/format.ts';
import { staffPageOf } from '../staff-page.ts';

export const meta: MetaFunction = (args) =>
  pageMeta(args, ({ finance }) => ({ title: finance.visits.title }), { index: false });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, texts, locale, url, now } = await staffPageOf(request, context, 'finance.see');
  const book = await context.salonQueries.book(actor);
  const { range, model } = rangeOf(url, dateOf(now, book.zone), texts);
  if (range === null) return { range: model, query: '', of: '', figures: null };
  const [{ booked, away }, customers] = await Promise.all([
    context.finance.queries.worked(actor, range),
    context.finance.queries.customers(actor, range),
  ]);
  const { staff, weekdays } = occupancyOf(book, range, booked, away);
  const row = (key: string, name: string, occupied: Occupied) => ({
    key,
    name,
    hours: texts.finance.visits.of(duration(locale, occupied.booked), duration(locale, occupied.open)),
    share: share(occupied),
  });
  return {
    range: model,
    query: rangeQuery(range),
    of: texts.finance.range.of(numericDay(range.from), numericDay(range.to)),
    figures: {
      staff: staff.map((each) => row(each.id, each.name, each)),
      weekdays: weekdays.map((each) =>
        row(String(each.weekday), texts.finance.visits.weekday[each.weekday], each),
      ),
      customers,
    },
  };
}

export type FinanceVisitsModel = Awaited<ReturnType<typeof loader>>;

export default function AdminFinanceVisits() {
  return <VisitsPage model={useLoaderData<typeof loader>()} />;
}
