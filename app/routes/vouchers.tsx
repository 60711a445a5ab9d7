import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import type { RawGift } from '#domain/vouchers/gift-form.ts';
import { pageMeta } from '../document/page-meta.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { notFound, pageOf } from '../page-of.ts';
import { BuyVoucherPage } from '../vouchers/buy-page.tsx';
import { readGiftForm } from '../vouchers/voucher-forms.ts';
import { giftProblem } from '../vouchers/voucher-model.ts';

export const meta: MetaFunction = (args) =>
  pageMeta(args, ({ vouchers }) => ({ title: vouchers.buy.title, description: vouchers.buy.lead }));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor } = await pageOf(request, context);
  const { vatLiable } = await context.salonQueries.book(actor);
  return { giftId: context.ids.next(), vatLiable };
}

export type BuyVoucherModel = Awaited<ReturnType<typeof loader>>;

export type BuyVoucherAnswer = {
  readonly giftId: string;
  readonly values: RawGift;
  readonly errors: readonly { readonly field: string; readonly message: string }[];
};

export async function action({ request, context }: ActionFunctionArgs) {
  const { actor, locale, texts, headers } = await pageOf(request, context);
  const form = readGiftForm(await request.formData());
  if (form === null) throw notFound();
  const { giftId, values } = form;
  const added = await context.orders.useCases.addGift(actor, { giftId, form: values });
  if (added.ok) {
    return redirect(inLocale(locale, '/cart?voucher=added'), { status: 303, headers });
  }
  const errors =
    added.error.kind === 'full'
      ? [{ field: 'amount', message: texts.vouchers.fieldReason.full }]
      : added.error.fields.map(({ field, reason }) => ({ field, message: giftProblem(reason, texts) }));
  return data<BuyVoucherAnswer>({ giftId, values, errors }, { status: 422, headers });
}

export default function Vouchers() {
  return (
    <BuyVoucherPage model={useLoaderData<typeof loader>()} answer={useActionData<typeof action>() ?? null} />
  );
}
