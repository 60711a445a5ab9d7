/** Invoices of orders on PostgreSQL, as the roles of the web and of the worker. */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { memoryPayments } from '#adapters/memory/payments.ts';
import { invoicePapers } from '#adapters/pdf/invoices.ts';
import { paymentLookout } from '#adapters/postgres/payment-lookout.ts';
import { cartQueries } from '#adapters/postgres/queries/cart-queries.ts';
import { invoiceDesk, invoiceQueries } from '#adapters/postgres/queries/invoice-queries.ts';
import { orderQueries } from '#adapters/postgres/queries/order-queries.ts';
import { randomIds } from '#adapters/system/random-ids.ts';
import { drawInvoice } from '#domain/invoices/use-cases/draw-invoice.ts';
import { invoiceOrder } from '#domain/invoices/use-cases/invoice-order.ts';
import { invoiceVisit } from '#domain/invoices/use-cases/invoice-visit.ts';
import { offerOf, offerPrint } from '#domain/orders/new-order.ts';
import { applyNotice } from '#domain/payments/use-cases/apply-notice.ts';
import { addToCart } from '#domain/orders/use-cases/change-cart.ts';
import { payOrder } from '#domain/orders/use-cases/pay-order.ts';
import { placeOrder } from '#domain/orders/use-cases/place-order.ts';
import { refundOrder } from '#domain/orders/use-cases/refund-order.ts';
import { sendRefund } from '#domain/payments/use-cases/send-refund.ts';
import { settlePayment } from '#domain/payments/use-cases/settle-payment.ts';
import { workOnOrder } from '#domain/orders/use-cases/work-on-order.ts';
import type { Log } from '#domain/ports/log.ts';
import type { Customer, Insider, System, Visitor } from '#domain/shared/actor.ts';
import type {
  AccountId,
  CustomerId,
  InvoiceId,
  OrderId,
  ProductId,
  RefundId,
  SessionId,
  VisitorId,
} from '#domain/shared/ids.ts';
import { err, ok } from '#domain/shared/result.ts';
import { dateOf } from '#domain/shared/salon-time.ts';
import { instant } from '#tests/contracts/contract-rows.ts';
import { ANNA, contractBook, CUT, OTHER_SALON, SALON } from '#tests/contracts/contract-salon.ts';
import { outcome, won } from '#tests/domain/slots/use-cases/desk.ts';
import { insertAccount } from '#tests/support/accounts.ts';
import { aProduct, CARE, employeeOf } from '#tests/support/builders/products.ts';
import { moneyParts } from '#tests/support/money-parts.ts';
import { FORM } from '#tests/support/order-desk.ts';
import { pdfPages } from '#tests/support/pdf-pages.ts';
import {
  LEA,
  MONDAY,
  openProcess,
  openWorld,
  someVisitor,
  testClock,
  type Process,
  type World,
} from './world.ts';

let world: World;
let web: Process;
let worker: Process;
const clock = testClock();
const payments = memoryPayments(clock);
const OWNER = employeeOf(SALON, 'owner');
const STAFF = employeeOf(SALON, 'staff');
const system: System = { kind: 'system', salonId: SALON, job: 'test' };
const silent = () => undefined;
const log: Log = { debug: silent, info: silent, warn: silent, error: silent };
const links = { order: (_: string, id: OrderId) => `https://salon.test/order/${id}`, open: () => null };
const notices = { compose: () => ({ subject: 's', text: 't', html: 'h', calendar: null }) };
const shared = { clock, ids: randomIds, payments, links, notices, log, ...moneyParts };
const atDesk = () => ({ ...shared, uow: web.uow });
const inJob = () => ({ ...shared, uow: worker.uow, paymentLookout: paymentLookout(worker.database) });
const queries = () => invoiceQueries(web.database, clock);
const NOBODY = { name: '', street: '', houseNumber: '', postalCode: '', city: '' };
const PRODUCT = randomUUID() as ProductId;

beforeAll(async () => {
  world = await openWorld();
  web = openProcess(world.database.appUrl, clock, { poolSize: 8 });
  worker = openProcess(world.database.jobsUrl, clock, { poolSize: 4 });
  await web.uow.run(OWNER, async ({ catalogue, stock }) => {
    const name = { 'de-CH': 'Pflege', en: 'Care' };
    await catalogue.putCategory({ id: CARE, slug: 'pflege', name, position: 1 });
    await catalogue.putProduct(aProduct({ id: PRODUCT }));
    const movement = { id: randomUUID() as never, productId: PRODUCT, orderId: null, reason: null };
    return ok(await stock.book({ ...movement, kind: 'delivery', quantity: 90 }, MONDAY));
  });
});
beforeEach(() => clock.set(MONDAY));
afterAll(async () => {
  await Promise.all([web.close(), worker.close()]);
  await world.close();
});

