import { may } from '../../identity/permissions.ts';
import type { Clock } from '../../ports/clock.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Insider } from '../../shared/actor.ts';
import type { InvoiceId } from '../../shared/ids.ts';
import { rappen } from '../../shared/money.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { creditLines } from '../invoice.ts';
import type { CreditRefusal, CreditWish, InvoiceDraft } from '../invoice.ts';
import { issuedEntry } from '../invoice-entry.ts';

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
  | { readonly kind: 'reason'; readonly problem: 'missing' | 'too_long' }
  | { readonly kind: CreditRefusal };
export type CreditInvoice = (
  actor: Insider,
  input: CreditInvoiceInput,
) => Promise<Result<InvoiceId, CreditInvoiceRefusal>>;

/** An invoice is never changed: what was wrong with it, or what came back, stands on a document of its own. */
export const creditInvoice =
  ({ uow, clock }: { readonly uow: UnitOfWork; readonly clock: Clock }): CreditInvoice =>
  async (actor, { invoiceId, creditNoteId, wishes, reason: typed }) => {
    if (!may(actor, 'invoices.credit')) return err({ kind: 'not_found' });
    const reason = typed.normalize('NFC').replace(/\s+/gu, ' ').trim();
    return await uow.run<InvoiceId, CreditInvoiceRefusal>(actor, async ({ invoices, audit }) => {
      // Two that credit the same line would each find it uncredited.
      await invoices.hold();
      const [invoice, notes] = await Promise.all([
        invoices.find(invoiceId),
        invoices.creditNotesOf(invoiceId),
      ]);
      if (invoice === null || invoice.kind !== 'invoice') return err({ kind: 'not_found' });
      // What is credited of an order follows from what of its money goes back.
      if (invoice.source.kind === 'order') return err({ kind: 'not_found' });
      if (notes.some(({ id }) => id === creditNoteId)) return ok(creditNoteId);
      if (reason === '') return err({ kind: 'reason', problem: 'missing' });
      if (reason.length > LONGEST_REASON) return err({ kind: 'reason', problem: 'too_long' });
      const earlier = notes.flatMap(({ content }) => content.lines);
      const lines = creditLines(invoice.content.lines, earlier, wishes);
      if (!lines.ok) return err({ kind: lines.error });
      const draft: InvoiceDraft = {
        kind: 'credit_note',
        id: creditNoteId,
        customerId: invoice.customerId,
        source: invoice.source,
        credits: { id: invoice.id, number: invoice.number },
        reason,
        content: { ...invoice.content, lines: lines.value, paid: rappen(0), dueDays: 0 },
      };
      const at = clock.now();
      await audit.append(issuedEntry(draft), at);
      await invoices.issue(draft, at);
      return ok(creditNoteId);
    });
  };
