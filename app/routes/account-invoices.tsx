import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { accountPageOf } from '../account/account-page-of.ts';
import { InvoicesOfAccount } from '../account/invoices-of-account.tsx';
import { pageMeta } from '../document/page-meta.ts';
import { documentModel } from '../invoices/document-name.ts';

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, ({ invoices }) => ({ title: invoices.mine.title }), { index: false });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor } = await accountPageOf(request, context);
  const mine = await context.invoices.queries.mine(actor);
  return { rows: mine.map(documentModel) };
}

export type OwnInvoicesModel = Awaited<ReturnType<typeof loader>>;

export default function AccountInvoices() {
  return <InvoicesOfAccount model={useLoaderData<typeof loader>()} />;
}
