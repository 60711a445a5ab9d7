import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };

let child: ReturnType<typeof start>;

function start(stopMs: number) {
  const script = `
    const { onShutdown } = await import('./scripts/shutdown.ts');
    setInterval(() => {}, 1_000);
    onShutdown(async () => {
      console.log('stopping');
      await new Promise((resolve) => setTimeout(resolve, ${stopMs}));
      console.log('stopped');
    });
    console.log('ready');`;
  const args = ['--import', 'tsx', '--input-type=module', '-e', script];
  const started = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  started.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return {
    process: started,
    exited: once(started, 'exit').then(([code]) => code as number | null),
    said: () => said,
    async saying(word: string) {
      while (!said.includes(word)) await once(started.stdout, 'data');
    },
  };
}

afterEach(() => child.process.kill('SIGKILL'));

test('a signal that arrives twice stops in order all the same', async () => {
  child = start(300);
  await child.saying('ready');
  child.process.kill('SIGINT');
  await child.saying('stopping');
  child.process.kill('SIGINT');
  expect(await child.exited).toBe(0);
  expect(child.said()).toBe('ready\nstopping\nstopped\n');
});

test('a second one from somebody who has lost patience ends it at once', async () => {
  child = start(60_000);
  await child.saying('ready');
  child.process.kill('SIGTERM');
  await child.saying('stopping');
  await sleep(1_100);
  child.process.kill('SIGINT');
  expect(await child.exited).toBe(1);
});

// tsx's own command kills its child 60 ms after a signal that a busy child has not confirmed: the database stays behind.
test.each(['demo', 'dev'] as const)('nothing stands between npm and the process of npm run %s', (name) => {
  expect(manifest.scripts[name]).toMatch(new RegExp(`&& exec node --import tsx scripts/${name}\\.ts$`));
});
