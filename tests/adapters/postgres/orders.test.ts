/** Carts, orders and their money on PostgreSQL, as the roles of the web and of the worker. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { memoryPayments } from '#adapters/memory/payments.ts';
import { orderLookout } from '#adapters/postgres/order-lookout.ts';
import { paymentLookout, vendorInbox } from '#adapters/postgres/payment-lookout.ts';
import { cartQueries } from '#adapters/postgres/queries/cart-queries.ts';
import { catalogueQueries } from '#adapters/postgres/queries/catalogue-queries.ts';
import { orderQueries } from '#adapters/postgres/queries/order-queries.ts';
import { tillQueries } from '#adapters/postgres/queries/till-queries.ts';
import { vendorMessageQueries } from '#adapters/postgres/vendor-messages.ts';
import { randomIds } from '#adapters/system/random-ids.ts';
import { offerOf, offerPrint } from '#domain/orders/new-order.ts';
import { applyNotice } from '#domain/payments/use-cases/apply-notice.ts';
import { addToCart } from '#domain/orders/use-cases/change-cart.ts';
import { leaveOrder } from '#domain/orders/use-cases/leave-order.ts';
import { lapseOrders } from '#domain/orders/use-cases/lapse-orders.ts';
import { payOrder } from '#domain/orders/use-cases/pay-order.ts';
import { placeOrder } from '#domain/orders/use-cases/place-order.ts';
import { noteTransfer } from '#domain/payments/use-cases/note-transfer.ts';
import { refundOrder } from '#domain/orders/use-cases/refund-order.ts';
import { retryMessage } from '#domain/payments/use-cases/retry-message.ts';
import { shippingContentOf } from '#domain/orders/shipping-record.ts';
import { saveShipping } from '#domain/orders/use-cases/save-shipping.ts';
import { sendRefund } from '#domain/payments/use-cases/send-refund.ts';
import { settlePayment } from '#domain/payments/use-cases/settle-payment.ts';
import { settleRunningPayments } from '#domain/payments/use-cases/settle-running-payments.ts';
import type { RingUpInput } from '#domain/till/ring-up-form.ts';
import { ringUp } from '#domain/till/use-cases/ring-up.ts';
import { voidSale } from '#domain/till/use-cases/void-sale.ts';
import { workOnOrder } from '#domain/orders/use-cases/work-on-order.ts';
import type { PaymentNotice } from '#domain/payments/vendor-records.ts';
import type { Log } from '#domain/ports/log.ts';
import type { Booker, System, Visitor } from '#domain/shared/actor.ts';
import type { OrderId, ProductId, RefundId, SaleId, ShippingMethodId } from '#domain/shared/ids.ts';
import { fingerprint } from '#domain/settings/fingerprint.ts';
import { ok } from '#domain/shared/result.ts';
import { dateOf, type Instant } from '#domain/shared/salon-time.ts';
import { contractBook, OTHER_SALON, SALON } from '#tests/contracts/contract-salon.ts';
import { outcome, won } from '#tests/domain/slots/use-cases/desk.ts';
import { aProduct, CARE, employeeOf } from '#tests/support/builders/products.ts';
import { moneyParts } from '#tests/support/money-parts.ts';
import { FORM } from '#tests/support/order-desk.ts';
import { MONDAY, openProcess, openWorld, someVisitor, testClock, type Process, type World } from './world.ts';

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
const inJob = () => ({
  ...shared,
  uow: worker.uow,
  lookout: orderLookout(worker.database),
  paymentLookout: paymentLookout(worker.database),
});
const queries = () => orderQueries(web.database);

beforeAll(async () => {
  world = await openWorld();
  web = openProcess(world.database.appUrl, clock, { poolSize: 8 });
  worker = openProcess(world.database.jobsUrl, clock, { poolSize: 4 });
  await web.uow.run(OWNER, async ({ catalogue }) =>
    ok(
      await catalogue.putCategory({
        id: CARE,
        slug: 'pflege',
        name: { 'de-CH': 'Pflege', en: 'Care' },
        position: 1,
      }),
    ),
  );
});
beforeEach(() => clock.set(MONDAY));
afterAll(async () => {
  await Promise.all([web.close(), worker.close()]);
  await world.close();
});

async function onTheShelf(pieces: number): Promise<ProductId> {
  const id = randomUUID() as ProductId;
  await web.uow.run(OWNER, async ({ catalogue, stock }) => {
    await catalogue.putProduct(aProduct({ id, slug: `p-${id.slice(0, 8)}` }));
    const movement = { id: randomUUID() as never, productId: id, orderId: null, reason: null };
    return ok(await stock.book({ ...movement, kind: 'delivery', quantity: pieces }, MONDAY));
  });
  return id;
}
const fill = async (actor: Booker, productId: ProductId) =>
  won(await addToCart(atDesk())(actor, { productId, quantity: '1', had: 0 }));
async function place(actor: Booker, form = FORM, orderId = randomUUID() as OrderId) {
  const items = await cartQueries(web.database).items(actor);
  const book = contractBook(SALON);
  const seen = offerPrint(offerOf(items, null, book, dateOf(clock.now(), book.zone)));
  const { termsVersion } = book;
  const address = '192.0.2.1';
  return placeOrder(atDesk())(actor, {
    orderId,
    form,
    address,
    seen,
    accepted: true,
    termsVersion,
    locale: 'de-CH',
  });
}
async function placed(form = FORM, pieces = 3) {
  const actor = someVisitor();
  const productId = await onTheShelf(pieces);
  await fill(actor, productId);
  return { actor, productId, order: won(await place(actor, form)) };
}
const pay = (actor: Booker, orderId: OrderId) =>
  payOrder(atDesk())(actor, { orderId, title: () => 'Bestellung' });
async function paid(way: 'card' | 'twint' = 'card') {
  const made = await placed();
  won(await pay(made.actor, made.order.id));
  const view = await queries().order(STAFF, made.order.id);
  const payment = view!.payments[0]!;
  payments.vendor.pays(payment.checkoutRef!, way);
  return { ...made, payment };
}
/** The one product of the order, paid in cash. */
const soldWith = (orderId: OrderId): RingUpInput => ({
  saleId: randomUUID() as SaleId,
  appointmentId: null,
  orderId,
  lines: [
    { key: 'o1', quantity: '', reduction: '', reason: '', seen: '2450', text: '', amount: '', vatCode: '' },
  ],
  tips: [],
  voucher: '',
  payment: { pay: 'cash', card: '', cardReceipt: '', twint: '', received: '' },
});
const till = () => tillQueries(web.database);
const levelOf = async (id: ProductId) =>
  (await world.owner`select stock, reserved from product where id = ${id}`)[0];

