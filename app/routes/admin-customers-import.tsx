import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { ImportStartPage } from '../customers/import-start-page.tsx';
import { rowsOf, textOf } from '../customers/read-csv.ts';
import { pageMeta } from '../document/page-meta.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { notFound } from '../page-of.ts';
import { staffPageOf } from '../staff-page.ts';

export const meta: MetaFunction = (args) =>
  pageMeta(args, ({ customers }) => ({ title: customers.import.title }), { index: false });

export async function loader({ request, context }: LoaderFunctionArgs) {
  await staffPageOf(request, context, 'customers.import');
  return null;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { actor, locale, texts } = await staffPageOf(request, context, 'customers.import');
  const { problem } = texts.customers.import;
  const refused = (message: string) => data({ message }, 422);
  const file = (await request.formData()).get('file');
  if (!(file instanceof File) || file.size === 0) return refused(problem.missing);
  const text = textOf(new Uint8Array(await file.arrayBuffer()));
  if (text === null) return refused(problem.no_text);
  const begun = await context.customers.useCases.beginImport(actor, rowsOf(text));
  if (begun.ok) return redirect(inLocale(locale, `/admin/customers/import/${begun.value}`), 303);
  if (begun.error.kind === 'not_found') throw notFound();
  return refused(problem[begun.error.table]);
}

export default function AdminCustomersImport() {
  return <ImportStartPage message={useActionData<typeof action>()?.message ?? null} />;
}
