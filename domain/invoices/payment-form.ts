/** What somebody types about money that came in for an invoice, or went back. */
import { err, ok } from '../shared/result.ts';
import type { Result } from '../shared/result.ts';
import { francsTyped } from '../shared/money.ts';
import type { Rappen } from '../shared/money.ts';
import { parseLocalDate } from '../shared/salon-time.ts';
import type { LocalDate } from '../shared/salon-time.ts';
import { INVOICE_METHODS } from './invoice-payment.ts';
import type { InvoiceMethod, InvoicePayment } from './invoice-payment.ts';

export type RawPayment = {
  readonly amount: string;
  readonly method: string;
  readonly receivedOn: string;
};
export type PaymentField = keyof RawPayment;
export type PaymentRefusal = {
  readonly field: PaymentField;
  readonly reason:
    'missing' | 'malformed' | 'not_positive' | 'too_much' | 'more_than_owed' | 'in_the_future' | 'too_early';
};
/** Whichever way the money went. */
export type NotePaymentRefusal =
  | { readonly kind: 'not_found' }
  /** From this page something else was noted before: somebody has gone back to it. */
  | { readonly kind: 'id_used' }
  | { readonly kind: 'invalid'; readonly fields: readonly PaymentRefusal[] };

/** Beyond any invoice of a hairdresser's; catches a forgotten decimal point. In Rappen. */
const HIGHEST = 100_000_00;

/** A transfer is of whatever the payer typed: to the Rappen, not to 5. */
function amountIn(typed: string): Result<Rappen, PaymentRefusal['reason']> {
  const amount = francsTyped(typed);
  if (!amount.ok) return amount;
  if (amount.value === 0) return err('not_positive');
  return amount.value > HIGHEST ? err('too_much') : amount;
}

export type ReadPayment = Pick<InvoicePayment, 'amount' | 'receivedOn'> & { readonly method: InvoiceMethod };

/**
 * All that is wrong with it at once, in the order of the form. Amounts to the Rappen.
 *
 * @param issuedOn of the invoice: nothing was paid before it
 * @param most in Rappen, VAT included; null: no more is known than that nothing costs as much as `HIGHEST`
 */
export function readPayment(
  form: RawPayment,
  {
    issuedOn,
    today,
    most,
  }: { readonly issuedOn: LocalDate; readonly today: LocalDate; readonly most: Rappen | null },
): Result<ReadPayment, readonly PaymentRefusal[]> {
  const amount = amountIn(form.amount);
  const method = INVOICE_METHODS.find((each) => each === form.method);
  const receivedOn = parseLocalDate(form.receivedOn);
  const fields: PaymentRefusal[] = [];
  if (!amount.ok) fields.push({ field: 'amount', reason: amount.error });
  else if (most !== null && amount.value > most) fields.push({ field: 'amount', reason: 'more_than_owed' });
  if (method === undefined) fields.push({ field: 'method', reason: 'missing' });
  if (receivedOn === null) fields.push({ field: 'receivedOn', reason: 'malformed' });
  else if (receivedOn > today) fields.push({ field: 'receivedOn', reason: 'in_the_future' });
  else if (receivedOn < issuedOn) fields.push({ field: 'receivedOn', reason: 'too_early' });
  if (!amount.ok || method === undefined || receivedOn === null || fields.length > 0) return err(fields);
  return ok({ amount: amount.value, method, receivedOn });
}