describe('the last piece', () => {
  test('of what fifty want to order at once goes to one of them; the others keep their carts', async () => {
    const productId = await onTheShelf(1);
    const buyers = Array.from({ length: 50 }, () => someVisitor());
    for (const buyer of buyers) await fill(buyer, productId);
    const answers = await Promise.all(buyers.map((buyer) => place(buyer)));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(new Set(answers.map(outcome))).toEqual(new Set(['ok', 'not_there']));
    expect(await levelOf(productId)).toEqual({ stock: 0, reserved: 1 });
    const left =
      await world.owner`select count(*)::int as lines from cart_line where product_id = ${productId}`;
    expect(left).toEqual([{ lines: 49 }]);
    expect(await catalogueQueries(web.database).differences(OWNER)).toEqual([]);
  });

  test('one order is made of a form that is sent five times at once', async () => {
    const actor = someVisitor();
    await fill(actor, await onTheShelf(9));
    const id = randomUUID() as OrderId;
    const answers = await Promise.all(Array.from({ length: 5 }, () => place(actor, FORM, id)));
    expect(answers.map(outcome)).toEqual(Array(5).fill('ok'));
    expect(new Set(answers.map((answer) => answer.ok && answer.value.number)).size).toBe(1);
    const rows = await world.owner`select count(*)::int as lines from shop_order_line where order_id = ${id}`;
    expect(rows).toEqual([{ lines: 1 }]);
  });

  test('one order is made of a cart that is ordered in five windows at once', async () => {
    const actor = someVisitor();
    await fill(actor, await onTheShelf(9));
    const answers = await Promise.all(Array.from({ length: 5 }, () => place(actor)));
    expect(answers.map(outcome).sort()).toEqual([...Array(4).fill('cart_empty'), 'ok']);
  });
});

