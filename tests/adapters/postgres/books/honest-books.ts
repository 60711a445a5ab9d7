/**
 * A week of a salon that keeps honest books, made by its own use cases: orders paid and given back by card, TWINT and at
 * the desk, sales and closings at the till, invoices, credit notes and payouts. Made once, and copied for each fault.
 */
import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import type { MemoryPayments } from '#adapters/memory/payments.ts';
import { paymentLookout } from '#adapters/postgres/payment-lookout.ts';
import { cartQueries } from '#adapters/postgres/queries/cart-queries.ts';
import { orderQueries } from '#adapters/postgres/queries/order-queries.ts';
import { voucherQueries } from '#adapters/postgres/queries/voucher-queries.ts';
import { memoryLinks } from '#adapters/memory/links.ts';
import { cancelVisit } from '#domain/calendar/use-cases/cancel-visit.ts';
import { changeVisitState } from '#domain/calendar/use-cases/change-visit-state.ts';
import { lookAtCard } from '#domain/deposits/steps/charge-card.ts';
import { payDeposit, type PayDepositInput } from '#domain/deposits/use-cases/pay-deposit.ts';
import { settleVisitDeposit } from '#domain/deposits/use-cases/settle-deposits.ts';
import type { PaidThing } from '#domain/ports/vouchers.ts';
import { tillQueries } from '#adapters/postgres/queries/till-queries.ts';
import { sha256 } from '#adapters/system/digest.ts';
import { randomIds } from '#adapters/system/random-ids.ts';
import { creditInvoice } from '#domain/invoices/use-cases/credit-invoice.ts';
import { invoiceVisit } from '#domain/invoices/use-cases/invoice-visit.ts';
import { notePayment } from '#domain/invoices/use-cases/note-payment.ts';
import { offerOf, offerPrint } from '#domain/orders/new-order.ts';
import { applyNotice } from '#domain/payments/use-cases/apply-notice.ts';
import { addGift, addToCart } from '#domain/orders/use-cases/change-cart.ts';
import { payOrder } from '#domain/orders/use-cases/pay-order.ts';
import { leaveOrder } from '#domain/orders/use-cases/leave-order.ts';
import { placeOrder } from '#domain/orders/use-cases/place-order.ts';
import { refundOrder } from '#domain/orders/use-cases/refund-order.ts';
import { sendRefund } from '#domain/payments/use-cases/send-refund.ts';
import { settleOrder } from '#domain/orders/use-cases/settle-order.ts';
import { takeBackVoucher } from '#domain/orders/use-cases/take-back-voucher.ts';
import { workOnOrder } from '#domain/orders/use-cases/work-on-order.ts';
import { settlePayment } from '#domain/payments/use-cases/settle-payment.ts';
import type { CheckoutRef, PaymentRef } from '#domain/payments/payment-refs.ts';
import type { Log } from '#domain/ports/log.ts';
import type { Employee, System, Visitor } from '#domain/shared/actor.ts';
import type {
  AccountId,
  AppointmentId,
  CashMoveId,
  ClosingId,
  GiftId,
  InvoiceId,
  InvoicePaymentId,
  OrderId,
  ProductId,
  RefundId,
  SaleId,
  SessionId,
  VoucherId,
} from '#domain/shared/ids.ts';
import { rappen } from '#domain/shared/money.ts';
import { ok } from '#domain/shared/result.ts';
import { dateOf, type Instant, type LocalDate } from '#domain/shared/salon-time.ts';
import { keyOfProduct, type RawLine } from '#domain/till/basket.ts';
import { sumsOf } from '#domain/till/period.ts';
import { closeTill } from '#domain/till/use-cases/close-till.ts';
import { moveCash } from '#domain/till/use-cases/move-cash.ts';
import type { RingUpInput } from '#domain/till/ring-up-form.ts';
import { ringUp } from '#domain/till/use-cases/ring-up.ts';
import { voidSale } from '#domain/till/use-cases/void-sale.ts';
import { instant } from '#tests/contracts/contract-rows.ts';
import { ANNA, BEN, contractBook, CUT, OTHER_SALON, SALON } from '#tests/contracts/contract-salon.ts';
import { CONTRACT_SALONS } from '#tests/contracts/fixture.ts';
import { won } from '#tests/domain/slots/use-cases/desk.ts';
import { aProduct, CARE } from '#tests/support/builders/products.ts';
import { insertAccount } from '#tests/support/accounts.ts';
import { FORM } from '#tests/support/order-desk.ts';
import { moneyParts } from '#tests/support/money-parts.ts';
import { insertSalon } from '../salon-rows.ts';
import type { testClock } from '../world.ts';
import { LEA, MONDAY, openProcess, someVisitor, type Process } from '../world.ts';

