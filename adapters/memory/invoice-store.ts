import { type BillingRules, DEFAULT_BILLING_RULES } from '#domain/invoices/billing-rules.ts';
import { invoiceTotal, type Invoice, type InvoiceDraft } from '#domain/invoices/invoice.ts';
import type { InvoicePayment } from '#domain/invoices/invoice-payment.ts';
import type { InvoiceStore } from '#domain/ports/invoices.ts';
import type { InvoiceId, InvoicePaymentId, OrderId } from '#domain/shared/ids.ts';
import { sum } from '#domain/shared/money.ts';
import { dateOf, type Instant } from '#domain/shared/salon-time.ts';
import { enter, type Unit } from './unit.ts';

export type InvoiceRows = {
  readonly billing: { current: BillingRules };
  readonly issued: Map<InvoiceId, Invoice>;
  readonly payments: Map<InvoicePaymentId, InvoicePayment>;
};

export const noInvoices = (): InvoiceRows => ({
  billing: { current: DEFAULT_BILLING_RULES },
  issued: new Map(),
  payments: new Map(),
});

export const invoiceDraftOf = (rows: InvoiceRows): InvoiceRows => ({
  billing: { ...rows.billing },
  issued: new Map(rows.issued),
  payments: new Map(rows.payments),
});

export function invoiceStore(unit: Unit): InvoiceStore {
  const { actor, rows } = unit;
  const { billing, issued, payments } = rows.invoices;
  const demandTeam = (roles: readonly string[]): void => {
    if (actor.kind !== 'employee' || !roles.includes(actor.role)) {
      throw new Error('not for this actor to invoice');
    }
  };
  const all = (): readonly Invoice[] => [...issued.values()];
  /** As the database has it: what is credited of an order is what of it has gone back. */
  const mustFollow = ({ id, source, content }: InvoiceDraft): void => {
    if (actor.kind !== 'system') demandTeam(['owner', 'manager', 'staff']);
    const notes = all().filter(
      (each) => each.kind === 'credit_note' && each.source.id === source.id && each.id !== id,
    );
    const credited = sum([...notes, { content }].map((each) => invoiceTotal(each.content.lines)));
    const refunded = rows.orderBook.orders.get(source.id as OrderId)?.state.refunded;
    if (!issued.has(id) && refunded !== -credited)
      throw new Error('credited is what of an order has gone back');
  };
  return {
    async hold() {
      enter(unit);
      if (actor.kind !== 'system') demandTeam(['owner', 'manager', 'staff']);
    },
    async billing() {
      enter(unit);
      return billing.current;
    },
    async find(id) {
      enter(unit);
      return issued.get(id) ?? null;
    },
    async bySource(source) {
      enter(unit);
      const own = all().filter((each) => each.source.id === source.id);
      const stands = ({ id, content }: Invoice) =>
        source.kind === 'order' ||
        invoiceTotal(content.lines) +
          sum(
            own
              .filter((each) => each.kind === 'credit_note' && each.credits.id === id)
              .map((each) => invoiceTotal(each.content.lines)),
          ) >
          0;
      return own.find((each) => each.kind === 'invoice' && stands(each))?.id ?? null;
    },
    async creditNotesOf(id) {
      enter(unit);
      return all().filter((each) => each.kind === 'credit_note' && each.credits.id === id);
    },
    async paymentsOf(id) {
      enter(unit);
      return [...payments.values()].filter(({ invoiceId }) => invoiceId === id);
    },
    async addPayment(payment) {
      enter(unit);
      const { id, takesBack } = payment;
      const taken = takesBack !== null && [...payments.values()].some((each) => each.takesBack === takesBack);
      if (payments.has(id) || taken) return false;
      payments.set(id, payment);
      return true;
    },
    async issue(draft, at) {
      enter(unit);
      if (draft.kind === 'credit_note' && draft.source.kind === 'order') mustFollow(draft);
      else demandTeam(draft.kind === 'invoice' ? ['owner', 'manager', 'staff'] : ['owner', 'manager']);
      const earlier = issued.get(draft.id);
      if (earlier !== undefined) return earlier.number;
      const last = all().at(-1);
      const issuedAt = Math.max(at, last?.issuedAt ?? 0) as Instant;
      const issuedOn = dateOf(issuedAt, rows.book.zone);
      const year = Number(issuedOn.slice(0, 4));
      const number = { year, count: last?.number.year === year ? last.number.count + 1 : 1 };
      issued.set(draft.id, { ...draft, salonId: actor.salonId, number, issuedAt, issuedOn });
      return number;
    },
  };
}