describe('money', () => {
  test('is written once by two workers at the same moment, and by nobody else', async () => {
    const { actor, order, payment, productId } = await paid();
    const settle = settlePayment(inJob());
    const settled = await Promise.all([1, 2, 3].map(() => settle(system, { paymentId: payment.id })));
    expect(settled.map((each) => each.ok && each.value).toSorted()).toEqual([
      'applied',
      'nothing',
      'nothing',
    ]);
    expect(await queries().order(actor, order.id)).toMatchObject({
      order: { state: { paid: 2450, stage: 'open' }, dueAt: null },
      payments: [{ status: 'succeeded', method: 'card', url: null }],
    });
    expect(await levelOf(productId)).toEqual({ stock: 2, reserved: 0 });
    const log = await world.owner`
      select action, actor_kind from audit_entry where target_id = ${order.id} order by at, action`;
    expect(log.map(({ action }) => action)).toEqual(['order.paid', 'order.payment_opened', 'order.placed']);
    const mails =
      await world.owner`select kind from outbox_mail where recipient = 'alice@example.ch' and kind = 'order_paid'`;
    expect(mails.length).toBeGreaterThan(0);
  });

  test('a message is stored once by its name, and its object has one job', async () => {
    const { order, payment } = await paid();
    const inbox = vendorInbox(web.database);
    const notice = (eventId: string): PaymentNotice => ({
      eventId: eventId as never,
      type: 'checkout.session.completed',
      subject: { kind: 'checkout', ref: payment.checkoutRef! },
      paymentRef: null,
      claim: null,
      livemode: false,
      createdAt: MONDAY,
    });
    const [first, second] = [`evt_${randomUUID()}`, `evt_${randomUUID()}`];
    const taken = await Promise.all([first, first, first].map((id) => inbox.take(notice(id), MONDAY)));
    expect(taken.toSorted()).toEqual([false, false, true]);
    expect(await inbox.take(notice(second), MONDAY)).toBe(true);
    const jobs = await world.owner`
      select payload from graphile_worker._private_jobs where payload ->> 'ref' = ${payment.checkoutRef}`;
    expect(jobs).toHaveLength(1);
    won(await applyNotice(inJob())({ kind: 'checkout', ref: payment.checkoutRef! }));
    const events = await world.owner`
      select outcome from vendor_event where subject_ref = ${payment.checkoutRef} order by event_id`;
    expect(events).toEqual([{ outcome: 'applied' }, { outcome: 'applied' }]);
    expect((await queries().order(STAFF, order.id))?.order.state.paid).toBe(2450);
  });

  test('a payment of which no message comes is asked about by a job of its own, and counts once', async () => {
    const { order } = await paid();
    clock.pass(2 * 60_000);
    const ask = settleRunningPayments(inJob());
    await Promise.all([ask(), ask()]);
    expect(await queries().order(STAFF, order.id)).toMatchObject({
      order: { state: { paid: 2450, refunded: 0 } },
      payments: [{ status: 'succeeded', paidAt: MONDAY }],
    });
  });

  test('a payment about which a message waits for its job is asked about only once that has waited too long', async () => {
    const { payment } = await paid();
    const minute = 60_000;
    const asked = async (at: number): Promise<boolean> =>
      (await paymentLookout(worker.database).running(at as Instant)).some(
        ({ paymentId }) => paymentId === payment.id,
      );
    expect(await asked(MONDAY)).toBe(true);
    await vendorInbox(web.database).take(
      {
        eventId: `evt_${randomUUID()}` as never,
        type: 'checkout.session.completed',
        subject: { kind: 'checkout', ref: payment.checkoutRef! },
        paymentRef: null,
        claim: null,
        livemode: false,
        createdAt: MONDAY,
      },
      MONDAY,
    );
    expect(await asked(MONDAY + 5 * minute)).toBe(false);
    expect(await asked(MONDAY + 15 * minute)).toBe(true);
    won(await applyNotice(inJob())({ kind: 'checkout', ref: payment.checkoutRef! }));
    expect(await asked(MONDAY + 15 * minute)).toBe(false);
  });

  test('a message whose job has given up is seen by who leads, and tried again when they say so', async () => {
    const ref = `cs_dead_${randomUUID()}`;
    const notice: PaymentNotice = {
      eventId: `evt_${ref}` as never,
      type: 'checkout.session.completed',
      subject: { kind: 'checkout', ref: ref as never },
      paymentRef: null,
      claim: null,
      livemode: false,
      createdAt: MONDAY,
    };
    await vendorInbox(web.database).take(notice, MONDAY);
    await world.owner`
      update graphile_worker._private_jobs set attempts = max_attempts where payload ->> 'ref' = ${ref}`;
    const waiting = async (actor = OWNER) =>
      (await vendorMessageQueries(web.database).waiting(actor, MONDAY)).filter(
        ({ eventId }) => eventId === notice.eventId,
      );
    expect(await waiting()).toMatchObject([{ tries: 12, gaveUp: true, type: notice.type }]);
    await expect(waiting(STAFF)).rejects.toThrow(/who leads/);
    const retry = retryMessage(atDesk());
    expect(outcome(await retry(STAFF, { eventId: notice.eventId }))).toBe('not_found');
    won(await retry(OWNER, { eventId: notice.eventId }));
    expect(await waiting()).toMatchObject([{ tries: 0, gaveUp: false }]);
    const log = await world.owner`
      select data from audit_entry where action = 'vendor_message.retried' and target_id = ${SALON}`;
    expect(log).toEqual([{ data: { eventId: notice.eventId } }]);
    won(await applyNotice(inJob())(notice.subject));
    expect(await waiting()).toEqual([]);
    expect(outcome(await retry(OWNER, { eventId: notice.eventId }))).toBe('done_meanwhile');
  });

  test('what claims to be of a salon that there is not belongs to nobody', async () => {
    const claim = { salonId: randomUUID() as never, purpose: 'order' as const, reference: randomUUID() };
    const wish = {
      claim,
      attempt: randomUUID(),
      amount: 900 as never,
      methods: ['card'] as const,
      title: 'x',
    };
    const opened = won(
      await payments.openCheckout({
        ...wish,
        email: null,
        locale: 'de-CH',
        expiresAt: (clock.now() + 3_600_000) as never,
        keepCard: false,
        returnTo: { done: 'https://a.test', cancelled: 'https://a.test' },
      }),
    );
    payments.vendor.pays(opened.checkoutRef, 'card');
    const told = await applyNotice(inJob())({ kind: 'checkout', ref: opened.checkoutRef });
    expect(told).toEqual(ok('nobodys'));
  });

  test('goes back once, however many send it at the same moment', async () => {
    const { order, payment } = await paid();
    won(await settlePayment(inJob())(system, { paymentId: payment.id }));
    const refundId = randomUUID() as RefundId;
    const form = { amount: '24.50', words: 'Kulanz', back: {} };
    const refund = refundOrder(atDesk());
    const asked = await Promise.all([1, 2].map(() => refund(OWNER, { orderId: order.id, refundId, form })));
    expect(asked.map(outcome)).toEqual(['ok', 'ok']);
    const other = await refund(OWNER, { orderId: order.id, refundId: randomUUID() as RefundId, form });
    expect(outcome(other)).toBe('more_than_left');
    const send = sendRefund(inJob());
    await Promise.all([1, 2, 3].map(() => send(system, { refundId })));
    const view = await queries().order(STAFF, order.id);
    expect(view).toMatchObject({ order: { state: { refunded: 2450 } }, refunds: [{ status: 'succeeded' }] });
    expect([...payments.vendor.refunds.values()].filter((each) => each.refundId === refundId)).toHaveLength(
      1,
    );
  });

  test('whoever gives an order up leaves a line for the payment that ends with it, and so does the desk', async () => {
    const [left, cancelled] = [await placed(), await placed()];
    for (const { actor, order } of [left, cancelled]) won(await pay(actor, order.id));
    won(await leaveOrder(atDesk())(left.actor, { orderId: left.order.id, again: false }));
    const { id, version } = (await queries().order(STAFF, cancelled.order.id))!.order;
    won(await workOnOrder(atDesk())(STAFF, { orderId: id, version, step: 'cancel', reason: 'Bruch' }));
    for (const { order } of [left, cancelled]) {
      const told = await world.owner`
        select e.action from audit_entry e join payment p on p.id::text = e.data ->> 'paymentId'
        where p.order_id = ${order.id} and p.status = 'ended' and e.action = 'order.payment_ended'`;
      expect(told).toHaveLength(1);
    }
  });

  test('nobody pays for an order whose time is up: its page ends, its goods are on sale again', async () => {
    const { actor, order, productId } = await placed();
    won(await pay(actor, order.id));
    clock.pass(40 * 60_000);
    const lapse = lapseOrders(inJob());
    const ended = await Promise.all([lapse(), lapse()]);
    expect(ended.reduce((sum, { lapsed }) => sum + lapsed, 0)).toBeGreaterThanOrEqual(1);
    expect(await queries().order(actor, order.id)).toMatchObject({
      order: { state: { stage: 'cancelled' } },
      payments: [{ status: 'ended' }],
    });
    expect(await levelOf(productId)).toEqual({ stock: 3, reserved: 0 });
    expect(await catalogueQueries(web.database).differences(OWNER)).toEqual([]);
  });
});