const silent = () => undefined;
export const SILENT: Log = { debug: silent, info: silent, warn: silent, error: silent };
const MINUTE = 60_000;
const TODAY = '2026-03-10' as LocalDate;

const NOBODY = { name: '', street: '', houseNumber: '', postalCode: '', city: '' };
const EACH = [100_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10, 5];

export const system: System = { kind: 'system', salonId: SALON, job: 'test' };

/** A salon on one database, with everything that can be done in it. Each step is a minute after the one before. */
export function salonOn(
  urls: { readonly appUrl: string; readonly jobsUrl: string },
  sql: postgres.Sql,
  payments: MemoryPayments,
  clock: ReturnType<typeof testClock>,
  owner: Employee,
) {
  const web = openProcess(urls.appUrl, clock, { poolSize: 2 });
  const worker = openProcess(urls.jobsUrl, clock, { poolSize: 2 });
  const links = { order: (_: string, id: OrderId) => `https://salon.test/order/${id}`, open: () => null };
  const notices = { compose: () => ({ subject: 's', text: 't', html: 'h', calendar: null }) };
  const shared = {
    clock,
    ids: randomIds,
    payments,
    links,
    notices,
    log: SILENT,
    digest: sha256,
    ...moneyParts,
  };
  const atDesk = (of: Process = web) => {
    clock.pass(MINUTE);
    return { ...shared, uow: of.uow };
  };
  const inJob = () => ({ ...atDesk(worker), paymentLookout: paymentLookout(worker.database) });
  const till = tillQueries(web.database);

  type Wish = {
    readonly payBy?: 'online' | 'on_pick_up';
    /** A code, and what it pays of it. */
    readonly voucher?: readonly [code: string, pays: number];
    /** Francs of a voucher that is bought with it. */
    readonly gift?: number;
  };
  async function place(pieces: number, { payBy = 'online', voucher = ['', 0], gift }: Wish = {}) {
    const actor = someVisitor();
    if (pieces > 0)
      won(await addToCart(atDesk())(actor, { productId: PRODUCT, quantity: String(pieces), had: 0 }));
    if (gift !== undefined) {
      const form = { amount: String(gift), recipient: 'Berta', message: '' };
      won(await addGift(atDesk())(actor, { giftId: randomUUID() as GiftId, form }));
    }
    const cart = cartQueries(web.database);
    const [items, gifts] = [await cart.items(actor), await cart.gifts(actor)];
    const book = contractBook(SALON);
    const offer = offerOf(items, null, book, dateOf(clock.now(), book.zone), gifts);
    const order = won(
      await placeOrder(atDesk())(actor, {
        orderId: randomUUID() as OrderId,
        form: { ...FORM, payBy, voucher: voucher[0] },
        seen: offerPrint(offer, rappen(voucher[1])),
        accepted: true,
        termsVersion: book.termsVersion,
        locale: 'de-CH',
        address: '192.0.2.1',
      }),
    );
    return { actor, order };
  }
  /** Paid at the vendor; whether we hear of it is said by `paid`. */
  async function payAtVendor(pieces: number, way: 'card' | 'twint', wish: Wish = {}) {
    const { actor, order } = await place(pieces, wish);
    won(await payOrder(atDesk())(actor, { orderId: order.id, title: () => 'Bestellung' }));
    const view = await orderQueries(web.database).order(owner, order.id);
    const payment = view!.payments[0]!;
    payments.vendor.pays(payment.checkoutRef as CheckoutRef, way);
    return { orderId: order.id, paymentId: payment.id };
  }
  async function paid(pieces: number, way: 'card' | 'twint', wish: Wish = {}) {
    const made = await payAtVendor(pieces, way, wish);
    won(await settlePayment(inJob())(system, { paymentId: made.paymentId }));
    const view = await orderQueries(web.database).order(owner, made.orderId);
    return { ...made, paymentRef: view!.payments[0]!.paymentRef as PaymentRef };
  }
  const codeOf = (id: VoucherId, key: string) => moneyParts.codes.codeOf(SALON, id, key)!;
  async function boughtWith(thing: PaidThing) {
    const [row] = await voucherQueries(web.database).boughtWith(owner, thing, TODAY);
    return { voucherId: row!.id, code: codeOf(row!.id, row!.codeKey) };
  }
  async function sellVoucher(francs: number) {
    const saleId = await sell([line('v1', 0, { amount: String(francs), seen: '' })]);
    return { saleId, ...(await boughtWith({ kind: 'sale', id: saleId })) };
  }
  async function buyVoucher(pieces: number, francs: number) {
    const { orderId } = await paid(pieces, 'card', { gift: francs });
    return { orderId, ...(await boughtWith({ kind: 'order', id: orderId })) };
  }
  /** A visit that was paid ahead. */
  async function payAhead(start: string, staff = ANNA, keepCard: PayDepositInput['keepCard'] = undefined) {
    const held = won(
      await web.reserve(someVisitor(), {
        attemptId: randomUUID() as never,
        wish: { items: [{ serviceId: CUT, staff }] },
        start: Math.floor(instant(start) / MINUTE) as never,
        locale: 'de-CH',
      }),
    );
    const actor: Visitor = { kind: 'visitor', salonId: SALON, visitorId: held.visitorId };
    const details = { contact: LEA, termsVersion: held.termsVersion };
    won(
      await payDeposit({ ...atDesk(), links: memoryLinks() })(actor, {
        holdId: held.id,
        details,
        locale: 'de-CH',
        title: () => 'Anzahlung',
        ...(keepCard && { keepCard }),
      }),
    );
    const found = await worker.uow.run(system, async (stores) => ok(await stores.payments.ofVisit(held.id)));
    const payment = won(found)[0]!;
    payments.vendor.pays(payment.checkoutRef as CheckoutRef, 'card');
    return { visitId: held.id, paymentId: payment.id };
  }
  async function ahead(start: string, staff = ANNA, keepCard: PayDepositInput['keepCard'] = undefined) {
    const made = await payAhead(start, staff, keepCard);
    won(await settlePayment(inJob())(system, { paymentId: made.paymentId }));
    return made;
  }
  async function settleVisit(visitId: AppointmentId) {
    won(await settleVisitDeposit(inJob())(system, { visitId }));
    const wanted = await sql<{ id: RefundId }[]>`
      select id from refund where appointment_id = ${visitId} and status = 'wanted'`;
    for (const { id } of wanted) won(await sendRefund(inJob())(system, { refundId: id }));
  }
  async function refunded(orderId: OrderId, amount: string, send = true) {
    const refundId = randomUUID() as RefundId;
    won(
      await refundOrder(atDesk())(owner, { orderId, refundId, form: { amount, words: 'Kulanz', back: {} } }),
    );
    if (send) won(await sendRefund(inJob())(system, { refundId }));
    return refundId;
  }
  const line = (key: string, seen: number, over: Partial<RawLine> = {}): RawLine => ({
    key,
    quantity: '1',
    reduction: '',
    reason: '',
    seen: String(seen),
    text: '',
    amount: '',
    vatCode: '',
    ...over,
  });
  const shampoo = (quantity = '1') => line(keyOfProduct(PRODUCT), 2450, { quantity });
  const service = (seen: number) => line('s0', seen);
  const free = (amount: string, vatCode = 'standard') =>
    line('f1', 0, { text: 'Perücke', amount, vatCode, reason: 'kein Artikel' });
  const sell = async (lines: readonly RawLine[], over: Partial<RingUpInput> = {}) =>
    won(
      await ringUp(atDesk())(owner, {
        saleId: randomUUID() as SaleId,
        voucher: '',
        appointmentId: null,
        orderId: null,
        lines,
        tips: [],
        payment: { pay: 'cash', card: '', cardReceipt: '', twint: '', received: '' },
        ...over,
      }),
    );
  /** What was ordered to be fetched, paid at the till and handed over with it. */
  async function handedOver(pieces: number, wish: Wish = {}) {
    const { order } = await place(pieces, { payBy: 'on_pick_up', ...wish });
    const lines = order.lines.map(({ position, unitPrice }) => line(`o${position}`, unitPrice));
    const payment = { pay: 'card', card: '', cardReceipt: '0817', twint: '', received: '' };
    const saleId = await sell(lines, { orderId: order.id, payment });
    return { orderId: order.id, saleId };
  }
  async function handOver(orderId: OrderId) {
    const view = await orderQueries(web.database).order(owner, orderId);
    const { version } = view!.order;
    won(await workOnOrder(atDesk())(owner, { orderId, version, step: 'complete', reason: '' }));
  }
  async function move(kind: string, amount: string, staffId = '') {
    const form = { kind, amount, reason: 'Wechselgeld', staffId };
    won(await moveCash(atDesk())(owner, { moveId: randomUUID() as CashMoveId, form }));
  }
  async function close(left: string, off = 0) {
    const { state, period } = await till.open(owner);
    let rest: number = sumsOf(state.opening, period.sales, period.moves).expected + off;
    const pieces: Record<string, string> = {};
    for (const each of EACH) {
      pieces[String(each)] = String(Math.floor(rest / each));
      rest %= each;
    }
    const note = off === 0 ? '' : 'verzählt';
    return won(
      await closeTill(atDesk())(owner, {
        closingId: randomUUID() as ClosingId,
        seen: { period: state.closings + 1, sales: state.sales, moves: state.moves },
        form: { pieces, left, note },
      }),
    );
  }
  async function visit(start: string, staff = ANNA): Promise<AppointmentId> {
    const visitor = someVisitor();
    const held = won(
      await web.reserve(visitor, {
        attemptId: randomUUID() as never,
        wish: { items: [{ serviceId: CUT, staff }] },
        start: Math.floor(instant(start) / MINUTE) as never,
        locale: 'de-CH',
      }),
    );
    const contact = { ...LEA, phone: '079 123 45 67' };
    const { id } = won(
      await web.confirm(visitor, {
        holdId: held.id,
        contact,
        termsVersion: held.termsVersion,
        locale: 'de-CH',
      }),
    );
    return id;
  }
  async function invoice(visitId: AppointmentId) {
    const invoiceId = randomUUID() as InvoiceId;
    return won(await invoiceVisit(atDesk())(owner, { visitId, invoiceId, recipient: NOBODY }));
  }
  async function came(invoiceId: InvoiceId, amount: string, receivedOn: string) {
    const paymentId = randomUUID() as InvoicePaymentId;
    won(
      await notePayment(atDesk())(owner, {
        invoiceId,
        paymentId,
        form: { amount, method: 'bank', receivedOn },
      }),
    );
  }
  async function credit(invoiceId: InvoiceId) {
    const creditNoteId = randomUUID() as InvoiceId;
    const wishes = [{ position: 0, quantity: 1 }];
    won(await creditInvoice(atDesk())(owner, { invoiceId, creditNoteId, wishes, reason: 'nicht zufrieden' }));
  }
  const hear = async (kind: 'dispute' | 'refund' | 'checkout', ref: string) =>
    won(await applyNotice(inJob())({ kind, ref } as Parameters<ReturnType<typeof applyNotice>>[0]));

  return {
    web,
    worker,
    deps: atDesk,
    inJob,
    place,
    payAtVendor,
    paid,
    refunded,
    handedOver,
    handOver,
    sellVoucher,
    buyVoucher,
    payAhead,
    ahead,
    settleVisit,
    covered: async (orderId: OrderId) => settleOrder(inJob())(system, { orderId }),
    takeBackVoucher: async (voucherId: VoucherId) => {
      const refundId = randomUUID() as RefundId;
      won(await takeBackVoucher(atDesk())(owner, { voucherId, refundId, words: 'doch nicht' }));
      won(await sendRefund(inJob())(system, { refundId }));
    },
    leave: async (actor: Visitor, orderId: OrderId) =>
      won(await leaveOrder(atDesk())(actor, { orderId, again: false })),
    cancel: async (id: AppointmentId, byCustomer = false) =>
      won(
        await cancelVisit(atDesk())(owner, {
          id,
          reason: 'krank',
          expectedSequence: 0,
          byCustomer,
        }),
      ),
    chargeCard: async (id: AppointmentId) => won(await lookAtCard(inJob(), system, id)),
    noShow: async (id: AppointmentId) =>
      won(
        await changeVisitState(atDesk())(owner, {
          id,
          step: 'no_show',
          expected: 'confirmed',
        }),
      ),
    shampoo,
    service,
    free,
    sell,
    takeBack: async (saleId: SaleId) =>
      won(await voidSale(atDesk())(owner, { saleId, voidId: randomUUID() as SaleId, reason: 'vertippt' })),
    move,
    close,
    visit,
    invoice,
    came,
    credit,
    hear,
    end: async () => void (await Promise.all([web.close(), worker.close()])),
  };
}
export type SalonOn = ReturnType<typeof salonOn>;

