/** How invoices are paid, as its form has it. */
import { type BillingRules, PAYMENT_DAYS } from '../invoices/billing-rules.ts';
import { printedIban, readIban } from '../invoices/iban.ts';
import { err, ok } from '../shared/result.ts';
import type { Result } from '../shared/result.ts';
import { wholeIn } from './field-rules.ts';
import type { FieldRefusal } from './field-rules.ts';

export type RawBilling = { readonly iban: string; readonly paymentDays: string };

/** Without an account number there is no QR-bill: left out is allowed, wrong is not. */
export function readBilling(raw: RawBilling): Result<BillingRules, readonly FieldRefusal[]> {
  const refusals: FieldRefusal[] = [];
  const iban = raw.iban.trim() === '' ? null : readIban(raw.iban);
  if (iban === null && raw.iban.trim() !== '') refusals.push({ field: 'iban', reason: 'not_an_iban' });
  const days = wholeIn(raw.paymentDays, ...PAYMENT_DAYS);
  if (!days.ok) refusals.push({ field: 'paymentDays', reason: days.error });
  return refusals.length > 0 || !days.ok ? err(refusals) : ok({ iban, paymentDays: days.value });
}

export const rawBillingOf = ({ iban, paymentDays }: BillingRules): RawBilling => ({
  iban: iban === null ? '' : printedIban(iban),
  paymentDays: String(paymentDays),
});

/** The log says which account by its last figures: enough to know it, too little to pay into it. */
export const loggedBilling = ({ iban, paymentDays }: BillingRules) => ({
  paymentDays,
  account: iban === null ? null : `…${iban.slice(-4)}`,
});