describe('the desk', () => {
  test('rings up what was ordered, sells what was kept, and is told when somebody was faster', async () => {
    const { order, productId } = await placed({ ...FORM, payBy: 'on_pick_up' });
    const work = workOnOrder(atDesk());
    const step = { orderId: order.id, version: order.version, reason: 'Irrtum' };
    const [one, other] = await Promise.all([
      ringUp(atDesk())(STAFF, soldWith(order.id)),
      work(STAFF, { ...step, step: 'cancel' }),
    ]);
    expect([outcome(one), outcome(other)].filter((each) => each === 'ok')).toHaveLength(1);
    const view = await queries().order(STAFF, order.id);
    expect(['completed', 'cancelled']).toContain(view?.order.state.stage);
    expect((await levelOf(productId))?.['reserved']).toBe(0);
  });

  test('three windows that ring up one order sell it once; taken back, its goods are on the shelf and it ends', async () => {
    const { order, productId } = await placed({ ...FORM, payBy: 'on_pick_up' });
    const once = soldWith(order.id);
    const answers = await Promise.all([
      ringUp(atDesk())(STAFF, once),
      ringUp(atDesk())(STAFF, once),
      ringUp(atDesk())(OWNER, soldWith(order.id)),
    ]);
    const sold = answers.flatMap((answer) => (answer.ok ? [answer.value] : []));
    expect(new Set(sold).size).toBe(1);
    expect(outcome(await ringUp(atDesk())(STAFF, soldWith(order.id)))).toBe('order_not_payable');
    expect(await levelOf(productId)).toEqual({ stock: 2, reserved: 0 });
    const saleId = sold[0]!;
    expect(await till().saleOfOrder(STAFF, order.id)).toBe(saleId);
    expect((await till().sale(STAFF, saleId))?.sale).toMatchObject({
      orderId: order.id,
      total: order.state.total,
      lines: [{ kind: 'order', productId, quantity: 1, reduction: 0 }],
    });
    const taken = () =>
      voidSale(atDesk())(STAFF, { saleId, voidId: randomUUID() as SaleId, reason: 'Irrtum' });
    expect((await Promise.all([taken(), taken(), taken()])).filter(({ ok: done }) => done)).toHaveLength(1);
    expect(await levelOf(productId)).toEqual({ stock: 3, reserved: 0 });
    const view = await queries().order(STAFF, order.id);
    expect(view).toMatchObject({
      order: { state: { stage: 'completed', refunded: order.state.total } },
      payments: [{ method: 'till', refunded: order.state.total }],
      refunds: [],
    });
    expect(await catalogueQueries(web.database).differences(OWNER)).toEqual([]);
  });

  test('an order is rung up whole, at the price that was agreed, and never one that is paid online', async () => {
    const { order } = await placed({ ...FORM, payBy: 'on_pick_up' });
    const wish = soldWith(order.id);
    expect(outcome(await ringUp(atDesk())(STAFF, { ...wish, lines: [] }))).toBe('invalid');
    const line = wish.lines[0]!;
    expect(outcome(await ringUp(atDesk())(STAFF, { ...wish, lines: [{ ...line, seen: '5' }] }))).toBe(
      'price_changed',
    );
    const online = await placed();
    expect(outcome(await ringUp(atDesk())(STAFF, soldWith(online.order.id)))).toBe('order_not_payable');
    expect(outcome(await ringUp(atDesk())(STAFF, soldWith(randomUUID() as OrderId)))).toBe('not_found');
    expect(outcome(await ringUp(atDesk())(STAFF, wish))).toBe('ok');
  });
});

