/** The invoice of an order, and the credit notes that follow its money. */
import { describe, expect, it } from 'vitest';
import type { Invoice } from '#domain/invoices/invoice.ts';
import { invoiceTotal } from '#domain/invoices/invoice.ts';
import { creditInvoice } from '#domain/invoices/use-cases/credit-invoice.ts';
import { notePayment } from '#domain/invoices/use-cases/note-payment.ts';
import type { GiftId, InvoiceId, InvoicePaymentId, RefundId, VoucherId } from '#domain/shared/ids.ts';
import { err, ok } from '#domain/shared/result.ts';
import { ALICE } from '#tests/contracts/contract-rows.ts';
import { SALON } from '#tests/contracts/contract-salon.ts';
import { employeeOf, SHAMPOO } from '#tests/support/builders/products.ts';
import { FORM, orderDesk, orderId, SENT, system } from '#tests/support/order-desk.ts';
import { handOverPaid } from '#domain/orders/steps/at-the-till.ts';
import { rowsOf } from '#adapters/memory/database.ts';

type Desk = Awaited<ReturnType<typeof orderDesk>>;
const OWNER = employeeOf(SALON, 'owner');
const STAFF = employeeOf(SALON, 'staff');
const HQ = { ...OWNER, kind: 'hq' as const };
const uuid = (group: string, number: number) =>
  `${group.padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`;
const refundId = (number: number) => uuid('f0', number) as RefundId;
const invoiceId = (number: number) => uuid('11c', number) as InvoiceId;
const ADDRESS = {
  name: 'Alice Muster',
  street: 'Weg',
  houseNumber: '1',
  postalCode: '9000',
  city: 'St. Gallen',
};
const NOBODY = { name: '', street: '', houseNumber: '', postalCode: '', city: '' };

async function paid(desk: Desk, over: Parameters<Desk['ordered']>[1] = {}): Promise<void> {
  await desk.ordered(SHAMPOO, over);
  await desk.payPage();
  desk.vendor.pays(desk.paymentsOf()[0]!.checkoutRef!, 'twint');
  await desk.settle(system, { paymentId: desk.paymentsOf()[0]!.id });
}
const work = async (desk: Desk, step: 'ship' | 'complete' | 'cancel', actor: typeof OWNER = STAFF) =>
  await desk.work(actor, { orderId: orderId(1), version: desk.order().version, step, reason: 'so ist es' });
async function shipped(): Promise<Desk> {
  const desk = await orderDesk();
  await paid(desk, { form: SENT });
  await work(desk, 'ship');
  return desk;
}
const papers = (desk: Desk): readonly Invoice[] => [...desk.rows().invoices.issued.values()];
const told = (desk: Desk) =>
  papers(desk).map(
    ({ kind, number, content }) =>
      `${kind} ${number.count}: ${invoiceTotal(content.lines)}, paid ${content.paid}`,
  );
const refund = (desk: Desk, amount: string, number = 1, back: Record<string, string> = {}) =>
  desk.refund(OWNER, {
    orderId: orderId(1),
    refundId: refundId(number),
    form: { amount, words: 'kaputt', back },
  });

