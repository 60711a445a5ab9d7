/** What becomes of the form that issues an invoice, of a visit and of an order alike. */
import { data, redirect } from '@remix-run/node';
import {
  LONGEST_IN_RECIPIENT,
  type RawRecipient,
  type RecipientRefusal,
} from '#domain/invoices/recipient.ts';
import type { InvoiceId } from '#domain/shared/ids.ts';
import type { Result } from '#domain/shared/result.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { notFound } from '../page-of.ts';
import type { StaffPage } from '../staff-page.ts';
import { NO_RECIPIENT, readInvoiceForm, type InvoiceForm } from './invoice-forms.ts';
import type { RecipientError } from './recipient-fields.tsx';

export type IssueAnswer = {
  readonly id: string;
  readonly values: RawRecipient;
  readonly problem: string | null;
  readonly errors: readonly RecipientError[];
};

type Common =
  | { readonly kind: 'not_found' }
  | { readonly kind: 'invoiced'; readonly invoiceId: InvoiceId }
  | { readonly kind: 'invalid'; readonly fields: readonly RecipientRefusal[] };

/**
 * @param said in the page's words, what the use case refuses besides
 * @throws Response 404 where there is nothing to invoice
 */
export async function answerIssue<Refusal extends { readonly kind: string }>(
  { texts, locale }: StaffPage,
  posted: FormData,
  newId: string,
  issue: (form: InvoiceForm) => Promise<Result<InvoiceId, Common | Refusal>>,
  said: (refusal: Exclude<Refusal, Common>) => string,
) {
  const form = readInvoiceForm(posted);
  if (form === null) {
    const problem = texts.refusals.form_incomplete;
    return data<IssueAnswer>({ id: newId, values: NO_RECIPIENT, problem, errors: [] }, 400);
  }
  const seen = (id: InvoiceId, query = '') =>
    redirect(inLocale(locale, `/admin/invoices/${id}${query}`), 303);
  const made = await issue(form);
  if (made.ok) return seen(form.id, '?done=issued');
  const { error } = made;
  if (isOf(error, 'not_found')) throw notFound();
  if (isOf(error, 'invoiced')) return seen(error.invoiceId);
  const answer = { id: form.id as string, values: form.recipient };
  if (isOf(error, 'invalid')) {
    const { reasons } = texts.invoices.make;
    const errors = error.fields.map(({ field, reason }) => ({
      field,
      message: reason === 'too_long' ? reasons.too_long(LONGEST_IN_RECIPIENT[field]) : reasons[reason],
    }));
    return data<IssueAnswer>({ ...answer, problem: null, errors }, 422);
  }
  const problem = said(error as Exclude<Refusal, Common>);
  return data<IssueAnswer>({ ...answer, problem, errors: [] }, 422);
}

const isOf = <Kind extends Common['kind']>(
  error: { readonly kind: string },
  kind: Kind,
): error is Extract<Common, { readonly kind: Kind }> => error.kind === kind;
