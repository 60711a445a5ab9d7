import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { VOUCHER_FILTERS } from '#domain/ports/vouchers.ts';
import { dateOf } from '#domain/shared/salon-time.ts';
import { lineOf } from '#domain/shared/typed-text.ts';
import { pageMeta } from '../document/page-meta.ts';
import { staffPageOf } from '../staff-page.ts';
import { voucherRowModel } from '../vouchers/voucher-model.ts';
import { VouchersList } from '../vouchers/vouchers-list.tsx';

const LINES = 50;
const LONGEST_SEARCH = 24;

export const meta: MetaFunction = (args) =>
  pageMeta(args, ({ vouchers }) => ({ title: vouchers.desk.title }), { index: false });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, url, now } = await staffPageOf(request, context, 'vouchers.see');
  const { zone } = await context.salonQueries.book(actor);
  const today = dateOf(now, zone);
  const { queries } = context.vouchers;
  const search = lineOf((url.searchParams.get('q') ?? '').slice(0, LONGEST_SEARCH));
  const filter = VOUCHER_FILTERS.find((each) => each === url.searchParams.get('show')) ?? 'all';
  const typed = url.searchParams.get('after') ?? '';
  const after = /^\d{1,7}$/.test(typed) ? Number(typed) : 0;
  const [rows, owed] = await Promise.all([
    queries.list(actor, { today, filter, search, after, count: LINES }),
    queries.owed(actor, today),
  ]);
  return {
    search,
    filter,
    owed,
    isNewest: after === 0,
    older: rows.length === LINES ? after + LINES : null,
    vouchers: rows.map(voucherRowModel),
  };
}

export type VouchersModel = Awaited<ReturnType<typeof loader>>;

export default function AdminVouchers() {
  return <VouchersList model={useLoaderData<typeof loader>()} />;
}
