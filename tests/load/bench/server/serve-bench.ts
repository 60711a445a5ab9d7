/** The web process as scripts/serve.ts starts it, and in the same Express and Remix what it is compared with. */
import path from 'node:path';
import { createRequestHandler } from '@remix-run/express';
import type { ServerBuild } from '@remix-run/node';
import { composeWeb } from '#adapters/compose.ts';
import { parseEnv } from '#adapters/compose/env.ts';
import { createServer } from '#app/server/create-server.ts';
import { loadContextOf } from '#app/server/load-context-of.ts';
import { closeServer, listen } from '#scripts/listen.ts';
import { onShutdown } from '#scripts/shutdown.ts';
import { mountExpressBytes, withBenchRoutes } from './bench-routes.ts';
import { rowWriter } from './write-one-row.ts';

const env = parseEnv(process.env);
const web = await composeWeb(env);
const rows = await rowWriter(env);
const product = (await import(/* @vite-ignore */ path.resolve('build/server/index.js'))) as ServerBuild;

const app = createServer({
  ...web.serverOptions,
  clientDir: path.resolve('build/client'),
  vite: null,
  remix: createRequestHandler({
    build: withBenchRoutes(product, rows.writeOneRow),
    mode: 'production',
    getLoadContext: loadContextOf(web.services),
  }),
  extra: mountExpressBytes,
});
const { server } = await listen(app, env.PORT);

// Whoever started this is gone: so are the figures.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));

onShutdown(async () => {
  await closeServer(server);
  await rows.close();
  await web.close();
});
