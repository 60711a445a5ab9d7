/** The process is killed (-9) after each step of a checkout and of a refund; whoever comes again finds one order, one charge. */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stripeClient } from '#adapters/stripe/stripe-client.ts';
import type { CheckoutRef } from '#domain/payments/payment-refs.ts';
import { ok } from '#domain/shared/result.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import { SALON } from '#tests/contracts/contract-salon.ts';
import { aProduct, CARE, employeeOf } from '#tests/support/builders/products.ts';
import { startStripeSimulator, type StripeSimulator } from '#tests/simulators/stripe/server.ts';
import type { ChildWish } from './killed/child.ts';
import { KEY, openShop, PHASES, type Phase, type Purchase, type ShopAddress } from './killed/shop-process.ts';
import { openProcess, openWorld, testClock, type World } from './world.ts';

const OUT = 'node_modules/.cache/killed';
const MOST_STEPS = 30;

let world: World;
let simulator: StripeSimulator;
let address: ShopAddress;
let survivor: ReturnType<typeof openShop>;

beforeAll(async () => {
  await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    build: {
      ssr: true,
      target: 'node20',
      outDir: OUT,
      emptyOutDir: true,
      rollupOptions: {
        input: path.resolve(import.meta.dirname, 'killed/child.ts'),
        output: { entryFileNames: 'child.js' },
      },
    },
  });
  world = await openWorld();
  simulator = await startStripeSimulator({ port: 0, seed: 'killed', endpoints: [] });
  const { appUrl, jobsUrl } = world.database;
  address = { appUrl, jobsUrl, vendorUrl: simulator.url };
  survivor = openShop(address);
  const web = openProcess(appUrl, testClock(Date.now() as Instant));
  await web.uow.run(employeeOf(SALON, 'owner'), async ({ catalogue }) =>
    ok(
      await catalogue.putCategory({
        id: CARE,
        slug: 'pflege',
        name: { 'de-CH': 'Pflege', en: 'Care' },
        position: 1,
      }),
    ),
  );
  await web.close();
});
afterAll(async () => {
  await survivor.close();
  await simulator.stop();
  await world.close();
});

async function aPurchase(): Promise<Purchase> {
  const id = randomUUID();
  const web = openProcess(address.appUrl, testClock(Date.now() as Instant));
  await web.uow.run(employeeOf(SALON, 'owner'), async ({ catalogue, stock }) => {
    await catalogue.putProduct(aProduct({ id: id as never, slug: `p-${id.slice(0, 8)}` }));
    const movement = { id: randomUUID() as never, productId: id as never, orderId: null, reason: null };
    return ok(await stock.book({ ...movement, kind: 'delivery', quantity: 3 }, Date.now() as Instant));
  });
  await web.close();
  const [orderId, visitorId, refundId] = [randomUUID(), randomUUID(), randomUUID()];
  return { orderId, visitorId, refundId, productId: id } as unknown as Purchase;
}

const pageOf = async ({ orderId }: Purchase): Promise<CheckoutRef | null> =>
  (
    await world.owner<{ ref: CheckoutRef }[]>`
    select checkout_ref as ref from payment where order_id = ${orderId} and checkout_ref is not null`
  )[0]?.ref ?? null;

/** @returns whether it was killed before it came to the end */
function dies(wish: ChildWish): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.resolve(OUT, 'child.js'), JSON.stringify(wish)], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (part: Buffer) => (said += part.toString()));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (signal === 'SIGKILL') resolve(true);
      else if (code === 0) resolve(false);
      else reject(new Error(`the child ended with ${code}: ${said}`));
    });
  });
}

/** The payer and the worker see to it that everything that was begun ends. */
async function goOn(purchase: Purchase, from: Phase): Promise<void> {
  for (const phase of PHASES.slice(PHASES.indexOf(from))) {
    await survivor.phases[phase](purchase, await pageOf(purchase));
    const page = await pageOf(purchase);
    if (phase === 'order' && page !== null) simulator.pay(page, { method: 'card' });
  }
}

async function whatThereIs({ orderId, productId }: Purchase) {
  const stripe = stripeClient({ secretKey: KEY, baseUrl: simulator.url, retries: 0 });
  const intents = (await stripe.paymentIntents.list({ limit: 100 })).data.filter(
    ({ metadata, status }) => Object.values(metadata).includes(orderId) && status === 'succeeded',
  );
  const refunds = (await stripe.refunds.list({ limit: 100 })).data.filter(({ payment_intent: of }) =>
    intents.some(({ id }) => id === of),
  );
  const [books] = await world.owner`
    select o.stage, o.paid_rappen as paid, o.refunded_rappen as refunded,
      (select count(*)::int from payment p where p.order_id = o.id and p.status = 'succeeded') as payments,
      (select count(*)::int from refund r where r.order_id = o.id and r.status = 'succeeded') as refunds,
      (select stock from product where id = ${productId}) as stock,
      (select reserved from product where id = ${productId}) as reserved,
      (select array_agg(action order by action) from audit_entry a where a.target_id = o.id) as log,
      (select count(*)::int from outbox_mail m where m.kind = 'order_paid' and m.recipient = o.email) as letters
    from shop_order o where o.id = ${orderId}`;
  return {
    ...books,
    charged: intents.map(({ amount_received: amount }) => amount),
    sentBack: refunds.map(({ amount }) => amount),
  };
}

const WHOLE = {
  stage: 'open',
  paid: 2450,
  refunded: 500,
  payments: 1,
  refunds: 1,
  stock: 3,
  reserved: 0,
  log: [
    'order.paid',
    'order.payment_opened',
    'order.placed',
    'order.refund_wanted',
    'order.refunded',
    'order.restocked',
  ],
  letters: 1,
  charged: [2450],
  sentBack: [500],
};

describe('a process that is killed', () => {
  test('is missed by nobody when it is not', async () => {
    const purchase = await aPurchase();
    await goOn(purchase, 'order');
    expect(await whatThereIs(purchase)).toEqual(WHOLE);
  });

  test.each(PHASES)(
    'after each step of %s, leaves what can be taken up again',
    { timeout: 120_000 },
    async (phase) => {
      let steps = 0;
      for (let step = 1; step <= MOST_STEPS; step += 1) {
        const purchase = await aPurchase();
        for (const before of PHASES.slice(0, PHASES.indexOf(phase))) {
          await survivor.phases[before](purchase, await pageOf(purchase));
          const page = await pageOf(purchase);
          if (before === 'order' && page !== null) simulator.pay(page, { method: 'card' });
        }
        const page = await pageOf(purchase);
        const killed = await dies({ ...address, phase, purchase, page, diesAfter: step });
        await goOn(purchase, phase);
        expect(await whatThereIs(purchase), `killed after step ${step}`).toEqual(WHOLE);
        if (!killed) break;
        steps = step;
      }
      expect(steps).toBeGreaterThan(0);
      expect(steps).toBeLessThan(MOST_STEPS);
    },
  );
});