export const PRODUCT = '000000bb-0000-4000-8000-000000000077' as ProductId;

/** What the faults are done to, by name. */
export type Story = {
  /** A voucher from the till, one bought online, and what was sold for them. */
  readonly sold: { readonly voucherId: VoucherId; readonly saleId: SaleId; readonly code: string };
  readonly bought: { readonly voucherId: VoucherId; readonly orderId: OrderId; readonly code: string };
  readonly spentAt: SaleId;
  readonly inPart: OrderId;
  /** Visits that were paid ahead: paid with at the till, on an invoice, kept, gone back, and still to come. */
  readonly visits: {
    readonly used: AppointmentId;
    readonly invoiced: AppointmentId;
    readonly absent: AppointmentId;
    readonly cancelled: AppointmentId;
    readonly credited: AppointmentId;
    readonly waiting: AppointmentId;
  };
  readonly paidAgain: SaleId;
  readonly owner: Employee;
  readonly card: { readonly orderId: OrderId; readonly paymentRef: PaymentRef };
  readonly twint: { readonly orderId: OrderId; readonly paymentRef: PaymentRef };
  readonly partly: { readonly orderId: OrderId; readonly paymentRef: PaymentRef };
  readonly invoicedOrder: OrderId;
  readonly terminal: OrderId;
  readonly waiting: OrderId;
  readonly invoices: readonly [InvoiceId, InvoiceId, InvoiceId];
};

