import type { ActionFunctionArgs } from '@remix-run/node';
import { parseInstant, dateOf } from '#domain/shared/salon-time.ts';
import { csvOf } from '../customers/write-csv.ts';
import { notFound } from '../page-of.ts';
import { staffPageOf } from '../staff-page.ts';

/** A POST: that everybody's details leave the house is noted, and no link may do that by itself. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { actor, texts, now } = await staffPageOf(request, context, 'customers.export');
  const [exported, { zone }] = await Promise.all([
    context.customers.useCases.exportCustomers(actor),
    context.salonQueries.book(actor),
  ]);
  if (!exported.ok) throw notFound();
  const { column, file } = texts.customers.export;
  const { lastName, firstName, phone, email, locale, since } = column;
  const headings = [lastName, firstName, phone, email, locale, since];
  const people = exported.value.map((person) => {
    const at = parseInstant(person.since);
    return { ...person, since: at === null ? '' : dateOf(at, zone) };
  });
  return new Response(csvOf(headings, people), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${file}-${dateOf(now, zone)}.csv"`,
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}

export function loader() {
  throw notFound();
}
