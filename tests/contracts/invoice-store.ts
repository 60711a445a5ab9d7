import { beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_BILLING_RULES } from '#domain/invoices/billing-rules.ts';
import type {
  Invoice,
  Invoiceable,
  InvoiceContent,
  InvoiceDraft,
  InvoiceSource,
} from '#domain/invoices/invoice.ts';
import type { InvoicePayment } from '#domain/invoices/invoice-payment.ts';
import type { InvoiceStore } from '#domain/ports/invoices.ts';
import type { Actor } from '#domain/shared/actor.ts';
import type { InvoiceId, InvoicePaymentId, OrderId } from '#domain/shared/ids.ts';
import { rappen } from '#domain/shared/money.ts';
import { ok } from '#domain/shared/result.ts';
import type { Instant, LocalDate } from '#domain/shared/salon-time.ts';
import { anOrder } from '#tests/support/builders/orders.ts';
import { employeeOf, fillShelf } from '#tests/support/builders/products.ts';
import { aHold, ALICE, aPlan, appointmentId, instant, NOW, place, system } from './contract-rows.ts';
import { OTHER_SALON, SALON } from './contract-salon.ts';
import { freshWriteSide } from './fixture.ts';
import type { Contract } from './fixture.ts';

const uuid = (group: string, number: number): string =>
  `${group.padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`;
const invoiceId = (number: number) => uuid('11c', number) as InvoiceId;
const paymentId = (number: number) => uuid('a1', number) as InvoicePaymentId;
const OWNER = employeeOf(SALON, 'owner');
const STAFF = employeeOf(SALON, 'staff');
const PLAN = aPlan('2026-03-10 10:00');
const VISIT = { kind: 'visit', id: appointmentId(1) } as const;
const ORDER = { kind: 'order', id: uuid('0d', 1) as OrderId } as const;

const contentOf = (amount: number, over: Partial<InvoiceContent> = {}): InvoiceContent => ({
  locale: 'de-CH',
  issuer: {
    name: 'Schnittwerk',
    legalName: 'Schnittwerk GmbH',
    address: { street: 'Marktgasse', houseNumber: '1', postalCode: '9000', city: 'St. Gallen' },
    email: 'salon@example.ch',
    phone: '+41712220000',
    vatNumber: 'CHE-123.456.789 MWST',
    iban: null,
  },
  recipient: null,
  lines: [
    {
      position: 0,
      kind: 'service',
      text: 'Schnitt',
      quantity: 1,
      unitPrice: rappen(amount),
      vatCode: 'standard',
      vatBasisPoints: 810,
    },
  ],
  suppliedOn: '2026-03-10' as LocalDate,
  paid: rappen(0),
  dueDays: 30,
  ...over,
});

const anInvoice = (number: number, amount = 6000, source: InvoiceSource = VISIT): InvoiceDraft => ({
  kind: 'invoice',
  id: invoiceId(number),
  customerId: null,
  source,
  content: contentOf(amount),
});
const aNote = (number: number, of: number, amount = 6000, source: InvoiceSource = VISIT): InvoiceDraft => ({
  kind: 'credit_note',
  id: invoiceId(number),
  customerId: null,
  source,
  credits: { id: invoiceId(of), number: { year: 2026, count: of } },
  reason: 'Falsche Adresse',
  content: contentOf(-amount, { dueDays: 0 }),
});
const aPayment = (number: number, over: Partial<InvoicePayment> = {}): InvoicePayment => ({
  id: paymentId(number),
  invoiceId: invoiceId(1),
  amount: rappen(6000),
  method: 'bank',
  receivedOn: '2026-03-11' as LocalDate,
  takesBack: null,
  accountId: OWNER.accountId,
  at: (NOW + number * 1000) as Instant,
  ...over,
});

