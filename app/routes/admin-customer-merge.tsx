import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import type { CustomerId } from '#domain/shared/ids.ts';
import { readMergeForm } from '../customers/customer-forms.ts';
import { customerIdOf, openCustomer } from '../customers/customer-page-of.ts';
import { foundRow } from '../customers/found-row.ts';
import { MergePage } from '../customers/merge-page.tsx';
import { pageMeta } from '../document/page-meta.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { notFound } from '../page-of.ts';
import { staffPageOf, type StaffPage } from '../staff-page.ts';

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, ({ customers }) => ({ title: customers.merge.title(args.data?.name ?? '') }), {
    index: false,
  });

/** Who could be the same person: at first by the name. */
async function candidates(page: StaffPage, context: AppLoadContext, id: CustomerId, text: string) {
  const [{ people }, { zone }] = await Promise.all([
    context.customers.queries.search(page.actor, { text, after: null }),
    context.salonQueries.book(page.actor),
  ]);
  return people.filter((each) => each.id !== id).map((each) => foundRow(each, zone));
}

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const page = await staffPageOf(request, context, 'customers.merge');
  const id = customerIdOf(params['id']);
  const { firstName, lastName, mergedInto } = await openCustomer(page, context, id, 'profile');
  if (mergedInto !== null) throw notFound();
  const name = `${firstName} ${lastName}`;
  return { id, name, people: await candidates(page, context, id, name) };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const page = await staffPageOf(request, context, 'customers.merge');
  const { actor, locale, texts } = page;
  const id = customerIdOf(params['id']);
  const form = readMergeForm(await request.formData());
  if (form === null) return data({ message: texts.refusals.form_incomplete, text: '', people: null }, 400);
  if (form.intent === 'search') {
    const text = form.q;
    return data({ message: null, text, people: await candidates(page, context, id, text) });
  }
  const merge = form.intent === 'merge';
  const gone = form.other as CustomerId;
  const merged = await context.customers.useCases.mergeCustomers(actor, { kept: id, gone, merge });
  if (merged.ok)
    return redirect(inLocale(locale, `/admin/customers/${id}?done=${merge ? 'merged' : 'parted'}`), 303);
  const { kind } = merged.error;
  if (kind === 'not_found') throw notFound();
  return data({ message: texts.customers.merge.refused[kind], text: '', people: null }, 409);
}

export type MergeModel = Awaited<ReturnType<typeof loader>>;
export type MergeAnswer = Exclude<Awaited<ReturnType<typeof action>>, Response>['data'];

export default function AdminCustomerMerge() {
  return <MergePage model={useLoaderData<typeof loader>()} answer={useActionData<typeof action>() ?? null} />;
}
