import { spawn, type ChildProcess } from 'node:child_process';

/** A process of the product, its output shown; `exited` settles with its code. */
export type Child = { readonly process: ChildProcess; readonly exited: Promise<number> };

export function startNode(script: string, variables: Readonly<Record<string, string>>): Child {
  const child = spawn(process.execPath, ['--enable-source-maps', script], {
    // A group of its own: Ctrl+C reaches the parent alone, which then stops its children in order.
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...variables },
  });
  const exited = new Promise<number>((resolve) => {
    child.on('exit', (code) => resolve(code ?? 1));
    child.on('error', () => resolve(127));
  });
  return { process: child, exited };
}

export async function stopChild(child: Child): Promise<void> {
  child.process.kill('SIGTERM');
  await child.exited;
}

/** Asks until the address answers 200. @throws Error when it does not within the time */
export async function waitUntilHealthy(url: string, child: Child, patienceMs = 30_000): Promise<void> {
  const end = performance.now() + patienceMs;
  let dead = false;
  void child.exited.then(() => (dead = true));
  while (performance.now() < end && !dead) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(dead ? 'the process ended before it answered' : `no answer from ${url}`);
}
