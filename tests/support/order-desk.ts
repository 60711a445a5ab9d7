/** A shop on memory: every use case of carts and orders, a payment vendor with switches, and a look behind the counter. */
import { memoryClock } from '#adapters/memory/clock.ts';
import { memoryDatabase, rowsOf } from '#adapters/memory/database.ts';
import { memoryLetters } from '#adapters/memory/letters.ts';
import { memoryLinks } from '#adapters/memory/links.ts';
import { memoryIds } from '#adapters/memory/ids.ts';
import { memoryPayments } from '#adapters/memory/payments.ts';
import { memoryUnitOfWork } from '#adapters/memory/unit-of-work.ts';
import type { RawCheckout } from '#domain/orders/checkout-form.ts';
import { offerOf, offerPrint } from '#domain/orders/new-order.ts';
import type { ShippingMethod } from '#domain/orders/shipping.ts';
import { applyNotice } from '#domain/orders/use-cases/apply-notice.ts';
import { addToCart } from '#domain/orders/use-cases/change-cart.ts';
import { lapseOrders } from '#domain/orders/use-cases/lapse-orders.ts';
import { leaveOrder } from '#domain/orders/use-cases/leave-order.ts';
import { lookAtPayment } from '#domain/orders/use-cases/look-at-payment.ts';
import { payOrder } from '#domain/orders/use-cases/pay-order.ts';
import { placeOrder, type PlaceOrderInput } from '#domain/orders/use-cases/place-order.ts';
import { noteTransfer, refundOrder, settleMatter } from '#domain/orders/use-cases/refund-order.ts';
import { sendRefund } from '#domain/orders/use-cases/send-refund.ts';
import { settlePayment } from '#domain/orders/use-cases/settle-payment.ts';
import { workOnOrder } from '#domain/orders/use-cases/work-on-order.ts';
import type { Log } from '#domain/ports/log.ts';
import type { NoticeOutcome, OrderLookout, OrderPayment } from '#domain/ports/orders.ts';
import type { Booker, System } from '#domain/shared/actor.ts';
import type { OrderId, ProductId, ShippingMethodId } from '#domain/shared/ids.ts';
import { rappen } from '#domain/shared/money.ts';
import { ok } from '#domain/shared/result.ts';
import { dateOf } from '#domain/shared/salon-time.ts';
import { ALICE, NOW } from '#tests/contracts/contract-rows.ts';
import { contractBook, contractCard, SALON } from '#tests/contracts/contract-salon.ts';
import { employeeOf, fillShelf } from './builders/products.ts';

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

export async function orderDesk({ shampoos = 5, combs = 2 } = {}) {
  const database = memoryDatabase([{ book: contractBook(SALON), card: contractCard(SALON) }]);
  const clock = memoryClock(NOW);
  const ids = memoryIds();
  const uow = memoryUnitOfWork(database);
  const payments = memoryPayments(clock, database.guard.refuse);
  const alarms: string[] = [];
  const log: Log = {
    debug: () => undefined,
    info: () => undefined,
    warn: () => undefined,
    error: (message) => void alarms.push(message),
  };
  const rows = () => rowsOf(database, SALON);
  const outcomes: (readonly [ref: string, outcome: NoticeOutcome])[] = [];
  const lookout: OrderLookout = {
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
          .filter(({ status, openedAt }) => (status === 'open' || status === 'pending') && openedAt <= before)
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
    compose: (kind: string) => ({ subject: kind, text: kind, html: kind, calendar: null }),
  };
  const letters = memoryLetters();
  const visitLinks = memoryLinks();
  const deps = { uow, clock, ids, payments, links, notices, lookout, letters, visitLinks, log };
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
    lapse: lapseOrders(deps),
    apply: applyNotice(deps),
    send: sendRefund(deps),
    work: workOnOrder(deps),
    refund: refundOrder(deps),
    settleMatter: settleMatter({ uow, clock }),
    transfer: noteTransfer({ uow, clock }),
  };

  return {
    ...useCases,
    database,
    uow,
    clock,
    ids,
    payments,
    vendor: payments.vendor,
    rows,
    alarms,
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
    audit: () => rows().audit.map(({ entry }) => entry.action),
    /** As the page would send it. */
    async wish(actor: Booker, over: Partial<PlaceOrderInput> = {}): Promise<PlaceOrderInput> {
      const form = over.form ?? FORM;
      const read = await uow.run(actor, async ({ cart }) => ok(await cart.items()));
      const method = form.delivery === POST.id ? POST : null;
      const book = contractBook(SALON);
      const offer = offerOf(read.ok ? read.value : [], method, book, dateOf(clock.now(), book.zone));
      return {
        orderId: orderId(1),
        form,
        seen: offerPrint(offer),
        accepted: true,
        termsVersion: book.termsVersion,
        locale: 'de-CH',
        ...over,
      };
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
        if (next.task === 'settle-payment') await useCases.settle(system, { paymentId: next.paymentId });
        else await useCases.send(system, { refundId: next.refundId });
      }
    },
  };
}
