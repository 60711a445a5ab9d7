import { creditFor } from '../../deposits/deposit-credit.ts';
import { standingOf } from '../../deposits/deposit-ledger.ts';
import { isRefilled } from '../../deposits/refill.ts';
import { applyToInvoice } from '../../deposits/steps/apply-deposit.ts';
import { may } from '../../identity/permissions.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Stores, UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Insider } from '../../shared/actor.ts';
import type { AppointmentId, InvoiceId } from '../../shared/ids.ts';
import type { Locale } from '../../shared/locale.ts';
import { rappen } from '../../shared/money.ts';
import type { Rappen } from '../../shared/money.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { dateOf, instantOf } from '../../shared/salon-time.ts';
import type { Instant } from '../../shared/salon-time.ts';
import type { SalonBook } from '../../slots/salon-book.ts';
import { vatRateOn } from '../../slots/vat.ts';
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
  /** Invoiced is what was done, or what somebody owes who did not come. */
  | { readonly kind: 'not_completed' }
  /** Until its time is over somebody else may still come. */
  | { readonly kind: 'not_over' }
  /** The card that was left for it is being asked just now. */
  | { readonly kind: 'being_charged' }
  /** The time was given to somebody else, or nothing is owed beyond the deposit. */
  | { readonly kind: 'nothing_owed' }
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
 * The lines of a visit, in its own language, at the prices that were frozen when it was booked, and the rates of its day
 * (Art. 115 MWSTG).
 */
export const linesOfVisit = (
  { items, locale, day }: Pick<Appointment, 'items' | 'locale' | 'day'>,
  book: Pick<SalonBook, 'vatLiable' | 'vatRates'>,
): readonly InvoiceLine[] =>
  items.map(({ position, serviceName, price, vatCode, vatBasisPoints }) => ({
    position,
    kind: 'service',
    text: serviceName[locale],
    quantity: 1,
    unitPrice: price,
    vatCode,
    vatBasisPoints: vatRateOn(book, vatCode, day) ?? vatBasisPoints,
  }));

/** What the salon may ask for because nobody came: damages, no supply, so no VAT (Art. 18 para. 2 let. i MWSTG). */
const NO_SHOW: Readonly<Record<Locale, string>> = {
  'de-CH': 'Ausfallentschädigung für den nicht wahrgenommenen Termin',
  en: 'No-show fee for the missed appointment',
};

const damages = ({ locale }: Pick<Appointment, 'locale'>, amount: Rappen): readonly InvoiceLine[] => [
  {
    position: 0,
    kind: 'damages',
    text: NO_SHOW[locale],
    quantity: 1,
    unitPrice: amount,
    vatCode: 'none',
    vatBasisPoints: 0,
  },
];

type Owed = { readonly lines: readonly InvoiceLine[]; readonly paid: Rappen };

/** What of a (locked) visit is to be invoiced, and what of it was paid ahead. */
export async function owedFor(
  { calendar, deposits }: Pick<Stores, 'calendar' | 'deposits'>,
  visit: Appointment,
  at: Instant,
): Promise<Result<Owed, InvoiceVisitRefusal>> {
  const moves = await deposits.moves(visit.id);
  if (visit.status === 'completed') {
    const lines = linesOfVisit(visit, await calendar.book());
    return ok({ lines, paid: creditFor(moves, invoiceTotal(lines)) });
  }
  if (visit.status !== 'no_show' && visit.status !== 'cancelled') return err({ kind: 'not_completed' });
  const { claim } = await deposits.ending(visit.id);
  if (claim === null || claim === 0) return err({ kind: 'not_completed' });
  if (at < instantOf(visit.to)) return err({ kind: 'not_over' });
  if ((await deposits.card(visit.id))?.ended?.reason === 'charging') return err({ kind: 'being_charged' });
  const { left, kept } = standingOf(moves);
  const beyond = claim - kept - left;
  if (beyond <= 0 || isRefilled(visit.items, await deposits.neighbours(visit)))
    return err({ kind: 'nothing_owed' });
  return ok({ lines: damages(visit, rappen(beyond)), paid: rappen(0) });
}

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
      const owed = await owedFor(stores, visit, at);
      if (!owed.ok) return owed;
      const { lines, paid } = owed.value;
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
      const noShow = visit.status !== 'completed';
      const draft: InvoiceDraft = {
        kind: 'invoice',
        id: invoiceId,
        customerId: visit.customerId,
        source: noShow ? { ...source, kind: 'no_show' } : source,
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
