import { freeFromInvoice } from '../../deposits/steps/apply-deposit.ts';
import { may } from '../../identity/permissions.ts';
import type { Clock } from '../../ports/clock.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Insider } from '../../shared/actor.ts';
import type { Ids } from '../../ports/ids.ts';
import type { InvoiceId } from '../../shared/ids.ts';
import { negated, rappen } from '../../shared/money.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { lineIn } from '../../shared/typed-text.ts';
import type { TextReason } from '../../shared/typed-text.ts';
import { creditLines } from '../invoice.ts';
import type { CreditRefusal, CreditWish, InvoiceDraft } from '../invoice.ts';
import { issuedEntry } from '../invoice-entry.ts';
import { freedDeposit } from '../invoice-payment.ts';

export const LONGEST_REASON = 500;

export type CreditInvoiceInput = {
  readonly invoiceId: InvoiceId;
  /** Made with the page: sent twice, the form issues one credit note. */
  readonly creditNoteId: InvoiceId;
  readonly wishes: readonly CreditWish[];
  readonly reason: string;
};
export type CreditInvoiceRefusal =
  | { readonly kind: 'not_found' }
  | { readonly kind: 'reason'; readonly problem: TextReason }
  | { readonly kind: CreditRefusal };
export type CreditInvoiceDeps = { readonly uow: UnitOfWork; readonly clock: Clock; readonly ids: Ids };
export type CreditInvoice = (
  actor: Insider,
  input: CreditInvoiceInput,
) => Promise<Result<InvoiceId, CreditInvoiceRefusal>>;

/**
 * An invoice is never changed: what was wrong with it, or what came back, stands on a document of its own. What of it was
 * paid ahead, and is too much then, is the customer's again: it lies with the visit, to be used or sent back.
 */
export const creditInvoice =
  ({ uow, clock, ids }: CreditInvoiceDeps): CreditInvoice =>
  async (actor, { invoiceId, creditNoteId, wishes, reason: typed }) => {
    if (!may(actor, 'invoices.credit')) return err({ kind: 'not_found' });
    const reason = lineIn(typed, LONGEST_REASON);
    return await uow.run<InvoiceId, CreditInvoiceRefusal>(actor, async (stores) => {
      const { appointments, invoices, audit, loyalty } = stores;
      const invoice = await invoices.find(invoiceId);
      // What is credited of an order follows from what of its money goes back.
      if (invoice === null || invoice.kind !== 'invoice' || invoice.source.kind === 'order')
        return err({ kind: 'not_found' });
      const visitId = invoice.source.id;
      await appointments.lock(visitId);
      // Two that credit the same line would each find it uncredited.
      await invoices.hold();
      const [notes, payments] = await Promise.all([
        invoices.creditNotesOf(invoiceId),
        invoices.paymentsOf(invoiceId),
      ]);
      if (notes.some(({ id }) => id === creditNoteId)) return ok(creditNoteId);
      if (!reason.ok) return err({ kind: 'reason', problem: reason.error });
      const earlier = notes.flatMap(({ content }) => content.lines);
      const lines = creditLines(invoice.content.lines, earlier, wishes);
      if (!lines.ok) return err({ kind: lines.error });
      const note = { content: { ...invoice.content, lines: lines.value, paid: rappen(0), dueDays: 0 } };
      const free = freedDeposit(invoice, [...notes, note], payments);
      const { paidBy: _, ...content } = note.content;
      const draft: InvoiceDraft = {
        kind: 'credit_note',
        id: creditNoteId,
        customerId: invoice.customerId,
        source: invoice.source,
        credits: { id: invoice.id, number: invoice.number },
        reason: reason.value,
        content: { ...content, paid: negated(free) },
      };
      const at = clock.now();
      if (free > 0) await freeFromInvoice(stores, { ids, at }, visitId, { id: creditNoteId, deposit: free });
      await audit.append(issuedEntry(draft), at);
      await loyalty.countSoon({ kind: 'invoice', id: invoiceId });
      await invoices.issue(draft, at);
      return ok(creditNoteId);
    });
  };
