import { data } from '@remix-run/node';
import type { ActionFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import type { Rappen } from '#domain/shared/money.ts';
import { pageMeta } from '../document/page-meta.ts';
import { numericDay } from '../i18n/format.ts';
import { pageOf } from '../page-of.ts';
import { BalancePage } from '../vouchers/balance-page.tsx';
import { textIn } from '../forms/text.ts';

export const meta: MetaFunction = (args) =>
  pageMeta(args, ({ vouchers }) => ({ title: vouchers.balance.title }), { index: false });

export type BalanceAnswer =
  | { readonly kind: 'found'; readonly balance: Rappen; readonly validUntil: string }
  | { readonly kind: 'refused'; readonly typed: string; readonly message: string };

/** The code comes with the form and goes nowhere: not into an address, and not back into the page when it was right. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { actor, texts, headers } = await pageOf(request, context);
  const typed = textIn(await request.formData(), 'code');
  const looked = await context.vouchers.useCases.lookUpVoucher(actor, {
    typed,
    address: context.identity.address,
  });
  if (looked.ok && looked.value !== null) {
    const { balance, validUntil } = looked.value;
    const found: BalanceAnswer = { kind: 'found', balance, validUntil: numericDay(validUntil) };
    return data(found, { headers });
  }
  const message = looked.ok ? texts.vouchers.balance.none : texts.orders.checkout.reason[looked.error];
  const status = !looked.ok && looked.error === 'too_many_codes' ? 429 : 422;
  return data<BalanceAnswer>({ kind: 'refused', typed, message }, { status, headers });
}

export default function VouchersBalance() {
  return <BalancePage answer={useActionData<typeof action>() ?? null} />;
}
