import { type BillingRules, DEFAULT_BILLING_RULES } from '#domain/invoices/billing-rules.ts';
import {
  invoiceTotal,
  type Invoice,
  type InvoiceDraft,
  type InvoiceSource,
} from '#domain/invoices/invoice.ts';
import type { InvoicePayment } from '#domain/invoices/invoice-payment.ts';
import type { InvoiceStore } from '#domain/ports/invoices.ts';
import type { InvoiceId, InvoicePaymentId } from '#domain/shared/ids.ts';
import { negated, sum, type Rappen } from '#domain/shared/money.ts';
import { dateOf, type Instant } from '#domain/shared/salon-time.ts';
import { enter, lockRow, type Unit } from './unit.ts';

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

const COUNTER = 'the counter of invoices';
const TEAM = ['owner', 'manager', 'staff'];
const LEADERS = ['owner', 'manager'];

export function invoiceStore(unit: Unit): InvoiceStore {
  const { actor, rows } = unit;
  const { billing, issued, payments } = rows.invoices;
  const isOne = (roles: readonly string[]): boolean =>
    actor.kind === 'employee' && roles.includes(actor.role);
  const isJob = actor.kind === 'system';
  /** What row-level security lets an actor see. */
  const sees = isJob || actor.kind === 'employee' || actor.kind === 'hq';
  const demand = (holds: boolean, what: string): void => {
    if (!holds) throw new Error(what);
  };
  const all = (): readonly Invoice[] => (sees ? [...issued.values()] : []);
  const notesOf = (id: InvoiceId): readonly Invoice[] =>
    all().filter((each) => each.kind === 'credit_note' && each.credits.id === id);
  const total = (invoices: readonly Pick<Invoice, 'content'>[]): Rappen =>
    sum(invoices.map(({ content }) => invoiceTotal(content.lines)));
  /** One of an order for good; of a visit until all of it is credited. */
  const invoiceOf = ({ kind, id }: InvoiceSource): Invoice | null =>
    all().find(
      (each) =>
        each.kind === 'invoice' &&
        each.source.id === id &&
        (kind === 'order' || total([each, ...notesOf(each.id)]) > 0),
    ) ?? null;

  /** What the table and the function that writes it refuse. */
  const check = (draft: InvoiceDraft): void => {
    const { source } = draft;
    const amount = total([draft]);
    const order = source.kind === 'order' ? (rows.orderBook.orders.get(source.id) ?? null) : null;
    demand(source.kind === 'order' || rows.appointments.has(source.id), 'there is no such visit');
    if (draft.kind === 'invoice') {
      demand(amount > 0, 'an invoice is over something');
      demand(invoiceOf(source) === null, 'of one thing one invoice stands');
      demand(
        source.kind !== 'order' || order?.state.paid === amount,
        'invoiced is an order that is paid, and all of it',
      );
      return;
    }
    demand(issued.has(draft.credits.id), 'there is no such invoice');
    demand(amount < 0 || (amount > 0 && source.kind === 'order'), 'a credit note takes something off');
    if (source.kind !== 'order') return;
    const notes = all().filter((each) => each.kind === 'credit_note' && each.source.id === source.id);
    demand(
      order?.state.refunded === negated(total([...notes, draft])),
      'credited is what of an order has gone back',
    );
  };
  const mayIssue = ({ kind, source }: InvoiceDraft): boolean => {
    if (kind === 'invoice') return isOne(TEAM);
    return source.kind === 'order' ? isJob || isOne(TEAM) : isOne(LEADERS);
  };

  return {
    async hold() {
      lockRow(unit, 'last', COUNTER);
      demand(isJob || isOne(TEAM), 'not for this actor to invoice');
    },
    async billing() {
      enter(unit);
      return sees ? billing.current : DEFAULT_BILLING_RULES;
    },
    async find(id) {
      enter(unit);
      return all().find((each) => each.id === id) ?? null;
    },
    async bySource(source) {
      enter(unit);
      return invoiceOf(source)?.id ?? null;
    },
    async creditNotesOf(id) {
      enter(unit);
      return notesOf(id);
    },
    async paymentsOf(id) {
      enter(unit);
      return [...payments.values()].filter(({ invoiceId }) => sees && invoiceId === id);
    },
    async addPayment(payment) {
      enter(unit);
      const { id, invoiceId, accountId, amount, takesBack } = payment;
      demand(
        isOne(TEAM) && actor.kind === 'employee' && accountId === actor.accountId,
        'row-level security: payments are noted by who works here',
      );
      demand(issued.has(invoiceId) && amount !== 0, 'a payment is something, for an invoice');
      const taken = takesBack !== null && [...payments.values()].some((each) => each.takesBack === takesBack);
      if (payments.has(id) || taken) return false;
      payments.set(id, payment);
      return true;
    },
    async issue(draft, at) {
      lockRow(unit, 'last', COUNTER);
      demand(mayIssue(draft), 'not for this actor to invoice');
      const earlier = issued.get(draft.id);
      if (earlier !== undefined) return earlier.number;
      check(draft);
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
