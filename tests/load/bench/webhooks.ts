/**
 * Ten thousand of the vendor's messages in a burst: taken in over HTTP, then worked off while the vendor answers
 * twenty-five reads a second. They are about a thousand objects: the page and the payment of each order.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { paymentParams } from '#adapters/stripe/checkout-params.ts';
import { stripeClient } from '#adapters/stripe/stripe-client.ts';
import { PAYMENT_WEBHOOK_PATH } from '#app/server/payment-webhook.ts';
import type { CheckoutWish } from '#domain/payments/vendor-wishes.ts';
import type { SalonId } from '#domain/shared/ids.ts';
import { rappen } from '#domain/shared/money.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import { signatureOf } from '#tests/simulators/stripe/deliveries.ts';
import { seededNumbers } from '#tests/simulators/stripe/seeded.ts';
import { HttpClient, inParallel } from '../support/http-client.ts';
import { figure, type Figure } from './figure.ts';
import { inWords, median, spread, takeTurns } from './rounds.ts';
import { openShopFront, STRIPE_KEY, WEBHOOK_SECRET, type ShopFront } from './shop-front.ts';
import { demandPaidOnce, fillOrders, takeOutOrders } from './shop-rows.ts';
import type { Stage } from './stage.ts';
import { trivialWrites } from './trivial-writes.ts';

const ORDERS = 500;
const EVENTS_AN_ORDER = 4;
/** Each event comes under so many names, as if so much had happened; and so many messages are copies of others. */
const NAMES = 4;
const COPIES = 2_000;
const PORTIONS = 5;
const SENDERS = 50;
const READS_A_SECOND = 25;
/** The page, the payment that it names, and the payment once more for its own messages. */
const READS_AN_ORDER = 3;
const PATIENCE_MS = 600_000;

export async function webhooks(stage: Stage): Promise<readonly Figure[]> {
  const front = await openShopFront(stage, 'webhooks');
  const { database, server, simulator } = front;
  const superuser = postgres(database.superuserUrl, { max: 1, onnotice: () => undefined });
  const client = new HttpClient(server.origin, [server.port]);
  const since = new Date();
  try {
    stage.say(`webhooks: ${ORDERS} orders that are paid at the vendor, and nobody was told`);
    await payAtVendor(front, superuser);
    const messages = messagesOf(
      [...simulator.world.rows.events.values()].map((event) => JSON.stringify(event, null, 2)),
    );
    const portion = Math.ceil(messages.length / PORTIONS);
    await trivialWrites(client, SENDERS);
    const [taken = [], writes = []] = await takeTurns(PORTIONS, [
      (round) => takeIn(client, messages.slice(round * portion, (round + 1) * portion)),
      () => trivialWrites(client, SENDERS),
    ]);
    const shares = spread(taken.map((each, round) => each / writes[round]!));
    stage.say(`webhooks: ${median(taken).toFixed(0)} messages taken in per s`);
    await demandOnce(database.owner, since, messages.length - COPIES);

    simulator.limit.set(READS_A_SECOND);
    const worker = await front.startWorker();
    const seconds = await workedOff(database.owner, stage.say);
    const { answered, refused } = simulator.limit.counts();
    await demandApplied(database.owner, since);
    await demandPaidOnce(database.owner, since, ORDERS);
    const least = (READS_AN_ORDER * ORDERS) / READS_A_SECOND;
    const said = [...worker.said].map(([message, times]) => `${times} × ${message}`).join(', ');
    return [
      figure(
        'webhooks-taken-in',
        shares.median,
        1,
        'higher',
        `${inWords(shares)}; ${median(taken).toFixed(0)} messages per s against ${median(writes).toFixed(0)} trivial writes; ${messages.length} messages, ${COPIES} of them copies`,
      ),
      figure(
        'webhooks-limit-used',
        least / seconds,
        0.7,
        'higher',
        `worked off in ${seconds.toFixed(0)} s, ${least.toFixed(0)} s at least with ${READS_A_SECOND} reads per s: ${READS_AN_ORDER} an order, two objects each`,
      ),
      figure(
        'webhooks-reads-an-order',
        answered / ORDERS,
        READS_AN_ORDER + 0.5,
        'lower',
        `${answered} answered, ${refused} refused by 429`,
      ),
      figure(
        'webhooks-alarms',
        [...worker.said.values()].reduce((sum, times) => sum + times, 0),
        0,
        'lower',
        said === '' ? 'lines of the worker above info' : said,
      ),
    ];
  } finally {
    client.close();
    await front.close();
    await takeOutOrders(superuser, since);
    await superuser`delete from graphile_worker._private_jobs`;
    await superuser.end();
  }
}