/** Fills a database with it. The vendor, who lives in this process, remembers its part. */
export async function tellStory(
  ownerUrl: string,
  urls: { readonly appUrl: string; readonly jobsUrl: string },
  payments: MemoryPayments,
  clock: ReturnType<typeof testClock>,
): Promise<Story> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
  await sql.begin(async (tx) => {
    for (const { book, card } of CONTRACT_SALONS) await insertSalon(tx, book, card);
  });
  await sql`insert into vat_rate (salon_id, code, basis_points, valid_from) values (${SALON}, 'reduced', 260, '2024-01-01')`;
  const account = await insertAccount(sql, { salonId: SALON, email: 'nora@example.ch', role: 'owner' });
  const owner: Employee = {
    kind: 'employee',
    salonId: SALON,
    role: 'owner',
    staffId: null,
    accountId: account.accountId as AccountId,
    sessionId: account.sessionId as SessionId,
  };
  clock.set(MONDAY);
  const salon = salonOn(urls, sql, payments, clock, owner);
  await salon.web.uow.run(owner, async ({ catalogue, stock }) => {
    await catalogue.putCategory({
      id: CARE,
      slug: 'pflege',
      name: { 'de-CH': 'Pflege', en: 'Care' },
      position: 1,
    });
    await catalogue.putProduct(aProduct({ id: PRODUCT }));
    const movement = { id: randomUUID() as never, productId: PRODUCT, orderId: null, reason: null };
    return ok(await stock.book({ ...movement, kind: 'delivery', quantity: 90 }, MONDAY));
  });
  const visits = [
    await salon.visit('2026-03-10 10:00'),
    await salon.visit('2026-03-10 14:00', BEN),
    await salon.visit('2026-03-10 15:00'),
  ];

  // From here on a visit that is booked online is paid ahead.
  await sql`update booking_rules set deposit_percent = 30, deposit_least_rappen = 2000, late_fee_percent = 50`;
  await sql`update salon set settings_version = settings_version + 1`;
  const used = await salon.ahead('2026-03-11 10:00');
  const invoiced = await salon.ahead('2026-03-11 11:00');
  const absent = await salon.ahead('2026-03-11 13:30');
  const cancelled = await salon.ahead('2026-03-12 15:00');
  const credited = await salon.ahead('2026-03-12 16:30');
  const waitingVisit = await salon.ahead('2026-03-20 10:00');
  await salon.cancel(cancelled.visitId);
  await salon.settleVisit(cancelled.visitId);
  // One that became a voucher.
  await sql`update appointment set deposit_back = 'voucher' where id = ${credited.visitId}`;
  await salon.cancel(credited.visitId, true);
  await salon.settleVisit(credited.visitId);

  // Tuesday: orders and the till.
  clock.set(instant('2026-03-10 10:00'));
  const card = await salon.paid(2, 'card');
  const twint = await salon.paid(1, 'twint');
  const partly = await salon.paid(3, 'card');
  await salon.refunded(partly.orderId, '10.05');
  await salon.refunded(partly.orderId, '7.37');
  const wholly = await salon.paid(1, 'card');
  await salon.refunded(wholly.orderId, '24.50');
  // Handed over with its invoice: a part of it went back before, one after, and one refund did not arrive.
  const invoicedOrder = await salon.paid(3, 'card');
  await salon.refunded(invoicedOrder.orderId, '4.50');
  await salon.handOver(invoicedOrder.orderId);
  await salon.refunded(invoicedOrder.orderId, '24.50');
  const bounced = await salon.refunded(invoicedOrder.orderId, '3.33');
  const bouncedAt = [...payments.vendor.refunds.values()].find(({ refundId }) => refundId === bounced)!;
  payments.vendor.failsRefund(bouncedAt.refundRef);
  await salon.hear('refund', bouncedAt.refundRef);
  const { orderId: terminal } = await salon.handedOver(2);
  const { saleId: regretted } = await salon.handedOver(1);
  await salon.takeBack(regretted);
  const { order: waiting } = await salon.place(2, { payBy: 'on_pick_up' });
  await salon.place(1);
  await salon.move('in', '200');
  await salon.sell([salon.shampoo('2'), salon.free('45.33')], {
    tips: [
      { staffId: ANNA, amount: '5' },
      { staffId: BEN, amount: '2.50' },
    ],
  });
  const slip = await salon.sell([salon.free('12')], {
    payment: { pay: 'mixed', card: '5', cardReceipt: '0815', twint: '3', received: '20' },
  });
  await salon.takeBack(slip);
  await salon.sell([salon.free('88.88')], {
    payment: { pay: 'card', card: '', cardReceipt: '0816', twint: '', received: '' },
  });
  await salon.move('tips', '5', ANNA);
  await salon.close('200');

  // Vouchers, on Tuesday afternoon.
  const sold = await salon.sellVoucher(100);
  const bought = await salon.buyVoucher(1, 50);
  const spentAt = await salon.sell([salon.shampoo('2')], { voucher: sold.code });
  await salon.sell([salon.shampoo()], { voucher: bought.code, tips: [{ staffId: BEN, amount: '2' }] });
  const regret = await salon.sell([salon.shampoo()], { voucher: sold.code });
  await salon.takeBack(regret);
  const inPart = await salon.paid(3, 'card', { voucher: [bought.code, 2_550] });
  await salon.refunded(inPart.orderId, '60.05');
  const { order: whole } = await salon.place(1, { voucher: [sold.code, 2_450] });
  await salon.covered(whole.id);
  await salon.refunded(whole.id, '10', false);
  const left = await salon.place(1, { voucher: [sold.code, 2_450] });
  await salon.leave(left.actor, left.order.id);
  await salon.handedOver(2, { voucher: [sold.code, 3_650] });
  const unwanted = await salon.buyVoucher(2, 30);
  await salon.refunded(unwanted.orderId, '4.90');
  await salon.takeBackVoucher(unwanted.voucherId);
  const { saleId: given } = await salon.sellVoucher(20);
  await salon.takeBack(given);
  await salon.close('200');

  // Wednesday: what was paid ahead, invoices, a dispute that was won, one that failed on its way back, a payout.
  clock.set(instant('2026-03-11 09:00'));
  await sql`update appointment set status = 'completed' where day = '2026-03-10'`;
  await sql`update appointment set status = 'checked_in' where id = ${used.visitId}`;
  clock.set(instant('2026-03-11 10:30'));
  const paidWith = await salon.sell([salon.service(6_000)], { appointmentId: used.visitId });
  await salon.takeBack(paidWith);
  const paidAgain = await salon.sell([salon.service(6_000)], { appointmentId: used.visitId });
  await sql`update appointment set status = 'completed' where id = ${invoiced.visitId}`;
  const withDeposit = await salon.invoice(invoiced.visitId);
  await salon.came(withDeposit, '20', '2026-03-11');
  clock.set(instant('2026-03-11 14:30'));
  await salon.noShow(absent.visitId);
  await salon.settleVisit(absent.visitId);
  clock.set(instant('2026-03-11 15:00'));
  const first = await salon.invoice(visits[0]!);
  const second = await salon.invoice(visits[1]!);
  const third = await salon.invoice(visits[2]!);
  await salon.came(first, '60', '2026-03-11');
  await salon.credit(second);
  await salon.came(third, '20', '2026-03-11');
  await salon.invoice(visits[1]!);
  payments.vendor.paysOut();
  const disputed = await salon.paid(1, 'card');
  const dispute = payments.vendor.opensDispute(disputed.paymentRef);
  await salon.hear('dispute', dispute);
  payments.vendor.closesDispute(dispute, 'won');
  await salon.hear('dispute', dispute);
  const unlucky = await salon.paid(2, 'card');
  const failing = await salon.refunded(unlucky.orderId, '5');
  const refund = [...payments.vendor.refunds.values()].find(({ refundId }) => refundId === failing)!;
  payments.vendor.failsRefund(refund.refundRef);
  await salon.hear('refund', refund.refundRef);
  await salon.sell([salon.shampoo(), salon.free('3.33', 'reduced')]);
  await salon.move('out', '20');
  await salon.close('150');
  // Another salon of the same deployment is paid by the same vendor's account.
  const claim = { salonId: OTHER_SALON, purpose: 'order' as const, reference: randomUUID() };
  const theirs = won(
    await payments.openCheckout({
      claim,
      attempt: randomUUID(),
      amount: rappen(4_000),
      methods: ['card'],
      title: 'x',
      email: null,
      locale: 'de-CH',
      expiresAt: (clock.now() + 3_600_000) as Instant,
      keepCard: false,
      returnTo: { done: 'https://a.test', cancelled: 'https://a.test' },
    }),
  );
  payments.vendor.pays(theirs.checkoutRef, 'card');
  payments.vendor.paysOut();

  // Thursday, not closed yet.
  clock.set(instant('2026-03-12 09:00'));
  await salon.sell([salon.shampoo(), salon.free('17.77', 'reduced')], {
    tips: [{ staffId: BEN, amount: '3' }],
  });
  await salon.paid(1, 'twint');
  clock.pass(2 * 3_600_000);
  await salon.end();
  await sql.end();
  return {
    owner,
    sold,
    bought,
    spentAt,
    inPart: inPart.orderId,
    visits: {
      used: used.visitId,
      invoiced: invoiced.visitId,
      absent: absent.visitId,
      cancelled: cancelled.visitId,
      credited: credited.visitId,
      waiting: waitingVisit.visitId,
    },
    paidAgain,
    card,
    twint,
    partly,
    invoicedOrder: invoicedOrder.orderId,
    terminal,
    waiting: waiting.id,
    invoices: [first, second, third],
  };
}

/** What the vendor remembers, to be put back after each fault. */
export function keepVendor({ vendor }: MemoryPayments): () => void {
  const maps = [
    vendor.checkouts,
    vendor.payments,
    vendor.refunds,
    vendor.disputes,
    vendor.payouts,
  ] as readonly Map<unknown, unknown>[];
  const kept = maps.map((map) => structuredClone([...map.entries()]));
  const lists = [vendor.movements, vendor.notices] as readonly unknown[][];
  const lines = lists.map((list) => structuredClone(list));
  return () => {
    maps.forEach((map, index) => {
      map.clear();
      for (const [key, value] of structuredClone(kept[index]!)) map.set(key, value);
    });
    lists.forEach((list, index) => list.splice(0, list.length, ...structuredClone(lines[index]!)));
  };
}