async function paid(actor: Visitor = someVisitor()): Promise<OrderId> {
  won(await addToCart(atDesk())(actor, { productId: PRODUCT, quantity: '2', had: 0 }));
  const items = await cartQueries(web.database).items(actor);
  const book = contractBook(SALON);
  const { id } = won(
    await placeOrder(atDesk())(actor, {
      orderId: randomUUID() as OrderId,
      form: FORM,
      address: '192.0.2.1',
      seen: offerPrint(offerOf(items, null, book, dateOf(clock.now(), book.zone))),
      accepted: true,
      termsVersion: book.termsVersion,
      locale: 'de-CH',
    }),
  );
  won(await payOrder(atDesk())(actor, { orderId: id, title: () => 'Bestellung' }));
  const view = await orderQueries(web.database).order(STAFF, id);
  payments.vendor.pays(view!.payments[0]!.checkoutRef!, 'card');
  won(await settlePayment(inJob())(system, { paymentId: view!.payments[0]!.id }));
  return id;
}
const versionOf = async (id: OrderId) => (await orderQueries(web.database).order(STAFF, id))!.order.version;
async function handedOver(actor: Visitor = someVisitor()): Promise<OrderId> {
  const id = await paid(actor);
  const input = { orderId: id, version: await versionOf(id), step: 'complete' as const, reason: '' };
  won(await workOnOrder(atDesk())(STAFF, input));
  return id;
}
const refund = (orderId: OrderId, amount: string, refundId = randomUUID() as RefundId) =>
  refundOrder(atDesk())(OWNER, { orderId, refundId, form: { amount, words: 'kaputt', back: {} } });
const papers = async (id: OrderId, actor: Insider | Visitor | Customer = STAFF) =>
  (await queries().ofOrder(actor, id)).map(({ kind, total }) => `${kind} ${total}`);
const numbers = async () =>
  (
    await world.owner<{ number: string }[]>`
      select year || '-' || count as number from invoice where salon_id = ${SALON} order by year, count`
  ).map(({ number }) => number);

describe('the invoice of an order', () => {
  test('is one, whoever hands it over at the same moment, and numbers have no gaps', async () => {
    const orders = [await paid(), await paid(), await paid()];
    const versions = await Promise.all(orders.map(versionOf));
    const answers = await Promise.all(
      [0, 1, 2].flatMap((turn) =>
        orders.map((orderId, index) => {
          const version = versions[index]!;
          if (turn === 1) {
            // Takes a number, and gives it up.
            return web.uow.run(STAFF, async (stores) => {
              await stores.invoices.hold();
              return err({ kind: 'given_up' as const });
            });
          }
          return workOnOrder(atDesk())(turn === 0 ? STAFF : OWNER, {
            orderId,
            version,
            step: 'complete',
            reason: '',
          });
        }),
      ),
    );
    expect(answers.map(outcome).filter((each) => each === 'ok')).toHaveLength(6);
    for (const id of orders) expect(await papers(id)).toEqual(['invoice 4900']);
    expect(await numbers()).toEqual(['2026-1', '2026-2', '2026-3']);
  });

  test('is one as well when somebody asks for it while it is handed over', async () => {
    const orderId = await paid();
    const version = await versionOf(orderId);
    const invoiceId = randomUUID() as InvoiceId;
    const ask = () => invoiceOrder(atDesk())(STAFF, { orderId, invoiceId, recipient: NOBODY });
    const done = await Promise.all([
      ask(),
      workOnOrder(atDesk())(STAFF, { orderId, version, step: 'complete', reason: '' }),
      ask(),
    ]);
    expect(done[1].ok).toBe(true);
    expect(await papers(orderId)).toEqual(['invoice 4900']);
  });

  test('is in the list with its order, and nothing of it is open, whatever goes back', async () => {
    const orderId = await handedOver();
    won(await refund(orderId, '10'));
    const listed = (await queries().list(STAFF, { state: 'all', before: null, count: 50 })).filter(
      ({ order }) => order?.id === orderId,
    );
    expect(listed.map(({ kind, total, open }) => [kind, total, open])).toEqual([
      ['credit_note', -1000, 0],
      ['invoice', 4900, 0],
    ]);
    const file = await queries().file(STAFF, listed[1]!.id);
    expect(file?.standing).toEqual({ kind: 'settled', open: 0 });
    expect(file?.invoice.source).toEqual({ kind: 'order', id: orderId });
    const open = await queries().list(STAFF, { state: 'open', before: null, count: 50 });
    expect(open.filter(({ order }) => order !== null)).toEqual([]);
  });

  test('is drawn as paid, with no payment part', async () => {
    const orderId = await handedOver();
    const [paper] = await queries().ofOrder(STAFF, orderId);
    const id = paper!.id;
    await world.owner`
      insert into billing_rules (salon_id, iban, payment_days) values (${SALON}, 'CH5800791123000889012', 30)
      on conflict do nothing`;
    const draw = drawInvoice({ desk: invoiceDesk(worker.database), papers: invoicePapers, clock });
    await draw(system, id);
    const pages = await pdfPages((await queries().paper(STAFF, id))!.pdf, 1);
    expect(pages).toHaveLength(1);
    const { text } = pages[0]!;
    for (const said of ['Alice Muster', 'Bezahlt mit Karte', '49.00', 'Der Betrag ist bezahlt. Besten Dank.'])
      expect(text).toContain(said);
    for (const never of ['Zahlbar bis', 'Zahlteil', 'Empfangsschein']) expect(text).not.toContain(never);
  });
});

