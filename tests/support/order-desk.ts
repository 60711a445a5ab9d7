/** A shop on memory: every use case of carts and orders, a payment vendor with switches, and a look behind the counter. */
import { memoryClock } from '#adapters/memory/clock.ts';
import { memoryDatabase, rowsOf } from '#adapters/memory/database.ts';
import { memoryIds } from '#adapters/memory/ids.ts';
import { memoryPayments } from '#adapters/memory/payments.ts';
import { memoryUnitOfWork } from '#adapters/memory/unit-of-work.ts';
import type { RawCheckout } from '#domain/orders/checkout-form.ts';
import { invoiceOrder } from '#domain/invoices/use-cases/invoice-order.ts';
import { offerOf, offerPrint } from '#domain/orders/new-order.ts';
import type { ShippingMethod } from '#domain/orders/shipping.ts';
import { applyNotice } from '#domain/payments/use-cases/apply-notice.ts';
import { addGift, addToCart } from '#domain/orders/use-cases/change-cart.ts';
import { lapseOrders } from '#domain/orders/use-cases/lapse-orders.ts';
import { settleRunningPayments } from '#domain/payments/use-cases/settle-running-payments.ts';
import { leaveOrder } from '#domain/orders/use-cases/leave-order.ts';
import { lookAtPayment } from '#domain/orders/use-cases/look-at-payment.ts';
import { payOrder } from '#domain/orders/use-cases/pay-order.ts';
import { placeOrder, type PlaceOrderInput } from '#domain/orders/use-cases/place-order.ts';
import { noteTransfer } from '#domain/payments/use-cases/note-transfer.ts';
import { refundOrder } from '#domain/orders/use-cases/refund-order.ts';
import { settleMatter } from '#domain/payments/use-cases/settle-matter.ts';
import { isRunning } from '#domain/payments/payment.ts';
import { sendRefund } from '#domain/payments/use-cases/send-refund.ts';
import { settleOrder } from '#domain/orders/use-cases/settle-order.ts';
import { takeBackVoucher } from '#domain/orders/use-cases/take-back-voucher.ts';
import { keepVoucher } from '#domain/vouchers/use-cases/keep-voucher.ts';
import { lookUpVoucher } from '#domain/vouchers/use-cases/look-up-voucher.ts';
import { readCode, type VoucherCode } from '#domain/vouchers/voucher-code.ts';
import { voucherShare } from '#domain/orders/voucher-share.ts';
import { settlePayment } from '#domain/payments/use-cases/settle-payment.ts';
import { workOnOrder } from '#domain/orders/use-cases/work-on-order.ts';
import type { Log } from '#domain/ports/log.ts';
import type { NoticeOutcome } from '#domain/payments/vendor-records.ts';
import type { OrderLookout } from '#domain/ports/orders.ts';
import type { PaymentLookout } from '#domain/ports/payment-store.ts';
import type { OrderPayment } from '#domain/payments/payment.ts';
import type { Booker, System } from '#domain/shared/actor.ts';
import type { GiftId, OrderId, ProductId, ShippingMethodId } from '#domain/shared/ids.ts';
import { rappen } from '#domain/shared/money.ts';
import { ok } from '#domain/shared/result.ts';
import { dateOf } from '#domain/shared/salon-time.ts';
import type { SalonBook } from '#domain/slots/salon-book.ts';
import { ALICE, NOW } from '#tests/contracts/contract-rows.ts';
import { contractBook, contractCard, SALON } from '#tests/contracts/contract-salon.ts';
import { employeeOf, fillShelf } from './builders/products.ts';
import { moneyParts } from './money-parts.ts';

export const POST: ShippingMethod = {
  id: '00000059-0000-4000-8000-000000000001' as ShippingMethodId,
  name: { 'de-CH': 'PostPac Economy', en: 'PostPac Economy' },
  price: rappen(850),
  freeFrom: rappen(10_000),
  vatCode: 'standard',
};

export const orderId = (number: number): OrderId =>
  `0000000d-0000-4000-8000-${String(number).padStart(12, '0')}` as OrderId;

export const FORM: RawCheckout = {
  firstName: 'Alice',
  lastName: 'Muster',
  email: 'Alice@Example.ch',
  phone: '079 123 45 67',
  street: '',
  houseNumber: '',
  postalCode: '',
  city: '',
  note: '',
  delivery: 'pick_up',
  payBy: 'online',
  voucher: '',
};

