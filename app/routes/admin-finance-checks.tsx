import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { may } from '#domain/identity/permissions.ts';
import { isUuid, type BooksCheckId } from '#domain/shared/ids.ts';
import { pageMeta } from '../document/page-meta.ts';
import { ChecksPage } from '../finance/checks-page.tsx';
import { checkRowView } from '../finance/check-view.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { notFound } from '../page-of.ts';
import { staffPageOf } from '../staff-page.ts';

const COUNT = 60;

export const meta: MetaFunction = (args) =>
  pageMeta(args, ({ finance }) => ({ title: finance.checks.title }), { index: false });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, locale, texts } = await staffPageOf(request, context, 'finance.see');
  const [rows, { zone }] = await Promise.all([
    context.finance.queries.checks(actor, COUNT),
    context.salonQueries.book(actor),
  ]);
  return {
    // Made with the page: sent twice, the form asks once.
    nextId: may(actor, 'finance.check') ? context.ids.next() : null,
    rows: rows.map((row) => checkRowView(row, locale, zone, texts)),
  };
}

export type ChecksModel = Awaited<ReturnType<typeof loader>>;

export async function action({ request, context }: ActionFunctionArgs) {
  const { actor, locale } = await staffPageOf(request, context, 'finance.check');
  const id = (await request.formData()).get('id');
  if (typeof id !== 'string' || !isUuid(id)) throw notFound();
  const asked = await context.finance.useCases.askForCheck(actor, id as BooksCheckId);
  if (!asked.ok) throw notFound();
  return redirect(inLocale(locale, `/admin/finance/checks/${id}`), 303);
}

export default function AdminFinanceChecks() {
  return <ChecksPage model={useLoaderData<typeof loader>()} />;
}
