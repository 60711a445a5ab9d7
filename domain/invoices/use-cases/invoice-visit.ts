import { may } from '../../identity/permissions.ts';
import type { Clock } from '../../ports/clock.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Insider } from '../../shared/actor.ts';
import type { AppointmentId, InvoiceId } from '../../shared/ids.ts';
import { rappen } from '../../shared/money.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { dateOf, instantOf } from '../../shared/salon-time.ts';
import type { Appointment } from '../../slots/appointment.ts';
import { checkContent, invoiceTotal, RECIPIENT_FROM } from '../invoice.ts';
import type { ContentRefusal, InvoiceContent, InvoiceDraft, InvoiceLine } from '../invoice.ts';
import { issuedEntry } from '../invoice-entry.ts';
import { issuerOf } from '../issuer.ts';
import { readRecipient } from '../recipient.ts';
import type { RawRecipient, RecipientRefusal } from '../recipient.ts';

export type InvoiceVisitInput = {
  readonly visitId: AppointmentId;
  /** Made with the page: sent twice, the form issues one invoice. */
  readonly invoiceId: InvoiceId;
  readonly recipient: RawRecipient;
};
export type InvoiceVisitRefusal =
  | { readonly kind: 'not_found' }
  /** Invoiced is what was done. */
  | { readonly kind: 'not_completed' }
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

/** The lines of a visit, in its own language, at the prices and rates that were frozen when it was booked. */
export const linesOfVisit = ({
  items,
  locale,
}: Pick<Appointment, 'items' | 'locale'>): readonly InvoiceLine[] =>
  items.map(({ position, serviceName, price, vatCode, vatBasisPoints }) => ({
    position,
    kind: 'service',
    text: serviceName[locale],
    quantity: 1,
    unitPrice: price,
    vatCode,
    vatBasisPoints,
  }));

/** A visit that was not paid at the desk is invoiced, once. */
export const invoiceVisit =
  ({ uow, clock }: { readonly uow: UnitOfWork; readonly clock: Clock }): InvoiceVisit =>
  async (actor, { visitId, invoiceId, recipient: typed }) => {
    if (!may(actor, 'invoices.change')) return err({ kind: 'not_found' });
    return await uow.run<InvoiceId, InvoiceVisitRefusal>(
      actor,
      async ({ appointments, calendar, invoices, till, audit }) => {
        const visit = await appointments.lock(visitId);
        if (visit === null || visit.status === 'reserved') return err({ kind: 'not_found' });
        const source = { kind: 'visit', id: visitId } as const;
        const earlier = await invoices.bySource(source);
        if (earlier === invoiceId) return ok(invoiceId);
        if (earlier !== null) return err({ kind: 'invoiced', invoiceId: earlier });
        if (visit.status !== 'completed') return err({ kind: 'not_completed' });
        if ((await till.salesOfVisit(visitId)).standing !== null) return err({ kind: 'paid_at_till' });
        const [book, card, billing, contact] = await Promise.all([
          calendar.book(),
          calendar.card(),
          invoices.billing(),
          appointments.contactOf(visitId),
        ]);
        const lines = linesOfVisit(visit);
        const email = contact?.email ? contact.email : null;
        const recipient = readRecipient(typed, invoiceTotal(lines) > RECIPIENT_FROM, email);
        if (!recipient.ok) return err({ kind: 'invalid', fields: recipient.error });
        const content: InvoiceContent = {
          locale: visit.locale,
          issuer: issuerOf(card, billing.iban),
          recipient: recipient.value,
          lines,
          suppliedOn: dateOf(instantOf(visit.from), book.zone),
          paid: rappen(0),
          dueDays: billing.paymentDays,
        };
        const checked = checkContent(content);
        if (!checked.ok) return err({ kind: 'impossible', reason: checked.error });
        const draft: InvoiceDraft = {
          kind: 'invoice',
          id: invoiceId,
          customerId: visit.customerId,
          source,
          content,
        };
        const at = clock.now();
        await audit.append(issuedEntry(draft), at);
        await invoices.issue(draft, at);
        return ok(invoiceId);
      },
    );
  };
