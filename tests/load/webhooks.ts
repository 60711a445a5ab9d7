/**
 * `npm run test:webhooks`: a day of a shop at the vendor's, told twice. Once in order, each message as it happens; once
 * shuffled, tripled and with a tenth of forgeries among them, all at once. Both end in the same state, and it is the
 * vendor's. `--short`: fewer orders. Real signatures over real bytes, the real adapter against the simulator, PostgreSQL.
 */
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import postgres from 'postgres';
import { notices } from '#adapters/letters/notices.ts';
import { openDatabase } from '#adapters/postgres/database.ts';
import { paymentLookout, vendorInbox } from '#adapters/postgres/payment-lookout.ts';
import { salonSettingsCache } from '#adapters/postgres/salon-settings-cache.ts';
import { postgresUnitOfWork } from '#adapters/postgres/unit-of-work.ts';
import { stripeNotices } from '#adapters/stripe/stripe-notices.ts';
import { stripePayments } from '#adapters/stripe/stripe-payments.ts';
import { stripeClient } from '#adapters/stripe/stripe-client.ts';
import { offerOf, offerPrint } from '#domain/orders/new-order.ts';
import { applyNotice } from '#domain/payments/use-cases/apply-notice.ts';
import { addToCart } from '#domain/orders/use-cases/change-cart.ts';
import { payOrder } from '#domain/orders/use-cases/pay-order.ts';
import { placeOrder } from '#domain/orders/use-cases/place-order.ts';
import { sendRefund } from '#domain/payments/use-cases/send-refund.ts';
import { takeNotice } from '#domain/payments/use-cases/take-notice.ts';
import type { NoticeSubject } from '#domain/payments/vendor-records.ts';
import type { Log } from '#domain/ports/log.ts';
import type { System, Visitor } from '#domain/shared/actor.ts';
import type { OrderId, ProductId, RefundId, VisitorId } from '#domain/shared/ids.ts';
import { ok } from '#domain/shared/result.ts';
import { dateOf } from '#domain/shared/salon-time.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import { insertSalon } from '#tests/adapters/postgres/salon-rows.ts';
import { contractBook, SALON } from '#tests/contracts/contract-salon.ts';
import { CONTRACT_SALONS } from '#tests/contracts/fixture.ts';
import { startStripeSimulator } from '#tests/simulators/stripe/server.ts';
import { moneyParts } from '#tests/support/money-parts.ts';
import { employeeOf, fillShelf, SHAMPOO } from '#tests/support/builders/products.ts';
import { setup } from '#tests/support/database-server.ts';
import { freshDatabase } from '#tests/support/database.ts';
import { FORM } from '#tests/support/order-desk.ts';

const { values } = parseArgs({
  options: { short: { type: 'boolean', default: false }, report: { type: 'string' } },
});
const ORDERS = values.short ? 60 : 960;
const SECRET = 'whsec_storm0123456789abcdef';
const KEY = 'sk_test_storm';
const say = (line: string) => console.log(line);
const silent = () => undefined;
const log: Log = { debug: silent, info: silent, warn: silent, error: silent };