describe('an order that was paid', () => {
  it('gets its invoice when it is shipped, to where it goes, as it was frozen and paid', async () => {
    const desk = await shipped();
    expect(told(desk)).toEqual(['invoice 1: 3300, paid 3300']);
    expect(papers(desk)[0]).toMatchObject({
      source: { kind: 'order', id: orderId(1) },
      customerId: desk.order().customerId,
      content: {
        locale: 'de-CH',
        recipient: {
          name: 'Alice Muster',
          email: 'alice@example.ch',
          address: { street: 'Musterweg', houseNumber: '3a', postalCode: '9000', city: 'St. Gallen' },
        },
        lines: [
          {
            position: 1,
            kind: 'product',
            text: 'Shampoo',
            quantity: 1,
            unitPrice: 2450,
            vatBasisPoints: 810,
          },
          { position: 2, kind: 'shipping', text: 'PostPac Economy', quantity: 1, unitPrice: 850 },
        ],
        paidBy: [{ method: 'twint', amount: 3300 }],
        dueDays: 0,
      },
    });
    expect(desk.letters().at(-1)).toBe('order_shipped');
  });

  it('gets it once: said twice, arrived, or by two people at once', async () => {
    const desk = await orderDesk();
    await paid(desk, { form: SENT });
    await Promise.all([work(desk, 'ship'), work(desk, 'ship', OWNER)]);
    await work(desk, 'ship');
    await work(desk, 'complete');
    expect(desk.order().state.stage).toBe('completed');
    expect(told(desk)).toEqual(['invoice 1: 3300, paid 3300']);
    expect(desk.audit().filter((action) => action === 'invoice.issued')).toHaveLength(1);
  });

  it('gets it when it is fetched, with a name alone', async () => {
    const desk = await orderDesk();
    await paid(desk);
    await work(desk, 'complete');
    expect(papers(desk)[0]?.content.recipient).toMatchObject({ name: 'Alice Muster', address: null });
  });

  it('says what a voucher paid of it, and has no tax on one that was bought with it', async () => {
    const desk = await orderDesk();
    const code = await desk.boughtVoucher(10, 90);
    await desk.addGift(ALICE, {
      giftId: uuid('0f', 7) as GiftId,
      form: { amount: '50', recipient: 'Berta', message: '' },
    });
    await paid(desk, { form: { ...FORM, voucher: code } });
    await work(desk, 'complete');
    const { content } = papers(desk)[0]!;
    expect(content.paidBy).toEqual([
      { method: 'twint', amount: 6450 },
      { method: 'voucher', amount: 1000 },
    ]);
    expect(content.lines[1]).toMatchObject({ kind: 'voucher', text: 'Gutschein', vatBasisPoints: 0 });
    expect(content.paid).toBe(7450);
  });

  it('that was rung up at the till has its receipt', async () => {
    const desk = await orderDesk();
    await desk.ordered(SHAMPOO, { form: { ...FORM, payBy: 'on_pick_up' } });
    await desk.uow.run(STAFF, async (stores) => {
      const order = await stores.orders.lock(orderId(1));
      const facts = { ids: desk.ids, at: desk.clock.now(), saleId: uuid('5a', 1) as never };
      return await handOverPaid(stores, facts, order!);
    });
    const input = { orderId: orderId(1), invoiceId: invoiceId(1), recipient: NOBODY };
    expect(await desk.invoice(OWNER, input)).toEqual(err({ kind: 'paid_at_till' }));
    expect(papers(desk)).toEqual([]);
  });

  it('above CHF 400 waits for an address where nobody was asked for one', async () => {
    const desk = await orderDesk();
    await desk.addGift(ALICE, {
      giftId: uuid('0f', 7) as GiftId,
      form: { amount: '400', recipient: 'Berta', message: '' },
    });
    await paid(desk);
    expect((await work(desk, 'complete')).ok).toBe(true);
    expect(papers(desk)).toEqual([]);
    const issue = (number: number, recipient: typeof NOBODY) =>
      desk.invoice(STAFF, { orderId: orderId(1), invoiceId: invoiceId(number), recipient });
    expect(await issue(1, { ...NOBODY, name: 'A' })).toEqual(
      err({
        kind: 'invalid',
        fields: ['street', 'postalCode', 'city'].map((field) => ({ field, reason: 'missing' })),
      }),
    );
    expect(await issue(1, ADDRESS)).toEqual(ok(invoiceId(1)));
    expect(await issue(1, ADDRESS)).toEqual(ok(invoiceId(1)));
    expect(await issue(2, ADDRESS)).toEqual(err({ kind: 'invoiced', invoiceId: invoiceId(1) }));
    expect(papers(desk)[0]?.content.recipient?.address?.city).toBe('St. Gallen');
  });

  it('can have it before it is shipped, and then no second', async () => {
    const desk = await orderDesk();
    await paid(desk, { form: SENT });
    const input = { orderId: orderId(1), invoiceId: invoiceId(1), recipient: NOBODY };
    expect(await desk.invoice({ ...HQ, accountId: OWNER.accountId } as never, input)).toEqual(
      err({ kind: 'not_found' }),
    );
    expect(await desk.invoice(STAFF, input)).toEqual(ok(invoiceId(1)));
    await work(desk, 'ship');
    expect(told(desk)).toEqual(['invoice 1: 3300, paid 3300']);
  });

  it('has none before it is paid, nor when all of it went back', async () => {
    const desk = await orderDesk();
    await desk.ordered(SHAMPOO);
    const input = { orderId: orderId(1), invoiceId: invoiceId(1), recipient: NOBODY };
    expect(await desk.invoice(STAFF, input)).toEqual(err({ kind: 'not_paid' }));
    await desk.payPage();
    desk.vendor.pays(desk.paymentsOf()[0]!.checkoutRef!, 'card');
    await desk.settle(system, { paymentId: desk.paymentsOf()[0]!.id });
    await refund(desk, '24.50');
    expect(await desk.invoice(STAFF, input)).toEqual(err({ kind: 'all_back' }));
    await work(desk, 'complete');
    expect(papers(desk)).toEqual([]);
  });

  it('of a salon that has a tax and no number has none, and is shipped all the same', async () => {
    const desk = await orderDesk();
    await paid(desk, { form: SENT });
    const { card } = rowsOf(desk.database, SALON);
    desk.database.salons.set(SALON, { ...rowsOf(desk.database, SALON), card: { ...card, uid: null } });
    expect((await work(desk, 'ship')).ok).toBe(true);
    const input = { orderId: orderId(1), invoiceId: invoiceId(1), recipient: NOBODY };
    expect(await desk.invoice(STAFF, input)).toEqual(
      err({ kind: 'impossible', reason: 'tax_without_number' }),
    );
  });
});