describe('whose it is', () => {
  test('see and download it: a guest on the order’s page, a customer among their own', async () => {
    const guest = someVisitor();
    const account = await insertAccount(world.owner, { salonId: SALON, email: 'lea@example.ch', role: null });
    const customer: Customer = {
      kind: 'customer',
      salonId: SALON,
      visitorId: account.visitorId as VisitorId,
      customerId: account.customerId as CustomerId,
      accountId: account.accountId as AccountId,
      sessionId: account.sessionId as SessionId,
    };
    const theirs = await handedOver(guest);
    const own = await handedOver({ kind: 'visitor', salonId: SALON, visitorId: customer.visitorId });
    const draw = drawInvoice({ desk: invoiceDesk(worker.database), papers: invoicePapers, clock });
    for (const order of [theirs, own])
      for (const { id } of await queries().ofOrder(STAFF, order)) await draw(system, id);
    expect(await papers(theirs, guest)).toEqual(['invoice 4900']);
    expect(await papers(own, customer)).toEqual(['invoice 4900']);
    expect((await queries().mine(customer)).map(({ total }) => total)).toEqual([4900]);
    const [mine] = await queries().ofOrder(customer, own);
    const [other] = await queries().ofOrder(guest, theirs);
    expect(await queries().ownPaper(customer, mine!.id)).not.toBeNull();
    expect(await queries().orderPaper(customer, own, mine!.id)).not.toBeNull();
    expect(await queries().orderPaper(guest, theirs, other!.id)).not.toBeNull();
    // Somebody else's, by every way.
    expect(await papers(theirs, customer)).toEqual([]);
    expect(await papers(own, guest)).toEqual([]);
    expect(await queries().ownPaper(customer, other!.id)).toBeNull();
    expect(await queries().orderPaper(customer, theirs, other!.id)).toBeNull();
    expect(await queries().orderPaper(customer, own, other!.id)).toBeNull();
    expect(await queries().orderPaper(guest, theirs, mine!.id)).toBeNull();
    const elsewhere = { ...guest, salonId: OTHER_SALON };
    expect(await papers(theirs, elsewhere)).toEqual([]);
    expect(await queries().orderPaper(elsewhere, theirs, other!.id)).toBeNull();
  });
});

describe('what goes back', () => {
  test('is credited once, however often and at once the form comes', async () => {
    const orderId = await handedOver();
    const refundId = randomUUID() as RefundId;
    const all = await Promise.all([0, 1, 2].map(() => refund(orderId, '5', refundId)));
    expect(all.map(outcome)).toEqual(['ok', 'ok', 'ok']);
    await Promise.all([refund(orderId, '4'), refund(orderId, '40')]);
    expect(await papers(orderId)).toEqual([
      'invoice 4900',
      'credit_note -500',
      ...(await papers(orderId)).slice(2),
    ]);
    const [sums] = await world.owner`
      select o.refunded_rappen as refunded, -sum(i.total_rappen)::int as credited
      from shop_order o join invoice i on i.order_id = o.id and i.kind = 'credit_note'
      where o.id = ${orderId} group by o.refunded_rappen`;
    expect(sums).toEqual({ refunded: 4900, credited: 4900 });
  });

  test('and did not arrive is taken back by the job that hears of it', async () => {
    const orderId = await handedOver();
    const refundId = randomUUID() as RefundId;
    won(await refund(orderId, '5', refundId));
    won(await sendRefund(inJob())(system, { refundId }));
    const sent = [...payments.vendor.refunds.values()].find((each) => each.refundId === refundId)!;
    payments.vendor.failsRefund(sent.refundRef);
    for (let time = 0; time < 2; time += 1)
      won(await applyNotice(inJob())({ kind: 'refund', ref: sent.refundRef } as never));
    expect(await papers(orderId)).toEqual(['invoice 4900', 'credit_note -500', 'credit_note 500']);
  });

  test('is credited neither by hand, nor by anybody beyond what has gone back', async () => {
    const orderId = await handedOver();
    const [invoice] = await queries().ofOrder(STAFF, orderId);
    const file = (await queries().file(STAFF, invoice!.id))!.invoice;
    for (const process of [web, worker]) {
      const actor = process === web ? OWNER : system;
      const writes = process.uow.run(actor, async ({ invoices }) => {
        await invoices.issue(
          {
            kind: 'credit_note',
            id: randomUUID() as InvoiceId,
            customerId: null,
            source: file.source,
            credits: { id: file.id, number: file.number },
            reason: 'x',
            content: {
              ...file.content,
              lines: [{ ...file.content.lines[0]!, unitPrice: -2450 as never, quantity: 1 }],
            },
          },
          clock.now(),
        );
        return ok(null);
      });
      await expect(writes).rejects.toThrow(/gone back/);
    }
    // Nor does a job charge anything, or a second invoice come to be.
    const again = (process: Process, actor: Insider | System) =>
      process.uow.run(actor, async ({ invoices }) => {
        const id = randomUUID() as InvoiceId;
        await invoices.issue(
          { kind: 'invoice', id, customerId: null, source: file.source, content: file.content },
          clock.now(),
        );
        return ok(null);
      });
    await expect(again(worker, system)).rejects.toThrow(/not for a job/);
    await expect(again(web, STAFF)).rejects.toThrow();
    expect(await papers(orderId)).toEqual(['invoice 4900']);
  });
});

