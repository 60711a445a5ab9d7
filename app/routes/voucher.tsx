import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pageMeta } from '../document/page-meta.ts';
import { numericDay } from '../i18n/format.ts';
import { qrImage } from '../identity/qr-image.ts';
import { notFound, pageOf } from '../page-of.ts';
import { PrintedVoucher } from '../vouchers/printed-voucher.tsx';

export const meta: MetaFunction = (args) =>
  pageMeta(args, ({ vouchers }) => ({ title: vouchers.printed.title }), { index: false });

/** Whoever comes by the signed address may print it: it went to whoever bought it. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { actor } = await pageOf(request, context);
  const { vouchers, salonId } = context;
  const id = vouchers.links.open(salonId, params['token'] ?? '');
  const [voucher, card] = await Promise.all([
    id === null ? null : vouchers.queries.shown(actor, id),
    context.salonQueries.card(actor),
  ]);
  if (voucher === null) throw notFound();
  const code = vouchers.codes.codeOf(salonId, voucher.id, voucher.codeKey);
  return {
    value: voucher.value,
    balance: voucher.balance,
    validUntil: numericDay(voucher.validUntil),
    recipient: voucher.recipient,
    message: voucher.message,
    code: code as string | null,
    qr: code === null ? null : await qrImage(code),
    salon: {
      name: card.name,
      street: card.street,
      place: `${card.postalCode} ${card.city}`,
      phone: card.phone,
    },
  };
}

export type PrintedVoucherModel = Awaited<ReturnType<typeof loader>>;

/** The code stands in it: nobody keeps it on the way. */
export const headers = () => ({ 'Cache-Control': 'private, no-store', 'Referrer-Policy': 'no-referrer' });

export default function Voucher() {
  return <PrintedVoucher model={useLoaderData<typeof loader>()} />;
}
