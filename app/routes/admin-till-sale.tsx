import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { may } from '#domain/identity/permissions.ts';
import { isUuid, type SaleId } from '#domain/shared/ids.ts';
import { rappen } from '#domain/shared/money.ts';
import { dateOf } from '#domain/shared/salon-time.ts';
import { isFresh } from '#domain/till/sale.ts';
import { pageMeta } from '../document/page-meta.ts';
import { price } from '../i18n/format.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { notFound } from '../page-of.ts';
import { staffPageOf } from '../staff-page.ts';
import { openSale } from '../till/open-sale.ts';
import { moneyBack, receiptSlip } from '../till/receipt-slip.ts';
import { SalePage } from '../till/sale-page.tsx';
import { readVoidForm } from '../till/till-forms.ts';
import { tillReason } from '../till/till-words.ts';

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, ({ till }) => ({ title: args.data?.slip.title ?? till.sales.title }), { index: false });

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const page = await staffPageOf(request, context, 'till.see');
  const { actor, locale, texts } = page;
  const { sale, voidedBy, voidsNumber, openPeriod, book } = await openSale(page, context, params['id']);
  const now = { today: dateOf(page.now, book.zone), openPeriod };
  const voidable = sale.voids === null && voidedBy === null;
  const change = sale.received - sale.cash;
  const vouchers = sale.lines.some(({ kind }) => kind === 'voucher')
    ? await context.vouchers.queries.boughtWith(actor, { kind: 'sale', id: sale.id }, now.today)
    : [];
  return {
    id: sale.id,
    voidId: context.ids.next(),
    slip: receiptSlip({ sale, voidsNumber }, locale, book.zone),
    uses: may(actor, 'till.use'),
    done: page.url.searchParams.get('done'),
    change: change > 0 ? price(rappen(change)) : null,
    back: sale.voids === null ? null : moneyBack(sale, locale),
    cardBack: sale.card < 0,
    voucherBack: sale.voucher < 0 ? price(rappen(-sale.voucher)) : null,
    vouchers: vouchers.map(({ id, lastFour, value }) => ({
      id: id as string,
      lastFour,
      value: price(value),
    })),
    printsVouchers:
      vouchers.length > 0 &&
      voidedBy === null &&
      may(actor, 'till.use') &&
      (may(actor, 'vouchers.change') || isFresh(sale, now)),
    voidedBy,
    voids: sale.voids === null ? null : { id: sale.voids, number: voidsNumber ?? 0 },
    mayVoid: voidable && (may(actor, 'till.void') || (may(actor, 'till.use') && isFresh(sale, now))),
    /** Somebody else may. */
    leadVoids: voidable && may(actor, 'till.use'),
    visit: sale.appointmentId,
    reasons: [
      ...(sale.reason === null ? [] : [{ what: texts.till.sales.isVoid, why: sale.reason }]),
      ...sale.lines.flatMap(({ name, reason }) =>
        reason === null ? [] : [{ what: name[locale], why: reason }],
      ),
    ],
  };
}

export type SalePageModel = Awaited<ReturnType<typeof loader>>;
export type VoidAnswer = {
  readonly reason: string;
  readonly id: string;
  readonly error: string | null;
  readonly problem: string | null;
};

export async function action({ request, context, params }: ActionFunctionArgs) {
  const page = await staffPageOf(request, context, 'till.use');
  const { voidId, reason } = readVoidForm(await request.formData());
  const saleId = params['id'] ?? '';
  if (voidId === null || !isUuid(saleId)) throw notFound();
  const taken = await context.till.useCases.voidSale(page.actor, {
    saleId: saleId as SaleId,
    voidId,
    reason,
  });
  if (taken.ok) return redirect(inLocale(page.locale, `/admin/till/sales/${taken.value}?done=void`), 303);
  const answer = { reason, id: voidId, error: null, problem: null } satisfies VoidAnswer;
  const { receipt } = page.texts.till;
  switch (taken.error.kind) {
    case 'not_found':
      throw notFound();
    case 'invalid':
      return data<VoidAnswer>(
        { ...answer, error: `${receipt.voidReason}: ${tillReason(taken.error.reason, page.texts)}` },
        422,
      );
    default:
      return data<VoidAnswer>({ ...answer, problem: receipt.problem[taken.error.kind] }, 409);
  }
}

export default function AdminTillSale() {
  return <SalePage model={useLoaderData<typeof loader>()} answer={useActionData<typeof action>() ?? null} />;
}
