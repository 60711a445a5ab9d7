/** The invoice of an order: on the desk's page, on the form that issues one by hand, and for whoever has its address. */
import { describe, expect, it } from 'vitest';
import { action, loader } from '#app/routes/admin-order-invoice.tsx';
import { loader as deskOrder } from '#app/routes/admin-order.tsx';
import { loader as paperOf } from '#app/routes/order-invoice.ts';
import { loader as orderPage } from '#app/routes/order.tsx';
import type { InvoiceOrder } from '#domain/invoices/use-cases/invoice-order.ts';
import type { OrderView } from '#domain/ports/orders.ts';
import type { PaymentMethodKept } from '#domain/payments/payment.ts';
import type { OwnInvoice } from '#domain/ports/invoices.ts';
import type { InvoiceId } from '#domain/shared/ids.ts';
import { rappen } from '#domain/shared/money.ts';
import { err, ok } from '#domain/shared/result.ts';
import { aView, ORDER_ID, PAID } from '#tests/app/support/an-order-view.ts';
import { fakeOrders } from '#tests/app/support/fake-orders.ts';
import { answerOf, fakeContext, get, post, VISITOR } from '#tests/app/support/fake-page.ts';
import { signedInAs } from '#tests/app/support/signed-in-as.ts';

const TOKEN = 't'.repeat(64);
const INVOICE = '00000000-0000-4000-8000-0000000000f1' as InvoiceId;
const NOTE = '00000000-0000-4000-8000-0000000000f2' as InvoiceId;
const document = (over: Partial<OwnInvoice> = {}): OwnInvoice => ({
  id: INVOICE,
  kind: 'invoice',
  number: { year: 2026, count: 7 },
  issuedOn: '2026-03-10' as OwnInvoice['issuedOn'],
  total: rappen(2450),
  drawn: true,
  ...over,
});
const paidView = (
  state: Partial<OrderView['order']['state']> = {},
  method: PaymentMethodKept = 'card',
  price = 2450,
): OrderView =>
  aView({ paid: rappen(price), total: rappen(price), ...state }, {}, [
    { status: 'succeeded', method, amount: rappen(price) },
  ]);

function context(
  view: OrderView,
  {
    documents = [] as readonly OwnInvoice[],
    invoiceOrder = undefined as InvoiceOrder | undefined,
    role = 'staff' as 'staff' | 'hq' | null,
  } = {},
) {
  const base = fakeContext();
  return fakeContext({
    signedIn: () => Promise.resolve(signedInAs(role)),
    orders: fakeOrders({
      links: { open: (_, token) => (token === TOKEN ? ORDER_ID : null) },
      queries: {
        order: (_, id) => Promise.resolve(id === ORDER_ID ? view : null),
        holder: () => Promise.resolve(VISITOR),
      },
    }),
    invoices: {
      queries: {
        ...base.invoices.queries,
        ofOrder: () => Promise.resolve(documents),
        orderPaper: (_actor, _order, id) =>
          Promise.resolve(
            id === INVOICE ? { number: { year: 2026, count: 7 }, pdf: new Uint8Array([37, 80]) } : null,
          ),
      },
      useCases: { ...base.invoices.useCases, ...(invoiceOrder && { invoiceOrder }) },
    },
  });
}
const open = (...args: Parameters<typeof context>) =>
  answerOf(() => loader(get(`/admin/orders/${ORDER_ID}/invoice`, context(...args), { id: ORDER_ID })));
const FORM = { id: INVOICE, name: 'Ada', street: 'Weg', houseNumber: '1', postalCode: '9000', city: 'x' };
const send = (invoiceOrder: InvoiceOrder, form: Record<string, string> = FORM, id: string = ORDER_ID) =>
  answerOf(() =>
    action(post(`/admin/orders/${id}/invoice`, form, context(paidView(), { invoiceOrder }), { id })),
  );