export function invoiceContract({ name, make }: Contract): void {
  describe(`invoices: ${name}`, () => {
    const side = freshWriteSide(make);
    const run = async <T>(actor: Actor, work: (invoices: InvoiceStore) => Promise<T>): Promise<T> => {
      const through = actor.kind === 'system' ? side().jobs : side().uow;
      const result = await through.run(actor, async ({ invoices }) => ok(await work(invoices)));
      if (!result.ok) throw new Error('refused');
      return result.value;
    };
    const issue = (draft: InvoiceDraft, actor: Actor = OWNER, at = NOW) =>
      run(actor, (invoices) => invoices.issue(draft, at));
    const standing = (of: Invoiceable, actor: Actor = STAFF) =>
      run(actor, (invoices) => invoices.bySource(of));
    /** Paid, and so much of it gone back. */
    const anOrderWith = async (refunded: number) => {
      await side().uow.run(OWNER, async (stores) => ok(await fillShelf(stores, NOW, 3, 0)));
      const order = anOrder(ORDER.id, ALICE, 1);
      await side().uow.run(ALICE, async ({ orders }) => ok(await orders.insert(order)));
      await back(refunded);
    };
    const back = (refunded: number) =>
      side().jobs.run(system(), async ({ orders }) => {
        const { state, ...order } = anOrder(ORDER.id, ALICE, 1);
        const money = { paid: rappen(2450), refunded: rappen(refunded) };
        return ok(await orders.change({ ...order, state: { ...state, ...money }, paidAt: NOW, dueAt: null }));
      });

    beforeEach(async () => {
      await side().uow.run(ALICE, async (stores) => ok(await place(stores, aHold(1, PLAN), PLAN)));
    });

    it('gives each the next number of its year, and an id that was issued before keeps its own', async () => {
      expect(await issue(anInvoice(1))).toEqual({ year: 2026, count: 1 });
      expect(await issue(anInvoice(1, 7000))).toEqual({ year: 2026, count: 1 });
      expect(await issue(aNote(2, 1))).toEqual({ year: 2026, count: 2 });
      expect(await issue(anInvoice(3), OWNER, instant('2027-01-02 09:00'))).toEqual({ year: 2027, count: 1 });
    });

    it('keeps it as it was issued, never before the one with the number before', async () => {
      const later = instant('2026-03-12 09:00');
      await issue(anInvoice(1), STAFF, later);
      await issue(aNote(2, 1, 1000), OWNER, NOW);
      const kept: Invoice = {
        ...anInvoice(1),
        kind: 'invoice',
        salonId: SALON,
        number: { year: 2026, count: 1 },
        issuedAt: later,
        issuedOn: '2026-03-12' as LocalDate,
      };
      expect(await run(STAFF, (invoices) => invoices.find(invoiceId(1)))).toEqual(kept);
      const note = { ...aNote(2, 1, 1000), salonId: SALON, issuedAt: later, issuedOn: '2026-03-12' };
      expect(await run(STAFF, (invoices) => invoices.creditNotesOf(invoiceId(1)))).toEqual([
        { ...note, number: { year: 2026, count: 2 } },
      ]);
      expect(await run(STAFF, (invoices) => invoices.find(invoiceId(9)))).toBeNull();
    });

    it('of a visit one stands, which is not credited in full', async () => {
      await issue(anInvoice(1));
      await issue(aNote(2, 1, 5999));
      await expect(issue(anInvoice(3))).rejects.toThrow();
      expect(await standing(VISIT)).toBe(invoiceId(1));
      await issue(aNote(4, 1, 1));
      expect(await standing(VISIT)).toBeNull();
      expect(await issue(anInvoice(5))).toEqual({ year: 2026, count: 4 });
      expect(await standing(VISIT)).toBe(invoiceId(5));
    });

    it('of a visit that nobody came to it is found as the visit’s own', async () => {
      const content = contentOf(3000);
      const lines = content.lines.map((line) => ({ ...line, kind: 'damages' as const }));
      const source = { ...VISIT, kind: 'no_show' } as const;
      await issue({ ...anInvoice(1, 3000, source), content: { ...content, lines } });
      expect(await standing(VISIT)).toBe(invoiceId(1));
      expect(await run(STAFF, (invoices) => invoices.find(invoiceId(1)))).toMatchObject({ source });
    });

    it('of an order there is one, over all that was paid for it', async () => {
      await anOrderWith(0);
      await expect(issue(anInvoice(1, 2449, ORDER))).rejects.toThrow();
      await issue(anInvoice(1, 2450, ORDER));
      await expect(issue(anInvoice(2, 2450, ORDER))).rejects.toThrow();
      await back(2450);
      await issue(aNote(3, 1, 2450, ORDER));
      expect(await standing(ORDER)).toBe(invoiceId(1));
      await expect(issue(anInvoice(4, 2450, ORDER))).rejects.toThrow();
    });

    it('of an order that nobody has paid there is none', async () => {
      await expect(issue(anInvoice(1, 2450, ORDER))).rejects.toThrow();
    });

    it('credits of an order what of it has gone back, also when a job says so', async () => {
      await anOrderWith(0);
      await issue(anInvoice(1, 2450, ORDER));
      await expect(issue(aNote(2, 1, 500, ORDER))).rejects.toThrow();
      await back(500);
      await expect(issue(aNote(2, 1, 501, ORDER))).rejects.toThrow();
      await issue(aNote(2, 1, 500, ORDER), system());
      await back(0);
      // Above zero: the money did not arrive, and is the salon's again.
      await issue(aNote(3, 1, -500, ORDER), STAFF);
      expect(await run(STAFF, (invoices) => invoices.creditNotesOf(invoiceId(1)))).toHaveLength(2);
    });

    it('has the sign of what it is, and a credit note an invoice that it credits', async () => {
      await expect(issue(anInvoice(1, 0))).rejects.toThrow();
      await expect(issue(anInvoice(1, -100))).rejects.toThrow();
      await expect(issue(aNote(2, 1))).rejects.toThrow();
      await issue(anInvoice(1));
      await expect(issue(aNote(2, 1, -100))).rejects.toThrow();
    });

    it('is issued by who works here, credited by who leads, and by no job of its own accord', async () => {
      for (const actor of [ALICE, system(), employeeOf(OTHER_SALON, 'owner')])
        await expect(issue(anInvoice(1), actor)).rejects.toThrow();
      await issue(anInvoice(1), STAFF);
      await expect(issue(aNote(2, 1), STAFF)).rejects.toThrow();
      await expect(issue(aNote(2, 1), system())).rejects.toThrow();
      await issue(aNote(2, 1), employeeOf(SALON, 'manager'));
      for (const actor of [STAFF, system()]) await run(actor, (invoices) => invoices.hold());
      await expect(run(ALICE, (invoices) => invoices.hold())).rejects.toThrow();
    });

    it('is read by the team and by jobs, and by nobody else', async () => {
      await side().hasAccount(SALON, OWNER.accountId);
      await issue(anInvoice(1));
      await issue(aNote(2, 1, 1000));
      await run(OWNER, (invoices) => invoices.addPayment(aPayment(1)));
      const seen = (actor: Actor) =>
        run(actor, async (invoices) => [
          (await invoices.find(invoiceId(1))) !== null,
          (await invoices.bySource(VISIT)) !== null,
          (await invoices.creditNotesOf(invoiceId(1))).length > 0,
          (await invoices.paymentsOf(invoiceId(1))).length > 0,
        ]);
      for (const actor of [STAFF, system()]) expect(await seen(actor)).toEqual([true, true, true, true]);
      for (const actor of [ALICE, employeeOf(OTHER_SALON, 'owner')])
        expect(await seen(actor)).toEqual([false, false, false, false]);
    });

    it('keeps what came in for it, each line once, and takes a line back once', async () => {
      await side().hasAccount(SALON, OWNER.accountId);
      await issue(anInvoice(1));
      const add = (payment: InvoicePayment, actor: Actor = OWNER) =>
        run(actor, (invoices) => invoices.addPayment(payment));
      const slip = { amount: rappen(-6000), takesBack: paymentId(1) };
      expect(await add(aPayment(1))).toBe(true);
      expect(await add(aPayment(1, { amount: rappen(1) }))).toBe(false);
      expect(await add(aPayment(2, slip))).toBe(true);
      expect(await add(aPayment(3, slip))).toBe(false);
      // What came too much goes back by a line of its own.
      expect(await add(aPayment(4, { amount: rappen(-1) }))).toBe(true);
      expect(await run(STAFF, (invoices) => invoices.paymentsOf(invoiceId(1)))).toEqual([
        aPayment(1),
        aPayment(2, slip),
        aPayment(4, { amount: rappen(-1) }),
      ]);
    });

    it('notes payments by who works here, in their own name', async () => {
      await side().hasAccount(SALON, OWNER.accountId);
      await issue(anInvoice(1));
      const add = (actor: Actor, over: Partial<InvoicePayment> = {}) =>
        run(actor, (invoices) => invoices.addPayment(aPayment(1, over)));
      for (const actor of [ALICE, system(), employeeOf(OTHER_SALON, 'owner')])
        await expect(add(actor)).rejects.toThrow();
      await expect(add({ ...STAFF, accountId: uuid('ac', 9) as never })).rejects.toThrow();
      await expect(add(STAFF, { invoiceId: invoiceId(9) })).rejects.toThrow();
      await expect(add(STAFF, { amount: rappen(0) })).rejects.toThrow();
      expect(await add(STAFF)).toBe(true);
    });

    it('is to be paid as the salon says, or as is usual', async () => {
      for (const actor of [STAFF, system()])
        expect(await run(actor, (invoices) => invoices.billing())).toEqual(DEFAULT_BILLING_RULES);
    });
  });
}