describe('what goes back of an order that was invoiced', () => {
  it('stands on a credit note of the same unit, once, however often the form comes', async () => {
    const desk = await shipped();
    expect(await refund(desk, '24.50', 1, { 1: '1' })).toEqual(ok(null));
    expect(await refund(desk, '24.50', 1, { 1: '1' })).toEqual(ok(null));
    expect(told(desk)).toEqual(['invoice 1: 3300, paid 3300', 'credit_note 2: -2450, paid 0']);
    expect(papers(desk)[1]).toMatchObject({
      id: refundId(1),
      reason: 'kaputt',
      credits: { id: papers(desk)[0]!.id, number: { count: 1 } },
      content: { lines: [{ position: 1, text: 'Shampoo', quantity: 1, unitPrice: -2450 }] },
    });
    await refund(desk, '8.50', 2);
    expect(papers(desk)[2]?.content.lines).toMatchObject([{ text: 'PostPac Economy', unitPrice: -850 }]);
    expect(told(desk)).toHaveLength(3);
  });

  it('before the invoice stands on a credit note that comes with it', async () => {
    const desk = await orderDesk();
    await paid(desk, { form: SENT });
    await refund(desk, '3.30');
    expect(papers(desk)).toEqual([]);
    await work(desk, 'ship');
    expect(told(desk)).toEqual(['invoice 1: 3300, paid 3300', 'credit_note 2: -330, paid 0']);
    expect(papers(desk)[1]).toMatchObject({ credits: { id: papers(desk)[0]!.id, number: { count: 1 } } });
  });

  it('is taken back by one more document when it does not arrive, and credited anew by the next', async () => {
    const desk = await shipped();
    await refund(desk, '24.50', 1, { 1: '1' });
    await desk.jobs();
    const [gone] = [...desk.vendor.refunds.values()];
    desk.vendor.failsRefund(gone!.refundRef);
    const notice = desk.vendor.notices.at(-1)!;
    await desk.apply(notice.subject);
    await desk.apply(notice.subject);
    expect(told(desk)).toEqual([
      'invoice 1: 3300, paid 3300',
      'credit_note 2: -2450, paid 0',
      'credit_note 3: 2450, paid 2450',
    ]);
    expect(papers(desk)[2]).toMatchObject({
      reason: 'Die Rückzahlung ist nicht angekommen',
      content: { lines: [{ position: 1, text: 'Shampoo', quantity: 1, unitPrice: 2450 }] },
    });
    expect(desk.audit().filter((action) => action === 'invoice.credit_taken_back')).toHaveLength(1);
    await refund(desk, '24.50', 2);
    expect(told(desk).at(-1)).toBe('credit_note 4: -2450, paid 0');
  });

  it('is all of it when an order is cancelled that was invoiced ahead', async () => {
    const desk = await orderDesk();
    await paid(desk, { form: SENT });
    await desk.invoice(STAFF, { orderId: orderId(1), invoiceId: invoiceId(1), recipient: NOBODY });
    await work(desk, 'cancel', OWNER);
    expect(told(desk)).toEqual(['invoice 1: 3300, paid 3300', 'credit_note 2: -3300, paid 0']);
    expect(papers(desk)[1]).toMatchObject({ id: desk.refunds()[0]!.id, reason: 'so ist es' });
  });

  it('of a dispute that was won after it was cancelled is credited by the job that hears of it', async () => {
    const desk = await orderDesk();
    await paid(desk, { form: SENT });
    await desk.invoice(STAFF, { orderId: orderId(1), invoiceId: invoiceId(1), recipient: NOBODY });
    desk.vendor.opensDispute(desk.paymentsOf()[0]!.paymentRef!);
    await desk.apply(desk.vendor.notices.at(-1)!.subject);
    await work(desk, 'cancel', OWNER);
    expect(told(desk)).toHaveLength(1);
    desk.vendor.closesDispute([...desk.vendor.disputes.keys()][0]!, 'won');
    await desk.apply(desk.vendor.notices.at(-1)!.subject);
    expect(told(desk).slice(1)).toEqual(['credit_note 2: -3300, paid 0']);
    expect(papers(desk)[1]).toMatchObject({ reason: 'Die Bestellung wurde storniert' });
  });

  it('is the line of the voucher when that is taken back', async () => {
    const desk = await orderDesk();
    await desk.addGift(ALICE, {
      giftId: uuid('0f', 7) as GiftId,
      form: { amount: '50', recipient: 'Berta', message: '' },
    });
    await paid(desk);
    await work(desk, 'complete');
    const voucherId = desk.vouchers()[0]!.id as VoucherId;
    await desk.takeBack(OWNER, { voucherId, refundId: refundId(1), words: 'doch nicht' });
    expect(papers(desk)[1]?.content.lines).toMatchObject([
      { kind: 'voucher', quantity: 1, unitPrice: -5000 },
    ]);
  });

  it('is for the order to say: by hand nobody credits it, nor notes what came in for it', async () => {
    const desk = await shipped();
    const { id } = papers(desk)[0]!;
    const deps = { uow: desk.uow, clock: desk.clock, ids: desk.ids };
    const wishes = [{ position: 1, quantity: 1 }];
    const input = { invoiceId: id, creditNoteId: invoiceId(9), wishes, reason: 'x' };
    expect(await creditInvoice(deps)(OWNER, input)).toEqual(err({ kind: 'not_found' }));
    const form = { amount: '1', method: 'cash', receivedOn: '2026-03-17' };
    expect(
      await notePayment(deps)(OWNER, { invoiceId: id, paymentId: uuid('a1', 1) as InvoicePaymentId, form }),
    ).toEqual(err({ kind: 'not_found' }));
    expect(told(desk)).toHaveLength(1);
  });
});
