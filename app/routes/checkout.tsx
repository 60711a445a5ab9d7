import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { giftsTotal, isOrderable } from '#domain/orders/cart.ts';
import { readCheckout, type CheckoutFieldRefusal, type RawCheckout } from '#domain/orders/checkout-form.ts';
import { dueOf } from '#domain/orders/order-state.ts';
import { voucherShare } from '#domain/orders/voucher-share.ts';
import { offerOf } from '#domain/orders/new-order.ts';
import { rappen } from '#domain/shared/money.ts';
import { dateOf } from '#domain/shared/salon-time.ts';
import { pageMeta } from '../document/page-meta.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { EMPTY_CHECKOUT, readCheckoutForm, type CheckoutForm } from '../orders/checkout-forms.ts';
import {
  checkoutErrors,
  methodModel,
  reviewModel,
  type CheckoutError,
  type ReviewModel,
} from '../orders/checkout-model.ts';
import { CheckoutPage } from '../orders/checkout-page.tsx';
import { leadToPay, tokenOf } from '../orders/lead-to-pay.ts';
import { notFound, pageOf, type Page } from '../page-of.ts';

export const meta: MetaFunction = (args) =>
  pageMeta(args, ({ orders }) => ({ title: orders.checkout.title }), { index: false });

/** The cart as it stands now; whoever has nothing that can be ordered is led there. */
async function counter(page: Page, context: AppLoadContext) {
  const { actor, known, locale, now } = page;
  const [items, gifts] = known
    ? await Promise.all([context.orders.cart.items(actor), context.orders.cart.gifts(actor)])
    : [[], []];
  if (!isOrderable(items, gifts)) throw redirect(inLocale(locale, '/cart'), 303);
  const [book, card, methods] = await Promise.all([
    context.salonQueries.book(actor),
    context.salonQueries.card(actor),
    context.orders.queries.shippingMethods(actor),
  ]);
  const date = dateOf(now, book.zone);
  const { goods } = offerOf(items, null, book, date);
  return { items, gifts, book, card, methods, date, goods };
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const page = await pageOf(request, context);
  const { actor, locale } = page;
  const { items, gifts, book, card, methods, goods } = await counter(page, context);
  const known = actor.kind === 'customer' ? await context.account.queries.contact(actor) : null;
  return {
    orderId: context.ids.next(),
    methods: methods.map((method) => methodModel(method, goods, locale)),
    goods,
    byLetter: items.length === 0,
    onlineOnly: gifts.length > 0,
    vatLiable: book.vatLiable,
    termsVersion: book.termsVersion,
    salon: {
      legalName: card.legalName,
      street: card.street,
      place: `${card.postalCode} ${card.city}`,
      email: card.email,
    },
    values: known === null ? EMPTY_CHECKOUT : { ...EMPTY_CHECKOUT, ...known, note: '' },
  };
}

export type CheckoutModel = Awaited<ReturnType<typeof loader>>;

export type CheckoutAnswer =
  | { readonly kind: 'form'; readonly values: RawCheckout; readonly errors: readonly CheckoutError[] }
  | {
      readonly kind: 'review';
      readonly values: RawCheckout;
      readonly review: ReviewModel;
      readonly errors: readonly CheckoutError[];
      readonly problem: string | null;
    };

export async function action({ request, context }: ActionFunctionArgs) {
  const page = await pageOf(request, context);
  const form = readCheckoutForm(await request.formData());
  const { actor, locale } = page;
  if (form.orderId === null) throw notFound();
  if (form.intent === 'order') {
    const { orderId, values, seen, accepted, termsVersion } = form;
    const placed = await context.orders.useCases.placeOrder(actor, {
      orderId,
      form: values,
      address: context.identity.address,
      seen,
      accepted,
      termsVersion,
      locale,
    });
    if (placed.ok) {
      const order = placed.value;
      if (order.state.payBy === 'online' && order.state.paid === 0 && dueOf(order.state) > 0) {
        return await leadToPay(actor, order.id, locale, page.texts, context);
      }
      return redirect(inLocale(locale, `/order/${tokenOf(order, context)}?placed`), 303);
    }
    switch (placed.error.kind) {
      case 'not_found':
        throw notFound();
      case 'cart_empty':
        return redirect(inLocale(locale, '/cart'), 303);
      case 'not_there':
        return redirect(inLocale(locale, '/cart?short'), 303);
      case 'changed':
      case 'too_many_unpaid':
        return await review(form, page, context, {
          problem: page.texts.orders.checkout.problem[placed.error.kind],
        });
      case 'terms':
        return await review(form, page, context, {
          terms: accepted ? page.texts.orders.checkout.termsChanged : page.texts.orders.checkout.termsMissing,
        });
      case 'invalid':
        // What was wrong with the code was counted already: it is said, and not tried again.
        if (placed.error.fields.some(({ field }) => field === 'voucher')) {
          const errors = checkoutErrors(placed.error.fields, page.texts);
          return data<CheckoutAnswer>(
            { kind: 'form', values, errors },
            { status: 422, headers: page.headers },
          );
        }
        break;
    }
  }
  if (form.intent === 'edit') {
    const answer: CheckoutAnswer = { kind: 'form', values: form.values, errors: [] };
    return data(answer, { headers: page.headers });
  }
  return await review(form, page, context);
}

/** Everything once more, before anything is ordered (Art. 3 para. 1 let. s UWG). */
async function review(
  { values }: CheckoutForm,
  page: Page,
  context: AppLoadContext,
  { problem = null, terms }: { readonly problem?: string | null; readonly terms?: string } = {},
) {
  const { items, gifts, book, methods, date, goods } = await counter(page, context);
  const amiss = (refusals: readonly CheckoutFieldRefusal[]) => {
    const answer: CheckoutAnswer = { kind: 'form', values, errors: checkoutErrors(refusals, page.texts) };
    return data(answer, { status: 422, headers: page.headers });
  };
  const read = readCheckout(values, { methods, goods, gifts: giftsTotal(gifts) });
  if (!read.ok) return amiss(read.error);
  const offer = offerOf(items, read.value.method, book, date, gifts);
  const looked = await context.vouchers.useCases.lookUpVoucher(page.actor, {
    typed: values.voucher,
    address: context.identity.address,
  });
  if (!looked.ok) return amiss([{ field: 'voucher', reason: looked.error }]);
  const found = looked.value;
  const share = voucherShare(offer, read.value.payBy, { asked: found !== null, voucher: found });
  if (!share.ok) return amiss([{ field: 'voucher', reason: share.error }]);
  const voucher = found === null ? null : { pays: share.value, left: rappen(found.balance - share.value) };
  const answer: CheckoutAnswer = {
    kind: 'review',
    values,
    review: reviewModel(offer, read.value, voucher, page.locale),
    errors: terms === undefined ? [] : [{ field: 'terms', message: terms }],
    problem,
  };
  return data(answer, { status: problem === null && terms === undefined ? 200 : 422, headers: page.headers });
}

export default function Checkout() {
  return (
    <CheckoutPage model={useLoaderData<typeof loader>()} answer={useActionData<typeof action>() ?? null} />
  );
}
