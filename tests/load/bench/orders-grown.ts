/** What one order costs with a thousand and with a million of them in the database; and the lists of orders. */
import { createHash, randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { notices } from '#adapters/letters/notices.ts';
import { memoryPayments } from '#adapters/memory/payments.ts';
import { openDatabase, type Database } from '#adapters/postgres/database.ts';
import { orderQueries } from '#adapters/postgres/queries/order-queries.ts';
import { salonSettingsCache } from '#adapters/postgres/salon-settings-cache.ts';
import { postgresUnitOfWork } from '#adapters/postgres/unit-of-work.ts';
import { randomIds } from '#adapters/system/random-ids.ts';
import type { RawCheckout } from '#domain/orders/checkout-form.ts';
import { offerOf, offerPrint } from '#domain/orders/new-order.ts';
import { addToCart } from '#domain/orders/use-cases/change-cart.ts';
import { payOrder } from '#domain/orders/use-cases/pay-order.ts';
import { placeOrder } from '#domain/orders/use-cases/place-order.ts';
import { settlePayment } from '#domain/payments/use-cases/settle-payment.ts';
import type { OrderFilter } from '#domain/ports/orders.ts';
import type { Employee, Visitor } from '#domain/shared/actor.ts';
import type { AccountId, OrderId, ProductId, SalonId, SessionId, VisitorId } from '#domain/shared/ids.ts';
import { ok, type Result } from '#domain/shared/result.ts';
import { dateOf, type Instant } from '#domain/shared/salon-time.ts';
import { figure, type Figure } from './figure.ts';
import { inWords, median, spread, takeTurns } from './rounds.ts';
import { carelessly, fillOrders, manyPieces, takeOutOrders } from './shop-rows.ts';
import { moneyParts } from '#tests/support/money-parts.ts';
import type { Stage, StoredOrders } from './stage.ts';

const STORED = { 'few-orders': 1_000, 'many-orders': 1_000_000 } as const;
const ORDERS = 60;
const ROUNDS = 9;
const LOOKS = 10;
const PAGE = 50;

const FORM: RawCheckout = {
  firstName: 'Vera',
  lastName: 'Muster',
  email: 'vera@bench.example',
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

export async function ordersGrown(stage: Stage): Promise<readonly Figure[]> {
  const few = await openDesk(stage, 'few-orders');
  const many = await openDesk(stage, 'many-orders');
  try {
    for (const desk of [few, many]) await desk.order(ORDERS);
    const [grown = [], small = []] = await takeTurns(ROUNDS, [
      () => many.order(ORDERS),
      () => few.order(ORDERS),
    ]);
    const ratio = spread(grown.map((each, round) => each / small[round]!));
    stage.say(`orders-grown: one order ${inWords(ratio)} times as long`);
    const figures = [
      figure(
        'orders-grown',
        ratio.median,
        1.3,
        'lower',
        `${inWords(ratio)}; placed, led to pay and paid in ${median(grown).toFixed(1)} ms with a million orders, ${median(small).toFixed(1)} ms with a thousand, the vendor's part left out`,
      ),
    ];
    for (const [name, look] of LISTS) {
      const [long = [], short = []] = await takeTurns(LOOKS, [
        () => timed(() => look(many)),
        () => timed(() => look(few)),
      ]);
      figures.push(
        figure(
          `orders-grown-${name}`,
          median(long) / median(short),
          null,
          'lower',
          `${median(long).toFixed(1)} ms with a million orders, ${median(short).toFixed(1)} ms with a thousand`,
        ),
      );
    }
    return figures;
  } finally {
    await few.close();
    await many.close();
  }
}

type Desk = Awaited<ReturnType<typeof openDesk>>;

const LISTS: readonly (readonly [string, (desk: Desk) => Promise<unknown>])[] = [
  ['to-do', (desk) => desk.list('to_do')],
  ['all', (desk) => desk.list('all')],
  ['cancelled', (desk) => desk.list('cancelled')],
  ['own', (desk) => desk.own()],
];

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** The use cases of the web and of the worker on one database, the vendor in memory. */
async function openDesk(stage: Stage, stored: StoredOrders & keyof typeof STORED) {
  const { owner, superuserUrl, appUrl, jobsUrl, facts } = await stage.database(stored);
  const superuser = postgres(superuserUrl, { max: 1, onnotice: () => undefined });
  const goods = await manyPieces(owner, facts.salonId);
  const count = STORED[stored];
  stage.say(`orders-grown: filling in ${count} orders`);
  await carelessly(superuser, () =>
    fillOrders(superuser, { salonId: facts.salonId, goods, count, kind: 'history' }),
  );
  await superuser`vacuum analyze`;

  const salonId = facts.salonId as SalonId;
  const clock = { now: () => Date.now() as Instant };
  const opened: Database[] = [];
  const uowOf = (url: string) => {
    const database = openDatabase({ url, poolSize: 2, prepare: true, name: 'bench-orders' });
    opened.push(database);
    return { database, uow: postgresUnitOfWork({ database, settings: salonSettingsCache(database, clock) }) };
  };
  const [web, worker] = [uowOf(appUrl), uowOf(jobsUrl)];
  const payments = memoryPayments(clock);
  const links = { order: (_: string, id: OrderId) => `https://bench.example/order/${id}`, open: () => null };
  const deps = { clock, ids: randomIds, payments, links, notices: notices(), ...moneyParts };
  const atWeb = { ...deps, uow: web.uow };
  const [add, place, pay] = [addToCart(atWeb), placeOrder(atWeb), payOrder(atWeb)];
  const settle = settlePayment({ ...deps, uow: worker.uow });
  const queries = orderQueries(web.database);
  const team: Employee = {
    kind: 'employee',
    salonId,
    accountId: randomUUID() as AccountId,
    sessionId: randomUUID() as SessionId,
    role: 'owner',
    staffId: null,
  };

  async function orderOne(): Promise<number> {
    const actor: Visitor = { kind: 'visitor', salonId, visitorId: randomUUID() as VisitorId };
    won(await add(actor, { productId: goods.id as ProductId, quantity: '1', had: 0 }));
    const { items, book } = won(
      await web.uow.run(actor, async ({ cart, calendar }) =>
        ok({ items: await cart.items(), book: await calendar.book() }),
      ),
    );
    const seen = offerPrint(offerOf(items, null, book, dateOf(clock.now(), book.zone)));
    const orderId = randomUUID() as OrderId;
    const { termsVersion } = book;
    const placed = await timed(async () => {
      const wish = { orderId, form: FORM, seen, accepted: true, termsVersion, locale: 'de-CH' as const };
      won(await place(actor, { ...wish, address: '192.0.2.1' }));
      won(await pay(actor, { orderId, title: () => 'Bestellung' }));
    });
    const [tried] = won(
      await web.uow.run(actor, async (stores) => ok(await stores.payments.ofOrder(orderId))),
    );
    if (tried?.checkoutRef == null) throw new Error('nobody was led to pay');
    payments.vendor.pays(tried.checkoutRef, 'card');
    const { id: paymentId } = tried;
    const settled = await timed(async () => {
      const outcome = won(await settle({ kind: 'system', salonId, job: 'settle-payment' }, { paymentId }));
      if (outcome !== 'applied') throw new Error(`the payment: ${outcome}`);
    });
    return placed + settled;
  }

  return {
    /** @returns ms of one order, the median of so many, one after the other */
    order: async (orders: number): Promise<number> => {
      const since = new Date();
      const took: number[] = [];
      for (let each = 0; each < orders; each += 1) took.push(await orderOne());
      const gone = await takeOutOrders(superuser, since);
      if (gone !== orders) throw new Error(`${gone} orders of ${orders} were there`);
      await superuser`truncate graphile_worker._private_jobs`;
      payments.vendor.checkouts.clear();
      return median(took);
    },
    list: (filter: OrderFilter) => queries.list(team, { filter, before: null, count: PAGE }),
    own: () => queries.own({ kind: 'visitor', salonId, visitorId: faithful } satisfies Visitor),
    close: async () => {
      for (const database of opened) await database.close();
      await superuser.end();
    },
  };
}

/** Somebody with five orders, in both salons: `fillOrders` says who. */
const faithful = createHash('md5')
  .update('visitor 100')
  .digest('hex')
  .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-') as VisitorId;

function won<T>(result: Result<T, { readonly kind: string }>): T {
  if (!result.ok) throw new Error(`refused: ${result.error.kind}`);
  return result.value;
}
