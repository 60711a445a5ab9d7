import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { dateOf } from '#domain/shared/salon-time.ts';
import { AccountFrame } from '../account/account-frame.tsx';
import { accountPageOf } from '../account/account-page-of.ts';
import { pageMeta } from '../document/page-meta.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { OwnVouchers } from '../vouchers/own-vouchers.tsx';
import { voucherRowModel, voucherTokenOf } from '../vouchers/voucher-model.ts';

export const meta: MetaFunction = (args) =>
  pageMeta(args, ({ vouchers }) => ({ title: vouchers.own.title }), { index: false });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor } = await accountPageOf(request, context);
  const { zone } = await context.salonQueries.book(actor);
  const rows = await context.vouchers.queries.own(actor, dateOf(context.clock.now(), zone));
  return {
    vouchers: rows.map((row) => ({ ...voucherRowModel(row), token: voucherTokenOf(row, context) })),
  };
}

export type OwnVouchersModel = Awaited<ReturnType<typeof loader>>;

export default function AccountVouchers() {
  return (
    <AccountFrame title={useTexts().vouchers.own.title}>
      <OwnVouchers model={useLoaderData<typeof loader>()} />
    </AccountFrame>
  );
}
