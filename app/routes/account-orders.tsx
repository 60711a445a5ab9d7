import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AccountFrame } from '../account/account-frame.tsx';
import { accountPageOf } from '../account/account-page-of.ts';
import { pageMeta } from '../document/page-meta.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { tokenOf } from '../orders/lead-to-pay.ts';
import { isoOf } from '../orders/order-model.ts';
import { OwnOrders } from '../orders/own-orders.tsx';

export const meta: MetaFunction = (args) =>
  pageMeta(args, ({ orders }) => ({ title: orders.own.title }), { index: false });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor } = await accountPageOf(request, context);
  const [rows, book] = await Promise.all([
    context.orders.queries.own(actor),
    context.salonQueries.book(actor),
  ]);
  return {
    zone: book.zone,
    orders: rows.map((row) => ({
      number: row.number,
      status: row.status,
      payBy: row.payBy,
      total: row.total,
      createdAt: isoOf(row.createdAt),
      token: tokenOf(row, context),
    })),
  };
}

export type OwnOrdersModel = Awaited<ReturnType<typeof loader>>;

export default function AccountOrders() {
  return (
    <AccountFrame title={useTexts().orders.own.title}>
      <OwnOrders model={useLoaderData<typeof loader>()} />
    </AccountFrame>
  );
}
