/** The product's own worker process under load: what it logs is counted, not shown. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export type BenchWorker = {
  /** Lines of the levels warn and error by what they say. */
  readonly said: ReadonlyMap<string, number>;
  stop(): Promise<void>;
};

export async function startBenchWorker(variables: Readonly<Record<string, string>>): Promise<BenchWorker> {
  const child = spawn(process.execPath, ['build/processes/worker.js'], {
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production', APP_ENV: 'development', LOG_LEVEL: 'info', ...variables },
  });
  const exited = new Promise<number>((resolve) => {
    child.on('exit', (code) => resolve(code ?? 1));
    child.on('error', () => resolve(127));
  });
  const said = new Map<string, number>();
  const runs = new Promise<void>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (text) => {
      const { level, message } = lineOf(text);
      if (message === 'Worker process runs') resolve();
      if (level !== 'info') said.set(message, (said.get(message) ?? 0) + 1);
    });
  });
  const stop = async () => {
    child.kill('SIGTERM');
    const impatience = setTimeout(() => child.kill('SIGKILL'), 15_000);
    await exited;
    clearTimeout(impatience);
  };
  const begun = await Promise.race([runs.then(() => true), exited.then(() => false)]);
  if (!begun) throw new Error(`the worker did not start: ${[...said.keys()].join(', ')}`);
  return { said, stop };
}

function lineOf(text: string): { readonly level: string; readonly message: string } {
  try {
    const line = JSON.parse(text) as { readonly level?: unknown; readonly message?: unknown };
    return { level: String(line.level), message: String(line.message) };
  } catch {
    return { level: 'error', message: text };
  }
}
