/** `npm run demo`: the product as it will run (production build, two processes), on its embedded parts. */
import { spawnSync } from 'node:child_process';
import { demoAddress, demoPassword, demoPeople } from '#db/seed/salon/accounts.ts';
import { DEMO_SALONS } from '#db/seed/salon/profiles.ts';
import { readEnv } from './env.ts';
import { startNode, stopChild, waitUntilHealthy } from './child-process.ts';
import { startLocalStack } from './local-stack.ts';
import { onShutdown } from './shutdown.ts';
import { todayIn } from './today.ts';

/** Those that the seed makes. */
const [SALON, OTHER] = DEMO_SALONS;
const say = (line: string) => console.log(line);
const env = readEnv();
if (env.APP_ENV !== 'development') throw new Error('The demo runs in a development environment only.');
const baseUrl = process.env['BASE_URL'] ?? `http://localhost:${env.PORT}`;

say('Building …');
const built = spawnSync('npm', ['run', '--silent', 'build'], {
  stdio: 'inherit',
  env: { ...process.env, NODE_ENV: 'production' },
});
if (built.status !== 0) process.exit(built.status ?? 1);

const stack = await startLocalStack(env, {
  dataDir: '.data',
  baseUrl,
  mailPort: Number(process.env['MAIL_PORT'] ?? 4310),
  stripePort: Number(process.env['STRIPE_PORT'] ?? 4330),
  today: todayIn('Europe/Zurich'),
  say,
});
const variables = {
  ...stack.variables,
  NODE_ENV: 'production',
  PORT: String(env.PORT),
  LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'warn',
};
const web = startNode('build/processes/serve.js', variables);
const worker = startNode('build/processes/worker.js', variables);
let stopping = false;
onShutdown(async () => {
  stopping = true;
  say('\nStopping …');
  await Promise.all([stopChild(web), stopChild(worker)]);
  await stack.stop();
  say('Stopped. The data stay in .data; `npm run demo` finds them again.');
});
for (const child of [web, worker]) {
  void child.exited.then(async (code) => {
    if (stopping) return;
    console.error(`A process ended by itself (${code}).`);
    await Promise.all([stopChild(web), stopChild(worker)]);
    await stack.stop();
    process.exit(1);
  });
}
await waitUntilHealthy(`http://127.0.0.1:${env.PORT}/api/health`, web);
const elsewhere = Object.assign(new URL(baseUrl), { hostname: `${OTHER}.localhost` }).origin;
say(`
  The salon      ${baseUrl}
  another one    ${elsewhere}
  in English     ${baseUrl}/en
  Mailbox        ${stack.mailboxUrl}
  Payments       ${stack.stripeUrl}
  Free times     ${baseUrl}/api/openapi.json
  Database       ${stack.database}

  Sign in at ${baseUrl}/sign-in, password ${demoPassword(SALON)}
${demoPeople(SALON)
  .map(([who, address]) => `  ${who.padEnd(15)}${address}`)
  .join('\n')}
  Head office reads both salons: ${baseUrl}/admin/salons
  There, ${elsewhere}/sign-in, password ${demoPassword(OTHER)}
  ${'Owner'.padEnd(15)}${demoAddress('seraina', OTHER)}

  Ctrl+C stops everything.
`);