describe('a way of sending', () => {
  test('is added and changed by who leads; what is not offered nobody can choose', async () => {
    const id = randomUUID() as ShippingMethodId;
    const form = {
      nameDe: 'Velokurier',
      nameEn: 'Bicycle courier',
      price: '12',
      freeFrom: '150',
      vatCode: 'standard',
      position: '5',
      active: true,
    };
    const save = saveShipping(atDesk());
    won(await save(OWNER, { id, seen: null, form }));
    const all = async () =>
      (await catalogueQueries(web.database).shippingMethods(OWNER)).filter((method) => method.id === id);
    const [saved] = await all();
    expect(saved).toMatchObject({ price: 1200, freeFrom: 15_000, position: 5, active: true });
    const offered = async () =>
      (await queries().shippingMethods(someVisitor())).some((method) => method.id === id);
    expect(await offered()).toBe(true);
    const seen = fingerprint(shippingContentOf(saved!));
    won(await save(OWNER, { id, seen, form: { ...form, active: false, freeFrom: '' } }));
    expect(await all()).toMatchObject([{ active: false, freeFrom: null }]);
    expect(await offered()).toBe(false);
    expect(outcome(await save(OWNER, { id, seen, form }))).toBe('changed');
    expect(outcome(await save(STAFF, { id, seen: null, form }))).toBe('not_found');
  });
});