/** Orders whose customers are done at the vendor's page; its messages are kept back. */
async function payAtVendor(
  { database, goods, simulator }: ShopFront,
  superuser: postgres.Sql,
): Promise<void> {
  const { salonId } = database.facts;
  simulator.webhooks.configure({ endpoints: [] });
  await fillOrders(superuser, { salonId, goods, count: ORDERS, kind: 'unpaid' });
  const orders = await superuser<{ id: string }[]>`
    select id from shop_order where salon_id = ${salonId} and email like '%@bench.example' and stage = 'open'`;
  const stripe = stripeClient({ secretKey: STRIPE_KEY, baseUrl: simulator.url });
  const opened = await inParallel(orders, 4, async ({ id }) => {
    const wish: CheckoutWish = {
      claim: { salonId: salonId as SalonId, purpose: 'order', reference: id },
      attempt: randomUUID(),
      amount: rappen(goods.price),
      methods: ['card', 'twint'],
      title: 'Bestellung',
      email: 'vera@bench.example',
      locale: 'de-CH',
      expiresAt: (Math.ceil(Date.now() / 1000) * 1000 + 45 * 60_000) as Instant,
      keepCard: false,
      returnTo: { done: 'https://bench.example/order', cancelled: 'https://bench.example/order' },
    };
    const { id: ref, url } = await stripe.checkout.sessions.create(paymentParams(wish));
    simulator.pay(ref);
    return { id: wish.attempt, order: id, ref, url, wish };
  });
  await superuser`
    insert into payment (salon_id, id, order_id, visitor_id, status, method, amount_rappen, wish, checkout_ref, opened_at,
      expires_at)
    select o.salon_id, (p ->> 'id')::uuid, o.id, o.visitor_id, 'open', 'vendor', o.total_rappen, p -> 'wish', p ->> 'ref',
      o.created_at, o.created_at + interval '45 minutes'
    from json_array_elements(${JSON.stringify(opened)}::text::json) p
    join shop_order o on o.salon_id = ${salonId} and o.id = (p ->> 'order')::uuid`;
}

/** Each under several names, some of them twice, in an order that has nothing to do with what happened. */
function messagesOf(events: readonly string[]): readonly string[] {
  if (events.length !== ORDERS * EVENTS_AN_ORDER) throw new Error(`the vendor told ${events.length} things`);
  const random = seededNumbers(7);
  const messages = events.flatMap((event) =>
    Array.from({ length: NAMES }, (_, name) => event.replace(/"evt_\w+/, (id) => `${id}${name}`)),
  );
  messages.push(...Array.from({ length: COPIES }, () => messages[Math.floor(random() * messages.length)]!));
  for (let place = messages.length - 1; place > 0; place -= 1) {
    const other = Math.floor(random() * (place + 1));
    [messages[place], messages[other]] = [messages[other]!, messages[place]!];
  }
  return messages;
}

/** @returns messages per second; they are signed before the clock runs */
async function takeIn(client: HttpClient, messages: readonly string[]): Promise<number> {
  const seconds = Math.floor(Date.now() / 1000);
  const signed = messages.map((body) => ({ body, signature: signatureOf(body, [WEBHOOK_SECRET], seconds) }));
  const started = performance.now();
  await inParallel(signed, SENDERS, async ({ body, signature }) => {
    const answer = await client.ask({
      method: 'POST',
      path: PAYMENT_WEBHOOK_PATH,
      headers: { 'Content-Type': 'application/json; charset=utf-8', 'Stripe-Signature': signature },
      body,
    });
    if (answer.status !== 200) throw new Error(`a message was answered by ${answer.status} ${answer.body}`);
  });
  return messages.length / ((performance.now() - started) / 1000);
}

/** @throws Error unless each message is stored once, and one job waits for each object */
async function demandOnce(owner: postgres.Sql, since: Date, events: number): Promise<void> {
  const [found] = await owner<{ events: number; jobs: number }[]>`
    select (select count(*) from vendor_event where received_at >= ${since.toISOString()}::timestamptz)::int as events,
      (select count(*) from graphile_worker._private_jobs where key like 'notice %')::int as jobs`;
  if (found?.events !== events || found.jobs !== 2 * ORDERS) {
    throw new Error(`${found?.events} messages were stored, ${found?.jobs} jobs wait`);
  }
}

/** @returns seconds until no message waits any more */
async function workedOff(owner: postgres.Sql, say: (line: string) => void): Promise<number> {
  const started = performance.now();
  for (let look = 1; ; look += 1) {
    const [row] = await owner<{ waiting: number }[]>`
      select count(*)::int as waiting from vendor_event where outcome is null`;
    const seconds = (performance.now() - started) / 1000;
    if (row?.waiting === 0) return seconds;
    if (look % 100 === 0) say(`webhooks: ${row?.waiting} messages wait after ${seconds.toFixed(0)} s`);
    if (seconds * 1000 > PATIENCE_MS) throw new Error(`${row?.waiting} messages were left`);
    await pause(100);
  }
}

async function demandApplied(owner: postgres.Sql, since: Date): Promise<void> {
  const at = since.toISOString();
  const strange = await owner`
    select outcome, count(*)::int from vendor_event
    where received_at >= ${at}::timestamptz and outcome not in ('applied', 'nothing') group by outcome`;
  const matters = await owner`select kind, subject from payment_matter where noted_at >= ${at}::timestamptz`;
  if (strange.length + matters.length > 0)
    throw new Error(`not all was applied: ${JSON.stringify([strange, matters])}`);
}
