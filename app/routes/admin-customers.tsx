import { data } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { may } from '#domain/identity/permissions.ts';
import { foundRow } from '../customers/found-row.ts';
import { placeValue, readSearchForm } from '../customers/search-form.ts';
import { SearchPage } from '../customers/search-page.tsx';
import { pageMeta } from '../document/page-meta.ts';
import { staffPageOf } from '../staff-page.ts';

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, ({ customers }) => ({ title: customers.title }), { index: false });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor } = await staffPageOf(request, context, 'customers.see');
  return { imports: may(actor, 'customers.import'), exports: may(actor, 'customers.export') };
}

/** A search changes nothing; it is a POST so that nobody's name stands in an address, a history or a log. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { actor } = await staffPageOf(request, context, 'customers.see');
  const form = readSearchForm(await request.formData());
  if (form === null) return data({ kind: 'unreadable' as const }, 400);
  const { text, after } = form;
  if (text === '') return data({ kind: 'nothing_typed' as const }, 422);
  const [{ people, next }, book] = await Promise.all([
    context.customers.queries.search(actor, { text, after }),
    context.salonQueries.book(actor),
  ]);
  return data({
    kind: 'found' as const,
    text,
    more: after !== null,
    people: people.map((each) => foundRow(each, book.zone)),
    next: next === null ? null : placeValue(next),
  });
}

export type SearchAnswer = Awaited<ReturnType<typeof action>>['data'];

export default function AdminCustomers() {
  return <SearchPage can={useLoaderData<typeof loader>()} answer={useActionData<typeof action>() ?? null} />;
}
