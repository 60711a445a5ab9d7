/** `npm run dev`: the same parts as the demo, the pages through Vite, rebuilt while you type. */
import { createRequestHandler } from '@remix-run/express';
import type { ServerBuild } from '@remix-run/node';
import { createServer as createVite } from 'vite';
import { composeWeb } from '#adapters/compose.ts';
import { composeWorker } from '#adapters/compose/worker.ts';
import { createServer } from '#app/server/create-server.ts';
import { loadContextOf } from '#app/server/load-context-of.ts';
import { parseEnv } from '#adapters/compose/env.ts';
import { readEnv } from './env.ts';
import { closeServer, listen } from './listen.ts';
import { startLocalStack } from './local-stack.ts';
import { onShutdown } from './shutdown.ts';
import { todayIn } from './today.ts';

const say = (line: string) => console.log(line);
const shell = readEnv();
const baseUrl = `http://localhost:${shell.PORT}`;
const stack = await startLocalStack(shell, {
  dataDir: '.data',
  baseUrl,
  mailPort: 4310,
  stripePort: 4330,
  today: todayIn('Europe/Zurich'),
  say,
});
const env = parseEnv({ LOG_LEVEL: 'info', ...process.env, ...stack.variables });
const vite = await createVite({ server: { middlewareMode: true } });
const web = await composeWeb(env);
const worker = await composeWorker(env);
const remix = createRequestHandler({
  build: () => vite.ssrLoadModule('virtual:remix/server-build') as Promise<ServerBuild>,
  mode: 'development',
  getLoadContext: loadContextOf(web.services),
});
const app = createServer({ ...web.serverOptions, clientDir: null, vite: vite.middlewares, remix });
const { server } = await listen(app, env.PORT);
say(`\n  ${baseUrl}\n  Mailbox ${stack.mailboxUrl}\n  Payments ${stack.stripeUrl}\n`);

onShutdown(async () => {
  await vite.close();
  web.endStreams();
  await closeServer(server);
  await worker.stop();
  await web.close();
  await stack.stop();
});
