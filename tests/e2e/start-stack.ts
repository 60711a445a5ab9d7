import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseEnv } from '#adapters/compose/env.ts';
import { startNode, stopChild, waitUntilHealthy } from '#scripts/child-process.ts';
import { startLocalStack } from '#scripts/local-stack.ts';
import { todayIn } from '#scripts/today.ts';
import { startSentryReceiver } from '../simulators/sentry/server.ts';
import { MAIL_PORT, ORIGIN, OWNER_URL, REPORTS_PORT, STRIPE_PORT, WEB_PORT } from './addresses.ts';

/** Playwright calls what this returns when the run is over. */
export default async function startStack(): Promise<() => Promise<void>> {
  if (!existsSync('build/processes/serve.js')) throw new Error('no build yet: npm run build');
  const dataDir = mkdtempSync(path.join(tmpdir(), 'schnittwerk-e2e-'));
  const external = { DATABASE_URL: undefined, DATABASE_JOBS_URL: undefined, DATABASE_OWNER_URL: undefined };
  const stack = await startLocalStack(parseEnv({ ...process.env, ...external }), {
    dataDir,
    baseUrl: ORIGIN,
    mailPort: MAIL_PORT,
    stripePort: STRIPE_PORT,
    today: todayIn('Europe/Zurich'),
    say: () => undefined,
  });
  process.env[OWNER_URL] = stack.ownerUrl;
  const reports = await startSentryReceiver({ port: REPORTS_PORT });
  const variables = {
    ...stack.variables,
    NODE_ENV: 'production',
    PORT: String(WEB_PORT),
    SENTRY_DSN: reports.dsn,
    LOG_LEVEL: 'error',
    FORM_RATE_LIMIT: '0',
    HOLD_RATE_LIMIT: '0',
    ORDER_RATE_LIMIT: '0',
    PAGE_RATE_LIMIT: '0',
    API_RATE_LIMIT: '0',
  };
  const web = startNode('build/processes/serve.js', variables);
  const worker = startNode('build/processes/worker.js', variables);
  const stop = async () => {
    await Promise.all([stopChild(web), stopChild(worker)]);
    await reports.stop();
    await stack.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await waitUntilHealthy(`http://127.0.0.1:${WEB_PORT}/api/health`, web);
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}
