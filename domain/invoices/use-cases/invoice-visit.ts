import { applyToInvoice } from '../../deposits/steps/apply-deposit.ts';
import { wasRefilled } from '../../deposits/steps/was-refilled.ts';
import { may } from '../../identity/permissions.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Stores, UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Insider } from '../../shared/actor.ts';
import type { AppointmentId, InvoiceId } from '../../shared/ids.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { dateOf, instantOf } from '../../shared/salon-time.ts';
import type { Appointment } from '../../slots/appointment.ts';
import { checkContent, invoiceTotal, RECIPIENT_FROM } from '../invoice.ts';
import type { ContentRefusal, InvoiceContent, InvoiceDraft } from '../invoice.ts';
import { issuedEntry } from '../invoice-entry.ts';
import { issuerOf } from '../issuer.ts';
import { readRecipient } from '../recipient.ts';
import type { RawRecipient, RecipientRefusal } from '../recipient.ts';
import { owedFor } from '../visit-invoice.ts';
import type { NotOwed, OwedFacts } from '../visit-invoice.ts';

export type InvoiceVisitInput = {
  readonly visitId: AppointmentId;
  /** Made with the page: sent twice, the form issues one invoice. */
  readonly invoiceId: InvoiceId;
  readonly recipient: RawRecipient;
};
export type InvoiceVisitRefusal =
  | { readonly kind: 'not_found' }
  | { readonly kind: NotOwed }
  /** What was paid at the till has its receipt. */
  | { readonly kind: 'paid_at_till' }
  /** Somebody else was faster. */
  | { readonly kind: 'invoiced'; readonly invoiceId: InvoiceId }
  | { readonly kind: 'invalid'; readonly fields: readonly RecipientRefusal[] }
  | { readonly kind: 'impossible'; readonly reason: ContentRefusal };
export type InvoiceVisit = (
  actor: Insider,
  input: InvoiceVisitInput,
) => Promise<Result<InvoiceId, InvoiceVisitRefusal>>;

/**
 * A visit that was not paid at the desk is invoiced, once; what was paid ahead stands on it as paid. Of a visit that nobody
 * came to, or that was cancelled too late, what the policy asks for beyond the deposit: once nobody can fill its time any
 * more.
 */
export const invoiceVisit =
  ({
    uow,
    clock,
    ids,
  }: {
    readonly uow: UnitOfWork;
    readonly clock: Clock;
    readonly ids: Ids;
  }): InvoiceVisit =>
  async (actor, { visitId, invoiceId, recipient: typed }) => {
    if (!may(actor, 'invoices.change')) return err({ kind: 'not_found' });
    return await uow.run<InvoiceId, InvoiceVisitRefusal>(actor, async (stores) => {
      const { appointments, calendar, invoices, till, audit } = stores;
      const visit = await appointments.lock(visitId);
      if (visit === null || visit.status === 'reserved') return err({ kind: 'not_found' });
      const source = { kind: 'visit', id: visitId } as const;
      const made = await invoices.find(invoiceId);
      if (made !== null) return made.source.id === visitId ? ok(invoiceId) : err({ kind: 'not_found' });
      const earlier = await invoices.bySource(source);
      if (earlier !== null) return err({ kind: 'invoiced', invoiceId: earlier });
      const at = clock.now();
      const owed = owedFor(visit, await calendar.book(), await owedFacts(stores, visit), at);
      if (!owed.ok) return err({ kind: owed.error });
      const { of, lines, paid } = owed.value;
      if ((await till.salesOfVisit(visitId)).standing !== null) return err({ kind: 'paid_at_till' });
      const [book, card, billing, contact] = await Promise.all([
        calendar.book(),
        calendar.card(),
        invoices.billing(),
        appointments.contactOf(visitId),
      ]);
      const email = contact?.email ? contact.email : null;
      const recipient = readRecipient(typed, invoiceTotal(lines) > RECIPIENT_FROM, email);
      if (!recipient.ok) return err({ kind: 'invalid', fields: recipient.error });
      const content: InvoiceContent = {
        locale: visit.locale,
        issuer: issuerOf(card, billing.iban),
        recipient: recipient.value,
        lines,
        suppliedOn: dateOf(instantOf(visit.from), book.zone),
        paid,
        dueDays: billing.paymentDays,
      };
      const checked = checkContent(content);
      if (!checked.ok) return err({ kind: 'impossible', reason: checked.error });
      const draft: InvoiceDraft = {
        kind: 'invoice',
        id: invoiceId,
        customerId: visit.customerId,
        source: { kind: of, id: visitId },
        content,
      };
      if (paid > 0) {
        await applyToInvoice(stores, { ids, at }, visitId, { id: invoiceId, deposit: paid });
        await stores.loyalty.countSoon({ kind: 'invoice', id: invoiceId });
      }
      await audit.append(issuedEntry(draft), at);
      await invoices.issue(draft, at);
      return ok(invoiceId);
    });
  };

async function owedFacts({ deposits }: Pick<Stores, 'deposits'>, visit: Appointment): Promise<OwedFacts> {
  const [moves, { claim }, card] = await Promise.all([
    deposits.moves(visit.id),
    deposits.ending(visit.id),
    deposits.card(visit.id),
  ]);
  const refilled = await wasRefilled(deposits, visit, claim);
  return { moves, claim, refilled, charging: card?.ended?.reason === 'charging' };
}
