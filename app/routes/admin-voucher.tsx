import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { may } from '#domain/identity/permissions.ts';
import { dateOf } from '#domain/shared/salon-time.ts';
import { statusOf } from '#domain/vouchers/voucher.ts';
import { pageMeta } from '../document/page-meta.ts';
import { numericDay } from '../i18n/format.ts';
import { fieldProblem } from '../forms/field-problem.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { isoOf } from '../orders/order-model.ts';
import { notFound } from '../page-of.ts';
import { staffPageOf } from '../staff-page.ts';
import { DeskVoucher } from '../vouchers/desk-voucher.tsx';
import { readKeepForm, readTakeBackForm, readVoucherId } from '../vouchers/voucher-forms.ts';

export const meta: MetaFunction = (args) =>
  pageMeta(args, ({ vouchers }) => ({ title: vouchers.printed.title }), { index: false });

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { actor, url, now } = await staffPageOf(request, context, 'vouchers.see');
  const id = readVoucherId(params['id']);
  const [file, book] = await Promise.all([
    id === null ? null : context.vouchers.queries.voucher(actor, id),
    context.salonQueries.book(actor),
  ]);
  if (file === null) throw notFound();
  const { voucher, number, history } = file;
  const { source } = voucher;
  return {
    id: voucher.id as string,
    lastFour: voucher.lastFour,
    value: voucher.value,
    balance: voucher.balance,
    status: statusOf(voucher, dateOf(now, book.zone)),
    validUntil: numericDay(voucher.validUntil),
    validUntilDay: voucher.validUntil as string,
    issuedAt: isoOf(voucher.issuedAt),
    recipient: voucher.recipient,
    blockedReason: voucher.blockedReason,
    version: voucher.version,
    source: source.kind,
    number,
    sourcePath:
      source.kind === 'order'
        ? `/admin/orders/${source.orderId}`
        : source.kind === 'sale'
          ? `/admin/till/sales/${source.saleId}`
          : null,
    zone: book.zone,
    done: url.searchParams.has('done'),
    mayKeep: may(actor, 'vouchers.change'),
    mayTakeBack: may(actor, 'orders.refund') && source.kind === 'order' && voucher.balance > 0,
    refundId: context.ids.next(),
    history: history.map((line) => ({
      id: line.id as string,
      kind: line.kind,
      amount: line.amount,
      balanceAfter: line.balanceAfter,
      at: isoOf(line.at),
      reason: line.reason,
      number: line.number,
      path:
        line.orderId !== null
          ? `/admin/orders/${line.orderId}`
          : line.saleId !== null
            ? `/admin/till/sales/${line.saleId}`
            : null,
      source: line.saleId === null ? ('order' as const) : ('sale' as const),
    })),
  };
}

export type DeskVoucherModel = Awaited<ReturnType<typeof loader>>;

export type DeskVoucherAnswer = {
  readonly errors: readonly { readonly field: string; readonly message: string }[];
  readonly reason: string;
  readonly until: string;
  readonly words: string;
};

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { actor, locale, texts } = await staffPageOf(request, context, 'vouchers.change');
  const voucherId = readVoucherId(params['id']);
  if (voucherId === null) throw notFound();
  const form = await request.formData();
  const home = inLocale(locale, `/admin/vouchers/${voucherId}?done`);
  const words = texts.vouchers.desk.problem;
  if (form.get('step') === 'take_back') {
    const wanted = readTakeBackForm(form);
    if (wanted === null) throw notFound();
    const taken = await context.vouchers.useCases.takeBackVoucher(actor, { voucherId, ...wanted });
    if (taken.ok) return redirect(home, 303);
    if (taken.error.kind === 'not_found') throw notFound();
    const errors = [{ field: 'words', message: words[taken.error.kind] }];
    return data<DeskVoucherAnswer>({ errors, reason: '', until: '', words: wanted.words }, 422);
  }
  const kept = readKeepForm(form);
  if (kept === null) throw notFound();
  const done = await context.vouchers.useCases.keepVoucher(actor, { voucherId, ...kept });
  if (done.ok) return redirect(home, 303);
  if (done.error.kind === 'not_found') throw notFound();
  const answer = { reason: kept.reason, until: kept.until, words: '' };
  if (done.error.kind === 'changed') {
    const errors = [{ field: 'reason', message: words.changed }];
    return data<DeskVoucherAnswer>({ ...answer, errors }, 409);
  }
  const { field, reason } = done.error;
  const message =
    reason === 'required' || reason === 'not_a_day' || reason === 'out_of_range'
      ? words[reason]
      : fieldProblem(reason, texts);
  return data<DeskVoucherAnswer>({ ...answer, errors: [{ field, message }] }, 422);
}

export default function AdminVoucher() {
  return (
    <DeskVoucher model={useLoaderData<typeof loader>()} answer={useActionData<typeof action>() ?? null} />
  );
}
