import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { isUuid, type OrderId, type SaleId } from '#domain/shared/ids.ts';
import type { RingUpRefusal } from '#domain/till/ring-up-form.ts';
import { pageMeta } from '../document/page-meta.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { notFound } from '../page-of.ts';
import { readAppointmentId } from '../slots/booking-forms.ts';
import { staffPageOf, type StaffPage } from '../staff-page.ts';
import {
  blankSale,
  deskErrors,
  deskView,
  orderLink,
  type DeskProblem,
  type DeskView,
} from '../till/desk-view.ts';
import { SellPage } from '../till/sell-page.tsx';
import { readSellForm } from '../till/till-forms.ts';

export const meta: MetaFunction = (args) =>
  pageMeta(args, ({ till }) => ({ title: till.sell.title }), { index: false });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const page = await staffPageOf(request, context, 'till.use');
  const asked = page.url.searchParams.get('visit');
  const visit = asked === null ? null : readAppointmentId(asked);
  if (asked !== null && visit === null) throw notFound();
  const named = page.url.searchParams.get('order');
  if (named !== null && !isUuid(named)) throw notFound();
  const order = named as OrderId | null;
  const saleId = context.ids.next() as SaleId;
  const view = await deskView(page, context, { ...blankSale(saleId, visit, order), saleId });
  const paid =
    order !== null
      ? await context.till.queries.saleOfOrder(page.actor, order)
      : visit === null
        ? null
        : await context.till.queries.saleOfVisit(page.actor, visit);
  if (paid !== null) throw redirect(inLocale(page.locale, `/admin/till/sales/${paid}`), 303);
  return view;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const page = await staffPageOf(request, context, 'till.use');
  const form = readSellForm(await request.formData());
  const { saleId } = form;
  if (saleId === null) throw notFound();
  const kept = { ...form, saleId };
  const steps = form.intent !== 'book' || form.add !== '' || form.remove !== '';
  if (steps) return data(await deskView(page, context, kept));
  const { visit: appointmentId, order: orderId, lines, tips, payment, voucher } = form;
  const sold = await context.till.useCases.ringUp(page.actor, {
    saleId,
    appointmentId,
    orderId,
    lines,
    tips,
    payment,
    voucher,
  });
  if (sold.ok) return redirect(inLocale(page.locale, `/admin/till/sales/${sold.value}?done=sold`), 303);
  if (sold.error.kind === 'not_found') throw notFound();
  if (sold.error.kind === 'invalid') {
    const said = deskErrors(sold.error.fields, page);
    return data(await deskView(page, context, kept, { said }), 422);
  }
  const view = await deskView(page, context, kept);
  return data({ ...view, problem: problemOf(sold.error, page, view) }, 409);
}

function problemOf(
  refusal: Exclude<RingUpRefusal, { kind: 'not_found' | 'invalid' }>,
  page: StaffPage,
  view: DeskView,
): DeskProblem {
  const { problem } = page.texts.till.sell;
  switch (refusal.kind) {
    case 'not_payable':
      return view.problem ?? { message: problem.not_payable, to: null };
    case 'order_not_payable':
      return view.problem ?? { message: problem.order_not_payable, to: orderLink(page, refusal.orderId) };
    case 'voucher_changed':
      return { message: problem.voucher_changed, to: null };
    case 'price_changed':
      return { message: problem.price_changed, to: null };
    case 'short': {
      const names = view.lines.filter(({ raw }) => refusal.products.some((id) => raw.key === `p${id}`));
      return { message: problem.short(names.map(({ name }) => name).join(', ')), to: null };
    }
    case 'already_paid':
      return {
        message: problem.already_paid,
        to: { path: `/admin/till/sales/${refusal.saleId}`, word: problem.to_sale },
      };
    case 'already_invoiced':
      return {
        message: problem.already_invoiced,
        to: { path: `/admin/invoices/${refusal.invoiceId}`, word: problem.to_invoice },
      };
    case 'id_used':
      return { message: problem.id_used, to: { path: '/admin/till', word: problem.to_new } };
  }
}

export default function AdminTill() {
  const view = useLoaderData<typeof loader>();
  return <SellPage view={useActionData<typeof action>() ?? view} />;
}
