import type { Rappen } from '#domain/shared/money.ts';
import type { OwnInvoice } from '#domain/ports/invoices.ts';
import { printedNumber } from '#domain/invoices/invoice-number.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { numericDay } from '../i18n/format.ts';

/** What it is called: an invoice, a credit note, or one that takes another one back. */
export const documentName = (
  {
    kind,
    number,
    total,
  }: { readonly kind: OwnInvoice['kind']; readonly number: string; readonly total: Rappen },
  { invoices }: Catalogue,
): string =>
  kind === 'invoice'
    ? invoices.invoice(number)
    : total > 0
      ? invoices.creditTakenBack(number)
      : invoices.creditNote(number);

export const documentModel = ({ id, kind, number, issuedOn, total, drawn }: OwnInvoice) => ({
  id: id as string,
  kind,
  number: printedNumber(number),
  issuedOn: numericDay(issuedOn),
  total,
  drawn,
});
