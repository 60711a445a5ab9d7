import { redirect } from '@remix-run/node';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { printedNumber, readNumber } from '#domain/invoices/invoice-number.ts';
import { readReference } from '#domain/invoices/payment-reference.ts';
import { lineOf } from '#domain/shared/typed-text.ts';
import { pageMeta } from '../document/page-meta.ts';
import { numericDay } from '../i18n/format.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { InvoicesPage } from '../invoices/invoices-page.tsx';
import { staffPageOf } from '../staff-page.ts';

const LINES = 50;
const LONGEST_SEARCH = 60;

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, ({ invoices }) => ({ title: invoices.title }), { index: false });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, locale, url } = await staffPageOf(request, context, 'invoices.see');
  const { queries } = context.invoices;
  const sought = lineOf((url.searchParams.get('q') ?? '').slice(0, LONGEST_SEARCH));
  const number = readNumber(sought) ?? readReference(sought);
  const found = number === null ? null : await queries.byNumber(actor, number);
  if (found !== null) throw redirect(inLocale(locale, `/admin/invoices/${found}`), 303);
  const state = url.searchParams.get('state') === 'all' ? 'all' : 'open';
  const before = readNumber(url.searchParams.get('before') ?? '');
  const rows = await queries.list(actor, { state, before, count: LINES });
  const last = rows.at(-1);
  return {
    state: state as 'open' | 'all',
    sought,
    older: rows.length === LINES && last !== undefined ? printedNumber(last.number) : null,
    isNewest: before === null,
    rows: rows.map(({ id, kind, number: each, issuedOn, dueOn, recipient, total, open, order }) => ({
      id: id as string,
      kind,
      number: printedNumber(each),
      issuedOn: numericDay(issuedOn),
      dueOn: numericDay(dueOn),
      recipient,
      total,
      open,
      order: order === null ? null : { id: order.id as string, number: order.number },
    })),
  };
}

export type InvoicesModel = Awaited<ReturnType<typeof loader>>;

export default function AdminInvoices() {
  return <InvoicesPage model={useLoaderData<typeof loader>()} />;
}
