/** A shop that is open: the salon's database, a web process, and in place of each vendor its simulator on this machine. */
import { PAYMENT_WEBHOOK_PATH } from '#app/server/payment-webhook.ts';
import { startResendSimulator } from '#tests/simulators/resend/server.ts';
import { startStripeSimulator, type StripeSimulator } from '#tests/simulators/stripe/server.ts';
import { startBenchServer, type BenchServer } from './bench-server.ts';
import { startBenchWorker, type BenchWorker } from './bench-worker.ts';
import { manyPieces, type Goods } from './shop-rows.ts';
import type { BenchDatabase, Stage } from './stage.ts';

export const WEBHOOK_SECRET = 'whsec_bench0123456789abcdef';
export const STRIPE_KEY = 'sk_test_bench';

export type ShopFront = {
  readonly database: BenchDatabase;
  readonly server: BenchServer;
  readonly simulator: StripeSimulator;
  /** What everybody here buys. */
  readonly goods: Goods;
  /** The worker is a process of its own; without it nothing that the vendor says is worked off. */
  startWorker(): Promise<BenchWorker>;
  close(): Promise<void>;
};

/** @param name for the processor profile */
export async function openShopFront(stage: Stage, name: string): Promise<ShopFront> {
  await stage.built();
  const database = await stage.database('shop');
  const goods = await manyPieces(database.owner, database.facts.salonId);
  const simulator = await startStripeSimulator({ port: 0, seed: `bench ${name}` });
  const mail = await startResendSimulator({ port: 0 });
  const variables = {
    STRIPE_API_BASE: simulator.url,
    STRIPE_SECRET_KEY: STRIPE_KEY,
    STRIPE_WEBHOOK_SECRETS: WEBHOOK_SECRET,
    RESEND_BASE_URL: mail.url,
  };
  const { appUrl, jobsUrl } = database;
  const server = await startBenchServer(appUrl, jobsUrl, {
    profile: stage.profileOf(`shop-${name}`),
    variables,
  });
  simulator.webhooks.configure({
    endpoints: [{ url: `${server.origin}${PAYMENT_WEBHOOK_PATH}`, secrets: [WEBHOOK_SECRET] }],
  });
  const workers: BenchWorker[] = [];
  return {
    database,
    server,
    simulator,
    goods,
    startWorker: async () => {
      const worker = await startBenchWorker({
        ...variables,
        BASE_URL: server.origin,
        DATABASE_URL: appUrl,
        DATABASE_JOBS_URL: jobsUrl,
      });
      workers.push(worker);
      return worker;
    },
    close: async () => {
      for (const worker of workers) await worker.stop();
      await server.stop();
      await Promise.all([simulator.stop(), mail.stop()]);
    },
  };
}
