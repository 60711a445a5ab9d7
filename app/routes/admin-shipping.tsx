import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { may } from '#domain/identity/permissions.ts';
import { shippingContentOf } from '#domain/orders/shipping-record.ts';
import { fingerprint } from '#domain/settings/fingerprint.ts';
import type { ShippingMethodId } from '#domain/shared/ids.ts';
import { dateOf } from '#domain/shared/salon-time.ts';
import { vatRateOn } from '#domain/slots/vat.ts';
import { formOfShipping, readShippingForm } from '../catalogue/catalogue-forms.ts';
import { answerShipping } from '../catalogue/shipping-answer.ts';
import { ShippingPage } from '../catalogue/shipping-page.tsx';
import { pageMeta } from '../document/page-meta.ts';
import { percent } from '../i18n/format.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { notFound } from '../page-of.ts';
import { staffPageOf } from '../staff-page.ts';

const STEP_OF_POSITION = 10;

export const meta: MetaFunction = (args) =>
  pageMeta(args, ({ shop }) => ({ title: shop.shipping.title }), { index: false });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, locale, url, now } = await staffPageOf(request, context, 'shop.see');
  const [methods, book] = await Promise.all([
    context.shop.catalogue.shippingMethods(actor),
    context.salonQueries.book(actor),
  ]);
  const codes = [...new Set(book.vatRates.map(({ code }) => code))];
  const last = Math.max(0, ...methods.map(({ position }) => position));
  return {
    mayChange: may(actor, 'shop.change'),
    saved: methods.find(({ id }) => id === url.searchParams.get('saved'))?.name[locale] ?? null,
    vatLiable: book.vatLiable,
    vatRates: codes.flatMap((code) => {
      const rate = vatRateOn(book, code, dateOf(now, book.zone));
      return rate === null ? [] : [{ value: code, label: percent(rate) }];
    }),
    blank: {
      id: context.ids.next(),
      form: {
        nameDe: '',
        nameEn: '',
        price: '',
        freeFrom: '',
        vatCode: codes.includes('standard') ? 'standard' : (codes[0] ?? ''),
        position: String(last + STEP_OF_POSITION),
        active: true,
      },
    },
    methods: methods.map((method) => ({
      id: method.id as string,
      title: method.name[locale],
      active: method.active,
      seen: fingerprint(shippingContentOf(method)),
      form: formOfShipping(method),
    })),
  };
}

export type ShippingPageModel = Awaited<ReturnType<typeof loader>>;

export async function action({ request, context }: ActionFunctionArgs) {
  const { actor, locale, texts } = await staffPageOf(request, context, 'shop.change');
  const { id, seen, form } = readShippingForm(await request.formData());
  if (id === null) throw notFound();
  const saved = await context.shop.useCases.saveShipping(actor, { id: id as ShippingMethodId, seen, form });
  if (saved.ok) return redirect(inLocale(locale, `/admin/shipping?saved=${id}`), 303);
  if (saved.error.kind === 'not_found') throw notFound();
  const answer = answerShipping(saved.error, { id, seen, form }, texts, locale);
  return data(answer, answer.status);
}

export default function AdminShipping() {
  return (
    <ShippingPage model={useLoaderData<typeof loader>()} answer={useActionData<typeof action>() ?? null} />
  );
}
