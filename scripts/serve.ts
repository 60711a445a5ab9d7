/** The web process: Express in front of Remix, composed once. */
import path from 'node:path';
import { createRequestHandler } from '@remix-run/express';
import type { ServerBuild } from '@remix-run/node';
import { composeWeb } from '#adapters/compose.ts';
import { createServer } from '#app/server/create-server.ts';
import { loadContextOf } from '#app/server/load-context-of.ts';
import { readEnv } from './env.ts';
import { closeServer, listen } from './listen.ts';
import { onShutdown } from './shutdown.ts';

const env = readEnv();
const web = await composeWeb(env);
const buildDir = path.resolve(import.meta.dirname, '..');
const build = (await import(/* @vite-ignore */ `${buildDir}/server/index.js`)) as ServerBuild;

const app = createServer({
  ...web.serverOptions,
  clientDir: path.join(buildDir, 'client'),
  vite: null,
  remix: createRequestHandler({ build, mode: 'production', getLoadContext: loadContextOf(web.services) }),
});
const { server, port } = await listen(app, env.PORT);
web.log.info('Web process listens', { port, env: env.APP_ENV });

onShutdown(async () => {
  web.endStreams();
  await closeServer(server);
  await web.close();
  web.log.info('Web process stopped');
});
