/** The worker process: sends the outbox, expires holds, and whatever else the queue brings. */
import { composeWorker } from '#adapters/compose/worker.ts';
import { readEnv } from './env.ts';
import { onShutdown } from './shutdown.ts';

const env = readEnv();
const worker = await composeWorker(env);
worker.log.info('Worker process runs', { env: env.APP_ENV });

onShutdown(async () => {
  await worker.stop();
  worker.log.info('Worker process stopped');
});
worker.ended.catch(() => {
  worker.log.error('Worker process broke');
  process.exit(1);
});
