import { dueOn } from '#domain/invoices/billing-tag.ts';
import { invoiceTotal, lineAmount, taxOf } from '#domain/invoices/invoice.ts';
import { printedNumber } from '#domain/invoices/invoice-number.ts';
import type { InvoiceFile } from '#domain/ports/invoices.ts';
import { rappen } from '#domain/shared/money.ts';
import { numericDay, percent } from '../i18n/format.ts';

/** An invoice with everything that became of it, in words and figures for its page. */
export function invoiceModel({ invoice, standing, payments, creditNotes, drawn }: InvoiceFile) {
  const { content } = invoice;
  const takenBack = new Set(payments.map(({ takesBack }) => takesBack));
  return {
    id: invoice.id as string,
    kind: invoice.kind,
    number: printedNumber(invoice.number),
    issuedOn: numericDay(invoice.issuedOn),
    suppliedOn: numericDay(content.suppliedOn),
    dueOn: numericDay(dueOn(invoice)),
    recipient: content.recipient,
    visitId: invoice.source.kind === 'visit' ? invoice.source.id : null,
    orderId: invoice.source.kind === 'order' ? invoice.source.id : null,
    paidBy: content.paidBy ?? [],
    credits:
      invoice.kind === 'credit_note'
        ? { id: invoice.credits.id as string, number: printedNumber(invoice.credits.number) }
        : null,
    reason: invoice.kind === 'credit_note' ? invoice.reason : null,
    lines: content.lines.map((line) => ({
      position: line.position,
      text: line.text,
      quantity: line.quantity,
      amount: lineAmount(line),
    })),
    total: invoiceTotal(content.lines),
    taxes: taxOf(content)
      .filter(({ vatBasisPoints }) => vatBasisPoints > 0)
      .map(({ vatBasisPoints, vat }) => ({ rate: percent(vatBasisPoints), vat })),
    standing: invoice.kind === 'invoice' ? standing.kind : null,
    open: rappen(Math.abs(standing.open)),
    payments: payments.map(({ id, amount, method, receivedOn, takesBack }) => ({
      id: id as string,
      amount,
      method,
      receivedOn: numericDay(receivedOn),
      isBack: takesBack !== null,
      takenBack: takenBack.has(id),
    })),
    creditNotes: creditNotes.map(({ id, number, issuedOn, total }) => ({
      id: id as string,
      number: printedNumber(number),
      issuedOn: numericDay(issuedOn),
      total,
    })),
    drawn,
  };
}