/** The same random numbers in every run. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
const uuid = (group: string, number: number): string =>
  `${group.padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`;

const stop = await setup();
const simulator = await startStripeSimulator({ port: 0, seed: 'storm', endpoints: [] });
const stripe = stripeClient({ secretKey: KEY, baseUrl: simulator.url, retries: 0 });
const NOW = Date.now() as Instant;
const clock = { now: () => NOW };

/** A salon with a product, and its orders at the vendor's page: both have the same ids, so the vendor sees them once. */
async function openShop() {
  const database = await freshDatabase();
  const owner = postgres(database.ownerUrl, { max: 2, onnotice: silent });
  await owner.begin(async (tx) => {
    for (const { book, card } of CONTRACT_SALONS) await insertSalon(tx, book, card);
  });
  const process = (url: string) => {
    const opened = openDatabase({ url, poolSize: 6, prepare: true, name: 'storm' });
    return {
      opened,
      uow: postgresUnitOfWork({ database: opened, settings: salonSettingsCache(opened, clock) }),
    };
  };
  const [web, worker] = [process(database.appUrl), process(database.jobsUrl)];
  let count = 0;
  const payments = stripePayments({ secretKey: KEY, baseUrl: simulator.url, livemode: false, retries: 2 });
  const links = { order: (_: string, id: OrderId) => `https://salon.test/order/${id}`, open: () => null };
  const deps = {
    clock,
    ids: { next: () => uuid('1d', ++count) },
    payments,
    links,
    notices: notices(),
    log,
    ...moneyParts,
  };
  const atWeb = { ...deps, uow: web.uow };
  const inJob = {
    ...deps,
    ids: { next: () => randomUUID() },
    uow: worker.uow,
    paymentLookout: paymentLookout(worker.opened),
  };
  await web.uow.run(employeeOf(SALON, 'owner'), async (stores) => ok(await fillShelf(stores, NOW, 9_000, 0)));
  const book = contractBook(SALON);
  for (let number = 1; number <= ORDERS; number += 1) {
    const actor: Visitor = { kind: 'visitor', salonId: SALON, visitorId: uuid('b', number) as VisitorId };
    await addToCart(atWeb)(actor, { productId: SHAMPOO as ProductId, quantity: '1', had: 0 });
    const read = await web.uow.run(actor, async ({ cart }) => ok(await cart.items()));
    const seen = offerPrint(offerOf(read.ok ? read.value : [], null, book, dateOf(NOW, book.zone)));
    const orderId = uuid('0d', number) as OrderId;
    const { termsVersion } = book;
    const address = '192.0.2.1';
    const wish = {
      orderId,
      form: FORM,
      address,
      seen,
      accepted: true,
      termsVersion,
      locale: 'de-CH' as const,
    };
    const placed = await placeOrder(atWeb)(actor, wish);
    if (!placed.ok) throw new Error(`order ${number}: ${placed.error.kind}`);
    const led = await payOrder(atWeb)(actor, { orderId, title: () => 'Bestellung' });
    if (!led.ok || led.value.kind !== 'pay_there') throw new Error(`payment ${number} was not opened`);
  }
  const take = takeNotice({
    notices: stripeNotices({ secrets: [SECRET], livemode: false }),
    inbox: vendorInbox(web.opened),
    clock: { now: () => Date.now() as Instant },
  });
  const apply = applyNotice(inJob);
  const send = sendRefund(inJob);
  const system: System = { kind: 'system', salonId: SALON, job: 'storm' };

  /** Does what jobs there are, several at once, until there is none. */
  async function work(): Promise<void> {
    for (;;) {
      const jobs = await owner<
        { id: string; task: string; payload: NoticeSubject & { refundId?: RefundId } }[]
      >`
        delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
        where t.id = j.task_id and t.identifier in ('apply-notice', 'send-refund')
          and j.id in (select id from graphile_worker._private_jobs order by id limit 12)
        returning j.id, t.identifier as task, j.payload`;
      const rest = await owner`select 1 from graphile_worker._private_jobs j
        join graphile_worker._private_tasks t on t.id = j.task_id
        where t.identifier in ('apply-notice', 'send-refund') limit 1`;
      if (jobs.length === 0 && rest.length === 0) return;
      if (jobs.length === 0) {
        // Letters stand before them in the queue; nobody sends them here.
        await owner`delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
          where t.id = j.task_id and t.identifier not in ('apply-notice', 'send-refund')`;
      }
      await Promise.all(
        jobs.map(async ({ task, payload }) => {
          const done =
            task === 'send-refund'
              ? await send(system, { refundId: payload.refundId! })
              : await apply({ kind: payload.kind, ref: payload.ref } as NoticeSubject);
          if (!done.ok) throw new Error(`a job was refused: ${done.error.kind}`);
        }),
      );
    }
  }

  /** What there is in the end, without ids of ours that are made anew each time. */
  async function state() {
    const orders = await owner`
      select number, stage, paid_rappen, refunded_rappen, dispute from shop_order order by number`;
    const money = await owner`
      select o.number, p.status, p.method, p.amount_rappen, p.refunded_rappen, p.checkout_ref, p.payment_ref
      from payment p join shop_order o on o.salon_id = p.salon_id and o.id = p.order_id order by o.number, p.id`;
    const stock = await owner`select stock, reserved from product order by id`;
    const letters = await owner`select kind, count(*)::int from outbox_mail group by kind order by kind`;
    const matters = await owner`select kind, subject from payment_matter order by kind, subject`;
    return JSON.stringify({ orders, money, stock, letters, matters });
  }

  return {
    take,
    work,
    state,
    events: async () => (await owner<{ n: number }[]>`select count(*)::int as n from vendor_event`)[0]!.n,
    checkouts: () => owner<{ number: number; ref: string }[]>`
      select o.number, p.checkout_ref as ref from payment p
      join shop_order o on o.salon_id = p.salon_id and o.id = p.order_id order by o.number`,
    close: async () => {
      await Promise.all([web.opened.close(), worker.opened.close()]);
      await owner.end();
      await database.drop();
    },
  };
}