describe('TWINT', () => {
  test('is given back by hand after half a year, because it takes nothing back any more', async () => {
    const { order, payment } = await paid('twint');
    won(await settlePayment(inJob())(system, { paymentId: payment.id }));
    clock.pass(181 * 24 * 3_600_000);
    const refundId = randomUUID() as RefundId;
    const form = { amount: '5', words: 'Fehler', back: {} };
    won(await refundOrder(atDesk())(OWNER, { orderId: order.id, refundId, form }));
    expect(await queries().byHand(OWNER)).toMatchObject([
      { id: refundId, amount: 500, status: 'by_hand', payee: 'Alice Muster', email: 'alice@example.ch' },
    ]);
    won(await noteTransfer(atDesk())(OWNER, { refundId }));
    expect(await queries().byHand(OWNER)).toEqual([]);
  });
});

describe('orders', () => {
  test('are listed by what is to be done with them, newest first, a page at a time', async () => {
    const waiting = await placed({ ...FORM, payBy: 'on_pick_up' });
    const unpaid = await placed();
    const numbers = async (filter: 'to_do' | 'pending' | 'all', before: number | null = null) =>
      (await queries().list(STAFF, { filter, before, count: 2 })).map(({ number }) => number);
    expect(await numbers('all')).toEqual([unpaid.order.number, waiting.order.number]);
    expect((await numbers('to_do'))[0]).toBe(waiting.order.number);
    expect((await numbers('all', waiting.order.number))[0]).toBeLessThan(waiting.order.number);
    expect(
      await queries().list(employeeOf(OTHER_SALON, 'owner'), { filter: 'all', before: null, count: 9 }),
    ).toEqual([]);
    expect((await queries().own(waiting.actor)).map(({ number }) => number)).toEqual([waiting.order.number]);
    expect(await queries().own(STAFF)).toEqual([]);
  });

  test('are opened by their signed address, in their salon', async () => {
    const { actor, order } = await placed();
    expect(await queries().holder(SALON, order.id)).toBe(actor.visitorId);
    expect(await queries().holder(OTHER_SALON, order.id)).toBeNull();
    const elsewhere: Visitor = { ...actor, salonId: OTHER_SALON };
    expect(await queries().order(elsewhere, order.id)).toBeNull();
    expect(await queries().order(someVisitor(), order.id)).toBeNull();
  });
});
