import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { printedNumber } from '#domain/invoices/invoice-number.ts';
import { pageMeta } from '../document/page-meta.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { CreditPage } from '../invoices/credit-page.tsx';
import { quantityField, readCreditForm, readInvoiceId } from '../invoices/invoice-forms.ts';
import { notFound } from '../page-of.ts';
import { staffPageOf, type StaffPage } from '../staff-page.ts';

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, ({ invoices }) => ({ title: invoices.credit.title(args.data?.number ?? '') }), {
    index: false,
  });

/**
 * @throws Response 404 also for a credit note, which is put right by another invoice, and for an order's invoice, whose
 *   credit notes follow its refunds
 */
async function openInvoice({ actor }: StaffPage, context: AppLoadContext, text: string | undefined) {
  const id = readInvoiceId(text);
  const file = id === null ? null : await context.invoices.queries.file(actor, id);
  if (file === null || file.invoice.kind !== 'invoice' || file.invoice.source.kind === 'order')
    throw notFound();
  return file.invoice;
}

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const page = await staffPageOf(request, context, 'invoices.credit');
  const { id, number, content } = await openInvoice(page, context, params['id']);
  const left = await context.invoices.queries.creditable(page.actor, id);
  return {
    id: id as string,
    number: printedNumber(number),
    creditNoteId: context.ids.next(),
    lines: content.lines
      .map(({ position, text, unitPrice }) => ({ position, text, unitPrice, left: left.get(position) ?? 0 }))
      .filter((line) => line.left > 0),
  };
}

export type CreditModel = Awaited<ReturnType<typeof loader>>;

export async function action({ request, context, params }: ActionFunctionArgs) {
  const page = await staffPageOf(request, context, 'invoices.credit');
  const { id: invoiceId, content } = await openInvoice(page, context, params['id']);
  const positions = content.lines.map(({ position }) => position);
  const posted = readCreditForm(await request.formData(), positions);
  if (posted === null) throw notFound();
  const { id: creditNoteId, wishes, reason, typed } = posted;
  const credited = await context.invoices.useCases.creditInvoice(page.actor, {
    invoiceId,
    creditNoteId,
    wishes,
    reason,
  });
  if (credited.ok)
    return redirect(inLocale(page.locale, `/admin/invoices/${creditNoteId}?done=credited`), 303);
  const { error } = credited;
  if (error.kind === 'not_found') throw notFound();
  const words = page.texts.invoices.credit;
  const first = positions.find((position) => typed[quantityField(position)] !== '') ?? positions[0] ?? 0;
  const errors =
    error.kind === 'reason'
      ? [
          {
            field: 'reason',
            message: error.problem === 'required' ? words.reasonMissing : words.reasonTooLong,
          },
        ]
      : [{ field: quantityField(first), message: words.refusals[error.kind] }];
  return data({ id: creditNoteId as string, typed, reason, errors }, 422);
}

export type CreditAnswer = Exclude<Awaited<ReturnType<typeof action>>, Response>['data'];

export default function AdminInvoiceCredit() {
  return (
    <CreditPage model={useLoaderData<typeof loader>()} answer={useActionData<typeof action>() ?? null} />
  );
}