const signed = (event: object) => {
  const payload = JSON.stringify(event);
  return {
    body: Buffer.from(payload),
    signature: stripe.webhooks.generateTestHeaderString({ payload, secret: SECRET }),
  };
};
const forged = (event: object) => {
  const payload = JSON.stringify({ ...event, id: `evt_${randomUUID()}` });
  const secret = 'whsec_somebodyelse0123456';
  return {
    body: Buffer.from(payload),
    signature: stripe.webhooks.generateTestHeaderString({ payload, secret }),
  };
};

say(`Opening two shops with ${ORDERS} orders each …`);
const [calm, storm] = [await openShop(), await openShop()];
const random = randomFrom(7);

/** What has happened at the vendor's since, oldest first. */
const told = new Set<string>();
async function news(): Promise<object[]> {
  const found: { id: string }[] = [];
  for await (const event of stripe.events.list({ limit: 100 })) {
    if (told.has(event.id)) break;
    found.push(event);
  }
  for (const { id } of found) told.add(id);
  return found.toReversed();
}

say('A day at the vendor’s, told in order …');
const all: object[] = [];
for (const { number, ref } of await calm.checkouts()) {
  const lot = random();
  if (lot < 0.08) await stripe.checkout.sessions.expire(ref);
  else {
    simulator.pay(ref, { method: lot < 0.5 ? 'twint' : 'card' });
    const session = await stripe.checkout.sessions.retrieve(ref);
    const intent = String(session.payment_intent);
    if (lot > 0.93) simulator.openDispute(intent);
    else if (lot > 0.86) simulator.refundByHand(intent);
  }
  if (number % 25 !== 0 && number !== 1000 + ORDERS) continue;
  for (const event of await news()) {
    all.push(event);
    await calm.take(signed(event));
  }
  await calm.work();
}
for (const event of await news()) {
  all.push(event);
  await calm.take(signed(event));
}
await calm.work();

const messages = [
  ...all.flatMap((event) => [signed(event), signed(event), signed(event)]),
  ...Array.from({ length: Math.ceil(all.length / 3) }, (_, place) => forged(all[place % all.length]!)),
];
for (let place = messages.length - 1; place > 0; place -= 1) {
  const other = Math.floor(random() * (place + 1));
  [messages[place], messages[other]] = [messages[other]!, messages[place]!];
}
say(`The same told at once: ${messages.length} messages, shuffled, tripled, a tenth of them forged …`);
const started = performance.now();
let [taken, known, refused] = [0, 0, 0];
for (let place = 0; place < messages.length; place += 20) {
  const answers = await Promise.all(messages.slice(place, place + 20).map((message) => storm.take(message)));
  for (const answer of answers) {
    if (!answer.ok) refused += 1;
    else if (answer.value.isNew) taken += 1;
    else known += 1;
  }
}
const ingested = performance.now();
await storm.work();
const worked = performance.now();

const checks: readonly (readonly [string, boolean])[] = [
  ['every message was stored once', taken === all.length && (await storm.events()) === all.length],
  ['every other copy was known', known === 2 * all.length],
  ['every forgery was refused', refused === Math.ceil(all.length / 3)],
  ['both shops end in the same state', (await calm.state()) === (await storm.state())],
  ['there was something to tell', all.length > ORDERS * 3],
];
say(
  `${messages.length} messages: stored in ${Math.round(ingested - started)} ms, worked off in ${Math.round(worked - ingested)} ms.`,
);
for (const [what, holds] of checks) say(`${holds ? 'holds' : 'FAILS'}  ${what}`);
await Promise.all([calm.close(), storm.close(), simulator.stop()]);
await stop();
const failed = checks.filter(([, holds]) => !holds).map(([what]) => what);
if (values.report !== undefined) {
  const count = {
    passed: checks.length - failed.length,
    failed: failed.length,
    skipped: 0,
    failures: failed,
  };
  writeFileSync(values.report, JSON.stringify(count));
}
process.exit(failed.length === 0 ? 0 : 1);