/** Of a visit that was completed. */
async function visitInvoice(): Promise<InvoiceId> {
  const visitor = someVisitor();
  const held = won(
    await web.reserve(visitor, {
      attemptId: randomUUID() as never,
      wish: { items: [{ serviceId: CUT, staff: ANNA }] },
      start: Math.floor(instant('2026-03-17 10:00') / 60_000) as never,
      locale: 'de-CH',
    }),
  );
  const { id: visitId } = won(
    await web.confirm(visitor, {
      holdId: held.id,
      contact: { ...LEA, phone: '079 123 45 67' },
      termsVersion: held.termsVersion,
      locale: 'de-CH',
    }),
  );
  await world.owner`update appointment set status = 'completed' where id = ${visitId}`;
  const input = { visitId, invoiceId: randomUUID() as InvoiceId, recipient: NOBODY };
  return won(await invoiceVisit({ uow: web.uow, clock, ids: randomIds })(STAFF, input));
}

test('what is open of an invoice is one figure, in the list and on its page, whatever came and was credited', async () => {
  const sql = world.owner;
  const ofVisit = await visitInvoice();
  const [paper] = await queries().ofOrder(STAFF, await handedOver());
  const account = await insertAccount(sql, { salonId: SALON, email: 'kasse@example.ch', role: 'staff' });
  let count = 1_000;
  const lineOf = (amount: number) =>
    sql.json([
      {
        position: 1,
        kind: 'service',
        text: 'x',
        quantity: 1,
        unitPrice: amount,
        vatCode: 'standard',
        vatBasisPoints: 810,
      },
    ]);
  const facts = fc.record({
    total: fc.integer({ min: 1, max: 500_00 }),
    paid: fc.nat({ max: 500_00 }),
    credited: fc.array(fc.integer({ min: 1, max: 100_00 }), { maxLength: 3 }),
    came: fc.array(fc.integer({ min: 1, max: 300_00 }), { maxLength: 3 }),
    id: fc.constantFrom(ofVisit, paper!.id),
  });
  await fc.assert(
    fc.asyncProperty(facts, async ({ id, total, paid: ahead, credited, came }) => {
      await sql`delete from invoice_payment where invoice_id = ${id}`;
      await sql`delete from invoice where credits_id = ${id}`;
      await sql`
        update invoice set total_rappen = ${total},
          content = content || jsonb_build_object('lines', ${lineOf(total)}::jsonb, 'paid', ${ahead}::int)
        where id = ${id}`;
      for (const amount of credited) {
        count += 1;
        await sql`
          insert into invoice (salon_id, id, kind, year, count, issued_at, issued_on, appointment_id, order_id, credits_id,
            reason, total_rappen, content)
          select salon_id, gen_random_uuid(), 'credit_note', year, ${count}, issued_at, issued_on, appointment_id, order_id,
            id, 'x', ${-amount}, content || jsonb_build_object('lines', ${lineOf(-amount)}::jsonb)
          from invoice where id = ${id}`;
      }
      for (const amount of came)
        await sql`
          insert into invoice_payment (salon_id, id, invoice_id, amount_rappen, method, received_on, account_id, at)
          values (${SALON}, gen_random_uuid(), ${id}, ${amount}, 'bank', '2026-03-20', ${account.accountId}, now())`;
      const listed = await queries().list(STAFF, { state: 'all', before: null, count: 100 });
      const file = await queries().file(STAFF, id);
      expect(listed.find((each) => each.id === id)?.open).toBe(file?.standing.open);
    }),
    { numRuns: 40 },
  );
});
