/** From a full cart to an order that is paid, fifty customers at once, beside the least that a write can be in the same server. */
import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { HttpClient, inParallel } from '../support/http-client.ts';
import { fillCarts, order } from './buy-goods.ts';
import { figure, type Figure } from './figure.ts';
import { inWords, median, spread, takeTurns } from './rounds.ts';
import { openShopFront, type ShopFront } from './shop-front.ts';
import { demandPaidOnce, takeOutOrders, untilQuiet } from './shop-rows.ts';
import type { Stage } from './stage.ts';
import { trivialWrites } from './trivial-writes.ts';

const CUSTOMERS = 50;
const ORDERS = 100;
const ROUNDS = 5;
/** What a checkout posts to the server: what is to be read once more, the order, and four messages of the vendor's. */
const POSTS = 6;
/** Nobody has asked for more; it is there so that a checkout does not become dearer unseen. */
const LEAST_SHARE = 0.3;
const PATIENCE_MS = 120_000;

export async function checkout(stage: Stage): Promise<readonly Figure[]> {
  const front = await openShopFront(stage, 'checkout');
  const superuser = postgres(front.database.superuserUrl, { max: 1, onnotice: () => undefined });
  const client = new HttpClient(front.server.origin, [front.server.port]);
  try {
    const worker = await front.startWorker();
    const writes = await writesOfOne(front, client, superuser);
    stage.say(`checkout: one checkout is ${writes} transactions that write; warming up`);
    await buyAll(front, client, superuser, ORDERS);
    await trivialWrites(client, CUSTOMERS);
    const waits: number[] = [];
    const [bought = [], trivial = []] = await takeTurns(ROUNDS, [
      async () => {
        const each = await buyAll(front, client, superuser, ORDERS);
        stage.say(
          `checkout: ${each.perSecond.toFixed(1)}/s, paid ${each.paidAfterMs.toFixed(0)} ms after paying`,
        );
        waits.push(each.paidAfterMs);
        return each.perSecond;
      },
      async () => {
        const perSecond = await trivialWrites(client, CUSTOMERS);
        stage.say(`checkout: trivial writes ${perSecond.toFixed(0)}/s`);
        return perSecond;
      },
    ]);
    demandCalm(worker.said);
    const shares = spread(bought.map((each, round) => (POSTS * each) / trivial[round]!));
    const whole = bought.map((each, round) => each / trivial[round]!);
    const absolute = `${median(bought).toFixed(1)} checkouts per s`;
    return [
      figure(
        'checkout-share',
        shares.median,
        LEAST_SHARE,
        'higher',
        `${inWords(shares)}; ${POSTS} × ${absolute}, ${median(trivial).toFixed(0)} trivial writes per s; ${CUSTOMERS} customers, ${ORDERS} orders a round`,
      ),
      figure(
        'checkout-of-trivial-write',
        median(whole),
        null,
        'higher',
        `whole checkouts a trivial write: ${writes} transactions that write, the vendor's simulator and the worker on the same cores`,
      ),
      figure(
        'checkout-paid-after-ms',
        median(waits),
        null,
        'lower',
        'from the payment at the vendor to the order that is paid in the database, p50, with fifty customers at once',
      ),
    ];
  } finally {
    client.close();
    await superuser.end();
    await front.close();
  }
}

type Bought = { readonly perSecond: number; readonly paidAfterMs: number };

/** Until the last order is paid in the database. The carts are filled before the clock runs. */
async function buyAll(
  front: ShopFront,
  client: HttpClient,
  superuser: postgres.Sql,
  orders: number,
): Promise<Bought> {
  const { goods, simulator, database } = front;
  const since = new Date();
  const buyers = await fillCarts(client, goods, orders);
  const payments = new Map<string, number>();
  const started = performance.now();
  await inParallel(buyers, CUSTOMERS, async (buyer) => {
    const session = await order(buyer);
    payments.set(session, Date.now());
    await payThere(simulator.url, session);
  });
  await untilPaid(database.owner, since, orders);
  const perSecond = orders / ((performance.now() - started) / 1000);
  const settled = await database.owner<{ ref: string; at: number }[]>`
    select checkout_ref as ref, (date_part('epoch', settled_at) * 1000)::float8 as at
    from payment where opened_at >= ${since.toISOString()}::timestamptz and status = 'succeeded'`;
  await simulator.webhooks.idle();
  await untilQuiet(database.owner);
  await demandPaidOnce(database.owner, since, orders);
  const taken = [...simulator.world.rows.intents.values()].filter(({ status }) => status === 'succeeded');
  if (taken.length !== orders)
    throw new Error(`the vendor took ${taken.length} payments for ${orders} orders`);
  await takeOutOrders(superuser, since);
  simulator.reset();
  return { perSecond, paidAfterMs: median(settled.map(({ ref, at }) => at - (payments.get(ref) ?? at))) };
}

async function payThere(vendor: string, session: string): Promise<void> {
  const answer = await fetch(`${vendor}/_control/sessions/${session}/pay`, { method: 'POST', body: '{}' });
  const said = (await answer.json()) as { readonly kind?: string };
  if (said.kind !== 'done') throw new Error(`paying was answered by ${JSON.stringify(said)}`);
}

async function untilPaid(owner: postgres.Sql, since: Date, orders: number): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    const [row] = await owner<{ paid: number }[]>`
      select count(*)::int as paid from shop_order
      where created_at >= ${since.toISOString()}::timestamptz and paid_rappen > 0`;
    if (row?.paid === orders) return;
    if (performance.now() > end) throw new Error(`${row?.paid} of ${orders} orders were paid in time`);
    await pause(20);
  }
}

/** One checkout when nothing else happens, until its letter is sent: every transaction that writes takes a number. */
async function writesOfOne(front: ShopFront, client: HttpClient, superuser: postgres.Sql): Promise<number> {
  const { database, goods, simulator } = front;
  const number = async () =>
    Number(
      (await superuser<{ n: string }[]>`select pg_snapshot_xmax(pg_current_snapshot())::text as n`)[0]!.n,
    );
  const since = new Date();
  const [buyer] = await fillCarts(client, goods, 1);
  await untilQuiet(database.owner);
  const before = await number();
  await payThere(simulator.url, await order(buyer!));
  await untilPaid(database.owner, since, 1);
  await untilQuiet(database.owner);
  const after = await number();
  await takeOutOrders(superuser, since);
  simulator.reset();
  return after - before;
}

/** @throws Error when the worker had something to say: nothing here goes wrong */
function demandCalm(said: ReadonlyMap<string, number>): void {
  if (said.size > 0) throw new Error(`the worker said ${JSON.stringify([...said])}`);
}