export const SENT: RawCheckout = {
  ...FORM,
  delivery: POST.id,
  street: 'Musterweg',
  houseNumber: '3a',
  postalCode: '9000',
  city: 'St. Gallen',
};

export const system: System = { kind: 'system', salonId: SALON, job: 'test' };

type Options = { readonly shampoos?: number; readonly combs?: number; readonly book?: Partial<SalonBook> };

export async function orderDesk({ shampoos = 5, combs = 2, book = {} }: Options = {}) {
  const database = memoryDatabase([{ book: contractBook(SALON, book), card: contractCard(SALON) }]);
  const clock = memoryClock(NOW);
  const ids = memoryIds();
  const uow = memoryUnitOfWork(database);
  const payments = memoryPayments(clock, database.guard.refuse);
  const alarms: string[] = [];
  const warnings: unknown[] = [];
  const log: Log = {
    debug: () => undefined,
    info: () => undefined,
    warn: (message, facts) => void warnings.push([message, facts]),
    error: (message) => void alarms.push(message),
  };
  const rows = () => rowsOf(database, SALON);
  const outcomes: (readonly [ref: string, outcome: NoticeOutcome])[] = [];
  const lookout: OrderLookout & PaymentLookout = {
    overdue: (at) =>
      Promise.resolve(
        [...rows().orderBook.orders.values()]
          .filter(
            ({ state, dueAt }) =>
              (state.stage === 'open' || state.stage === 'ready') &&
              state.paid === 0 &&
              (dueAt ?? at + 1) <= at,
          )
          .map(({ id }) => ({ salonId: SALON, orderId: id })),
      ),
    running: (before) =>
      Promise.resolve(
        [...rows().orderBook.payments.values()]
          .filter((payment) => isRunning(payment) && payment.openedAt <= before)
          .map(({ id, openedAt }) => ({ salonId: SALON, paymentId: id, openedAt })),
      ),
    done: ({ ref }, outcome) => {
      outcomes.push([ref, outcome]);
      return Promise.resolve();
    },
    forgetCarts: () => Promise.resolve(0),
  };
  const links = {
    order: (_: string, id: OrderId, locale: string) => `https://salon.test/${locale}/order/${id}`,
    open: () => null,
  };
  const notices = {
    /** Of the words, what differs from order to order. */
    compose: (kind: string, facts: object) => ({
      subject: kind,
      text: [
        kind,
        ...(['amount', 'reason'] as const).map((key) => (facts as Record<string, unknown>)[key] ?? ''),
      ]
        .join(' ')
        .trim(),
      html: kind,
      calendar: null,
    }),
  };
  const { codes } = moneyParts;
  const looking = { lookout, paymentLookout: lookout };
  const deps = { uow, clock, ids, payments, links, notices, log, ...looking, ...moneyParts };
  await uow.run(employeeOf(SALON, 'owner'), async (stores) =>
    ok(await fillShelf(stores, NOW, shampoos, combs)),
  );
  rows().orderBook.methods.push(POST);

  const useCases = {
    add: addToCart(deps),
    place: placeOrder(deps),
    pay: payOrder(deps),
    look: lookAtPayment(deps),
    leave: leaveOrder(deps),
    settle: settlePayment(deps),
    settleOrder: settleOrder(deps),
    addGift: addGift(deps),
    lookUp: lookUpVoucher(deps),
    keep: keepVoucher(deps),
    takeBack: takeBackVoucher(deps),
    /** What the worker looks after each minute. */
    lapse: async () => ({ ...(await lapseOrders(deps)()), ...(await settleRunningPayments(deps)()) }),
    apply: applyNotice(deps),
    send: sendRefund(deps),
    work: workOnOrder(deps),
    refund: refundOrder(deps),
    invoice: invoiceOrder(deps),
    settleMatter: settleMatter({ uow, clock }),
    transfer: noteTransfer({ uow, clock }),
  };

  return {
    ...useCases,
    deps,
    database,
    uow,
    clock,
    ids,
    payments,
    vendor: payments.vendor,
    rows,
    alarms,
    warnings,
    outcomes,
    order: (number = 1) => {
      const found = rows().orderBook.orders.get(orderId(number));
      if (found === undefined) throw new Error('no such order');
      return found;
    },
    paymentsOf: (number = 1) =>
      [...rows().orderBook.payments.values()].filter(
        (payment): payment is OrderPayment => payment.orderId === orderId(number),
      ),
    refunds: () => [...rows().orderBook.refunds.values()],
    matters: () => rows().orderBook.matters.map(({ kind }) => kind),
    level: (id: ProductId) => rows().shop.levels.get(id),
    letters: () => [...rows().mails.values()].map(({ letter }) => letter.kind),
    /** With the amount and the reason that stand in them. */
    letterTexts: () => [...rows().mails.values()].map(({ letter }) => letter.content.text),
    audit: () => rows().audit.map(({ entry }) => entry.action),
    /** Whole, but for whom they are about. */
    entries: (from = 0) =>
      rows()
        .audit.slice(from)
        .map(({ entry: { action, data, reason } }) => [action, data, reason] as const),
    /** As the page would send it. */
    async wish(actor: Booker, over: Partial<PlaceOrderInput> = {}): Promise<PlaceOrderInput> {
      const form = over.form ?? FORM;
      const read = await uow.run(actor, async ({ cart }) =>
        ok([await cart.items(), await cart.gifts()] as const),
      );
      const [items, gifts] = read.ok ? read.value : [[], []];
      const method = form.delivery === POST.id ? POST : null;
      const book = contractBook(SALON);
      const today = dateOf(clock.now(), book.zone);
      const offer = offerOf(items, method, book, today, gifts);
      const code = readCode(form.voucher);
      const voucher =
        code === null
          ? null
          : await uow.run(actor, async ({ vouchers }) =>
              ok(await vouchers.spendable(codes.digest(SALON, code), today)),
            );
      const share = voucherShare(offer, form.payBy === 'online' ? 'online' : 'on_pick_up', {
        asked: code !== null,
        voucher: voucher?.ok === true ? voucher.value : null,
      });
      return {
        orderId: orderId(1),
        form,
        address: '192.0.2.1',
        seen: offerPrint(offer, share.ok ? share.value : rappen(0)),
        accepted: true,
        termsVersion: book.termsVersion,
        locale: 'de-CH',
        ...over,
      };
    },
    vouchers: () => [...rows().voucherBook.vouchers.values()],
    moves: () => rows().voucherBook.moves,
    codeOf: (place = 0): VoucherCode => {
      const voucher = [...rows().voucherBook.vouchers.values()][place];
      const code = voucher === undefined ? null : codes.codeOf(SALON, voucher.id, voucher.codeKey);
      if (code === null) throw new Error('no such voucher');
      return code;
    },
    /** A voucher ordered and paid for by card. */
    async boughtVoucher(francs = 100, number = 90, actor: Booker = ALICE): Promise<VoucherCode> {
      const giftId = `0000000f-0000-4000-8000-${String(number).padStart(12, '0')}` as GiftId;
      await useCases.addGift(actor, {
        giftId,
        form: { amount: String(francs), recipient: 'Berta', message: 'Alles Gute' },
      });
      const wish = await this.wish(actor, { orderId: orderId(number) });
      const placed = await useCases.place(actor, wish);
      if (!placed.ok) throw new Error(`not placed: ${placed.error.kind}`);
      await this.payPage(number, actor);
      const { checkoutRef } = this.paymentsOf(number)[0] ?? { checkoutRef: null };
      if (checkoutRef === null) throw new Error('no page to pay at');
      payments.vendor.pays(checkoutRef, 'card');
      await useCases.settle(system, { paymentId: this.paymentsOf(number)[0]!.id });
      return this.codeOf(rows().voucherBook.vouchers.size - 1);
    },
    /** One product in the cart, ordered. */
    async ordered(productId: ProductId, over: Partial<PlaceOrderInput> = {}, actor: Booker = ALICE) {
      await useCases.add(actor, { productId, quantity: '1', had: 0 });
      return await useCases.place(actor, await this.wish(actor, over));
    },
    async payPage(number = 1, actor: Booker = ALICE) {
      return await useCases.pay(actor, {
        orderId: orderId(number),
        title: (order) => `Bestellung ${order.number}`,
      });
    },
    /** Works off what jobs were left, as the worker does. */
    async jobs(): Promise<void> {
      for (
        let next = rows().orderBook.jobs.shift();
        next !== undefined;
        next = rows().orderBook.jobs.shift()
      ) {
        if (next.task === 'settle-order') await useCases.settleOrder(system, { orderId: next.orderId });
        else if (next.task === 'settle-payment') await useCases.settle(system, { paymentId: next.paymentId });
        else await useCases.send(system, { refundId: next.refundId });
      }
    },
  };
}

export type OrderDesk = Awaited<ReturnType<typeof orderDesk>>;
