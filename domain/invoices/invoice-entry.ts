import type { AuditEntry } from '../audit/audit-entry.ts';
import { invoiceTotal, takesBack } from './invoice.ts';
import type { InvoiceDraft } from './invoice.ts';
import type { InvoicePayment } from './invoice-payment.ts';

export type InvoiceAuditAction =
  | 'invoice.issued'
  | 'invoice.credited'
  | 'invoice.credit_taken_back'
  | 'invoice.payment_noted'
  | 'invoice.repaid'
  | 'invoice.payment_taken_back';

export const issuedEntry = (draft: InvoiceDraft): AuditEntry => ({
  action:
    draft.kind === 'invoice'
      ? 'invoice.issued'
      : takesBack(draft)
        ? 'invoice.credit_taken_back'
        : 'invoice.credited',
  target: { kind: 'invoice', id: draft.id },
  ...(draft.customerId !== null && { customerId: draft.customerId }),
  reason: draft.kind === 'invoice' ? null : draft.reason,
  data: {
    total: invoiceTotal(draft.content.lines),
    source: draft.source.kind,
    sourceId: draft.source.id,
    ...(draft.kind === 'credit_note' && { credits: draft.credits.id }),
  },
});

export const paymentEntry = ({ id, invoiceId, amount, method, takesBack }: InvoicePayment): AuditEntry => ({
  action:
    takesBack !== null
      ? 'invoice.payment_taken_back'
      : amount < 0
        ? 'invoice.repaid'
        : 'invoice.payment_noted',
  target: { kind: 'invoice', id: invoiceId },
  reason: null,
  data: { paymentId: id, amount, method },
});
