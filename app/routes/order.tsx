import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { hasVouchers } from '#domain/orders/order.ts';
import { dueOf } from '#domain/orders/order-state.ts';
import type { PaymentLook } from '#domain/payments/steps/vendor-page.ts';
import type { OrderView } from '#domain/ports/orders.ts';
import type { Booker } from '#domain/shared/actor.ts';
import type { OrderId } from '#domain/shared/ids.ts';
import { dateOf } from '#domain/shared/salon-time.ts';
import { pageMeta } from '../document/page-meta.ts';
import { inLocale, localeOfPath } from '../i18n/locale-path.ts';
import { textsIn } from '../i18n/texts.ts';
import { documentModel } from '../invoices/document-name.ts';
import { holderOfOrder } from '../orders/holder-of-order.ts';
import { leadToPay } from '../orders/lead-to-pay.ts';
import { orderModel } from '../orders/order-model.ts';
import { OrderPage } from '../orders/order-page.tsx';
import { waitForMoney } from '../orders/wait-for-money.ts';
import { notFound } from '../page-of.ts';
import { voucherTokenOf } from '../vouchers/voucher-model.ts';

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, ({ orders }) => ({ title: orders.order.title(args.data?.order.number ?? 0) }), {
    index: false,
  });

const PROBLEMS = ['over', 'too_many_tries', 'try_again', 'too_late'] as const;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const url = new URL(request.url);
  const locale = localeOfPath(url.pathname);
  const { actor, view } = await holderOfOrder(params['token'], context);
  const back = url.searchParams.get('back');
  const { now, look } = await truth(actor, view, back === 'paid' || back === 'cancelled', context);
  const book = await context.salonQueries.book(actor);
  const bought = hasVouchers(now.order.lines)
    ? await context.vouchers.queries.boughtWith(
        actor,
        { kind: 'order', id: view.order.id },
        dateOf(context.clock.now(), book.zone),
      )
    : [];
  const documents = await context.invoices.queries.ofOrder(actor, view.order.id);
  return {
    documents: documents.map(documentModel),
    vouchers: bought.map((voucher) => ({ token: voucherTokenOf(voucher, context), value: voucher.value })),
    token: params['token'] ?? '',
    order: orderModel(now.order, locale),
    zone: book.zone,
    look,
    cameBack: back === 'cancelled',
    placed: url.searchParams.has('placed') || back === 'paid',
    left: url.searchParams.has('left'),
    problem: PROBLEMS.find((each) => each === url.searchParams.get('problem')) ?? null,
  };
}

/** The vendor is asked, and the job that writes what it says is waited for. */
async function truth(
  actor: Booker,
  view: OrderView,
  cameBack: boolean,
  { orders }: AppLoadContext,
): Promise<{ readonly now: OrderView; readonly look: PaymentLook }> {
  const { state, id } = view.order;
  const unpaid = state.paid === 0 && state.stage === 'open';
  // What a voucher pays wholly is written by a job as well.
  const waits = unpaid && (state.payBy === 'online' || dueOf(state) === 0);
  const covered = waits && dueOf(state) === 0;
  if (!covered && (!waits || !cameBack)) return { now: view, look: 'nothing' };
  const look = covered ? 'settling' : await orders.useCases.lookAtPayment(actor, id);
  if (look !== 'settling') return { now: view, look };
  const paid = await waitForMoney(async () => {
    const now = await orders.queries.order(actor, id);
    return now !== null && now.order.state.paid > 0 ? now : null;
  });
  return paid === null ? { now: view, look } : { now: paid, look: 'nothing' };
}

export type OrderPageModel = Awaited<ReturnType<typeof loader>>;

export async function action({ request, context, params }: ActionFunctionArgs) {
  const locale = localeOfPath(new URL(request.url).pathname);
  const texts = textsIn(locale);
  const { actor, view } = await holderOfOrder(params['token'], context);
  const intent = (await request.formData()).get('intent');
  const orderId: OrderId = view.order.id;
  if (intent === 'pay') return await leadToPay(actor, orderId, locale, texts, context);
  if (intent !== 'leave' && intent !== 'to_cart') throw notFound();
  const again = intent === 'to_cart';
  const left = await context.orders.useCases.leaveOrder(actor, { orderId, again });
  if (!left.ok) {
    if (left.error.kind === 'not_found') throw notFound();
    return data({ message: texts.orders.order.problem[left.error.kind] }, 409);
  }
  return redirect(inLocale(locale, again ? '/cart' : `/order/${params['token'] ?? ''}?left`), 303);
}

export default function Order() {
  return (
    <OrderPage
      model={useLoaderData<typeof loader>()}
      problem={useActionData<typeof action>()?.message ?? null}
    />
  );
}
