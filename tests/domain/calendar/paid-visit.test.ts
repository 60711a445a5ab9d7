import { describe, expect, it } from 'vitest';
import { creditInvoice } from '#domain/invoices/use-cases/credit-invoice.ts';
import { standingOf } from '#domain/invoices/invoice-payment.ts';
import { invoiceVisit } from '#domain/invoices/use-cases/invoice-visit.ts';
import type { InvoiceId, InvoicePaymentId, SaleId } from '#domain/shared/ids.ts';
import { ok } from '#domain/shared/result.ts';
import type { LocalDate } from '#domain/shared/salon-time.ts';
import { notePayment } from '#domain/invoices/use-cases/note-payment.ts';
import { ringUp } from '#domain/till/use-cases/ring-up.ts';
import { voidSale } from '#domain/till/use-cases/void-sale.ts';
import { outcome, won } from '#tests/domain/slots/use-cases/desk.ts';
import { SALON } from '#tests/contracts/contract-salon.ts';
import { employeeOf } from '#tests/support/builders/products.ts';
import { depositDesk, START } from '#tests/support/deposit-desk.ts';
import { instant } from '#tests/contracts/contract-rows.ts';
import { moneyParts } from '#tests/support/money-parts.ts';
import { memoryIds } from '#adapters/memory/ids.ts';

const OWNER = employeeOf(SALON, 'owner');
const STAFF = employeeOf(SALON, 'staff');
const SALE = '0000005a-0000-4000-8000-000000000001' as SaleId;
const VOID = '0000005a-0000-4000-8000-000000000002' as SaleId;
const INVOICE = '0000001a-0000-4000-8000-000000000001' as InvoiceId;
const ANEW = '0000001a-0000-4000-8000-000000000003' as InvoiceId;
const NOTE = '0000001a-0000-4000-8000-000000000002' as InvoiceId;

/** Somebody has paid ahead, and is here. */
async function aGuest() {
  const desk = depositDesk();
  const id = await desk.booked();
  desk.clock.set(instant(START));
  won(await desk.step(STAFF, { id, step: 'check_in', expected: 'confirmed' }));
  const deps = { uow: desk.uow, clock: desk.clock, ids: memoryIds(), codes: moneyParts.codes };
  const line = { quantity: '1', reduction: '', reason: '', text: '', amount: '', vatCode: '' };
  const lines = desk.visit(id).items.map(({ position, price }) => ({
    ...line,
    key: `s${position}`,
    seen: String(price),
  }));
  const recipient = {
    name: 'Alice Muster',
    street: '',
    houseNumber: '',
    postalCode: '',
    city: '',
    country: 'CH',
  };
  return {
    desk,
    id,
    again: (invoiceId: InvoiceId) => invoiceVisit(deps)(OWNER, { visitId: id, invoiceId, recipient }),
    pay: (amount: string) =>
      notePayment(deps)(OWNER, {
        invoiceId: INVOICE,
        paymentId: '0000009a-0000-4000-8000-000000000001' as InvoicePaymentId,
        form: { amount, method: 'bank', receivedOn: '2026-03-14' },
      }),
    undo: async (expected: 'checked_in' | 'completed' = 'checked_in') =>
      outcome(await desk.step(STAFF, { id, step: 'undo', expected })),
    sell: () =>
      ringUp(deps)(STAFF, {
        saleId: SALE,
        appointmentId: id,
        orderId: null,
        lines,
        tips: [],
        payment: { pay: 'cash', card: '', cardReceipt: '', twint: '', received: '' },
        voucher: '',
      }),
    takeBack: () => voidSale(deps)(STAFF, { saleId: SALE, voidId: VOID, reason: 'Irrtum' }),
    invoice: async () => {
      won(await desk.step(STAFF, { id, step: 'complete', expected: 'checked_in' }));
      const address = {
        name: 'Alice Muster',
        street: '',
        houseNumber: '',
        postalCode: '',
        city: '',
        country: 'CH',
      };
      return await invoiceVisit(deps)(OWNER, { visitId: id, invoiceId: INVOICE, recipient: address });
    },
    credit: () =>
      creditInvoice(deps)(OWNER, {
        invoiceId: INVOICE,
        creditNoteId: NOTE,
        wishes: [{ position: 0, quantity: 1 }],
        reason: 'Irrtum',
      }),
  };
}

describe('a visit that was paid', () => {
  it('has taken place until its sale is taken back: else it could be cancelled, and the money be for nothing', async () => {
    const guest = await aGuest();
    won(await guest.sell());
    expect(await guest.undo()).toBe('already_paid');
    won(await guest.takeBack());
    expect(await guest.undo()).toBe('ok');
  });

  it('has taken place until its invoice is credited', async () => {
    const guest = await aGuest();
    won(await guest.invoice());
    expect(await guest.undo('completed')).toBe('ok');
    expect(await guest.undo()).toBe('already_paid');
    won(await guest.credit());
    expect(await guest.undo()).toBe('ok');
  });

  it('has its deposit back once its invoice is credited, and can be invoiced anew or paid at the till', async () => {
    const guest = await aGuest();
    won(await guest.invoice());
    expect(guest.desk.standing(guest.id)).toMatchObject({ left: 0, applied: 2000 });
    won(await guest.credit());
    won(await guest.credit());
    expect(guest.desk.moves(guest.id)).toEqual(['received 2000', 'applied -2000', 'given_back 2000']);
    const issued = guest.desk.rows().invoices.issued;
    const [first, note] = [issued.get(INVOICE)!, issued.get(NOTE)!];
    expect(note.content).toMatchObject({ paid: -2000 });
    expect(standingOf(first, [note], [], '2026-04-13' as LocalDate, '2026-03-14' as LocalDate)).toEqual({
      kind: 'settled',
      open: 0,
    });
    // The form that made it comes again.
    expect(await guest.again(INVOICE)).toEqual(ok(INVOICE));
    expect(guest.desk.standing(guest.id)).toMatchObject({ left: 2000 });
    won(await guest.again(ANEW));
    expect(guest.desk.rows().invoices.issued.get(ANEW)!.content).toMatchObject({ paid: 2000 });
    expect(outcome(await guest.sell())).toBe('already_invoiced');
  });

  it('has back what was paid ahead, and not what came for the invoice itself', async () => {
    const guest = await aGuest();
    won(await guest.invoice());
    won(await guest.pay('35.00'));
    won(await guest.credit());
    expect(guest.desk.standing(guest.id)).toMatchObject({ left: 2000, applied: 0 });
  });
});