describe("the desk's page of an order", () => {
  it.each([
    ['later', paidView({ stage: 'open' })],
    ['missing', paidView({ stage: 'completed' })],
    ['not_paid', aView()],
    ['paid_at_till', paidView({ stage: 'completed' }, 'till')],
    ['all_back', paidView({ stage: 'completed', refunded: rappen(2450) })],
  ] as const)('says why there is no invoice: %s', async (hint, view) => {
    const answer = await answerOf(() =>
      deskOrder(get(`/admin/orders/${ORDER_ID}`, context(view), { id: ORDER_ID })),
    );
    const mayInvoice = hint === 'later' || hint === 'missing';
    expect(answer).toMatchObject({ data: { hint, mayInvoice, documents: [] } });
  });

  it('says that the address is missing above CHF 400', async () => {
    const view = paidView({ stage: 'completed' }, 'card', 450_00);
    const lines = [{ ...view.order.lines[0]!, unitPrice: rappen(450_00), quantity: 1 }];
    const dear = { ...view, order: { ...view.order, lines } };
    const answer = await answerOf(() =>
      deskOrder(get(`/admin/orders/${ORDER_ID}`, context(dear), { id: ORDER_ID })),
    );
    expect(answer).toMatchObject({ data: { hint: 'address', mayInvoice: true } });
  });

  it('leads to the documents that there are', async () => {
    const documents = [document(), document({ id: NOTE, kind: 'credit_note', total: rappen(-500) })];
    const answer = await answerOf(() =>
      deskOrder(
        get(`/admin/orders/${ORDER_ID}`, context(paidView(), { documents, role: 'hq' }), { id: ORDER_ID }),
      ),
    );
    expect(answer).toMatchObject({
      data: {
        hint: null,
        mayInvoice: false,
        documents: [{ id: INVOICE, number: '2026-0007' }, { id: NOTE }],
      },
    });
  });
});

describe('the form for an invoice', () => {
  it('knows the name, and says what there is already', async () => {
    expect(await open(paidView())).toMatchObject({
      data: {
        none: null,
        invoiceId: null,
        addressNeeded: false,
        recipient: { name: 'Alice Muster', city: '' },
      },
    });
    expect(await open(paidView(), { documents: [document()] })).toMatchObject({
      data: { invoiceId: INVOICE },
    });
    expect(await open(aView())).toMatchObject({ data: { none: 'not_paid' } });
    expect(await open(paidView(), { role: 'hq' })).toMatchObject({ status: 404 });
  });

  it('leads to what was issued, or to what somebody else was faster with', async () => {
    expect(await send(() => Promise.resolve(ok(INVOICE)))).toMatchObject({
      status: 303,
      location: `/admin/invoices/${INVOICE}?done=issued`,
    });
    expect(
      await send(() => Promise.resolve(err({ kind: 'invoiced' as const, invoiceId: NOTE }))),
    ).toMatchObject({ status: 303, location: `/admin/invoices/${NOTE}` });
  });

  it('says beside each field what is wrong, and keeps what was typed', async () => {
    const fields = [{ field: 'postalCode', reason: 'malformed' }] as const;
    expect(await send(() => Promise.resolve(err({ kind: 'invalid' as const, fields })))).toMatchObject({
      status: 422,
      data: {
        id: INVOICE,
        values: { name: 'Ada', city: 'x' },
        errors: [{ field: 'postalCode' }],
        problem: null,
      },
    });
  });

  it.each([
    { kind: 'paid_at_till' },
    { kind: 'all_back' },
    { kind: 'not_paid' },
    { kind: 'impossible', reason: 'tax_without_number' },
  ] as const)('says what stands against it: %j', async (refusal) => {
    const answer = await send(() => Promise.resolve(err(refusal)));
    expect(answer).toMatchObject({
      status: 422,
      data: { errors: [], problem: expect.stringMatching(/\w{4}/) },
    });
  });

  it('is not there for an order of nobody, and says that a form is incomplete', async () => {
    expect(await send(() => Promise.resolve(err({ kind: 'not_found' as const })))).toMatchObject({
      status: 404,
    });
    expect(await send(() => Promise.resolve(ok(INVOICE)), { ...FORM, id: 'x' })).toMatchObject({
      status: 400,
    });
    expect(await send(() => Promise.resolve(ok(INVOICE)), FORM, 'x')).toMatchObject({ status: 404 });
  });
});

describe('whoever has the address of an order', () => {
  const file = (
    query: string,
    token = TOKEN,
    documents = [document({ id: NOTE, kind: 'credit_note' }), document()],
  ) =>
    answerOf(() =>
      paperOf(
        get(`/order/${token}/invoice${query}`, context(paidView(), { documents, role: null }), { token }),
      ),
    );

  it('sees its documents on its page', async () => {
    const answer = await answerOf(() =>
      orderPage(
        get(`/order/${TOKEN}`, context(aView(PAID), { documents: [document()], role: null }), {
          token: TOKEN,
        }),
      ),
    );
    expect(answer).toMatchObject({ data: { documents: [{ number: '2026-0007', drawn: true }] } });
  });

  it('gets the invoice, or the document that is asked for, as a file', async () => {
    expect(await file('')).toMatchObject({ status: 200 });
    expect(await file(`?id=${INVOICE}`)).toMatchObject({ status: 200 });
  });

  it('gets nothing of another order, of no document, or by a wrong address', async () => {
    expect(await file(`?id=${NOTE}`)).toMatchObject({ status: 404 });
    expect(await file('?id=x')).toMatchObject({ status: 404 });
    expect(await file('', TOKEN, [])).toMatchObject({ status: 404 });
    expect(await file('', 'x')).toMatchObject({ status: 404 });
  });
});
