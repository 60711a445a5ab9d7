/** A built web process of the product under load: its log is kept, not shown. */
import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import { createInterface } from 'node:readline';
import { waitUntilHealthy } from '#scripts/child-process.ts';
import { freePort } from '#db/embedded/free-port.ts';

export type LogLine = { readonly level?: unknown; readonly message?: unknown; readonly context?: unknown };

export type WebProcess = {
  readonly port: number;
  readonly pid: number;
  /** Log lines of level error, since the start or the last `takeErrors`. */
  takeErrors(): readonly LogLine[];
  isAlive(): boolean;
  /** Processor time since the start, in ms, all threads; null where the system does not tell. */
  cpuMs(): number | null;
  stop(): Promise<void>;
};

const MOST_LINES = 10_000;

export async function startWebProcess(variables: Readonly<Record<string, string>>): Promise<WebProcess> {
  const port = await freePort();
  const child = spawn(process.execPath, ['--enable-source-maps', 'build/processes/serve.js'], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'warn', ...variables, PORT: String(port) },
  });
  const exited = new Promise<number>((resolve) => {
    child.on('exit', (code) => resolve(code ?? 1));
    child.on('error', () => resolve(127));
  });
  const errors: LogLine[] = [];
  watch(child, errors);
  const stop = async () => {
    child.kill('SIGTERM');
    const impatience = setTimeout(() => child.kill('SIGKILL'), 10_000);
    await exited;
    clearTimeout(impatience);
  };
  try {
    await waitUntilHealthy(`http://127.0.0.1:${port}/api/health`, { process: child, exited });
  } catch (error) {
    await stop();
    throw new Error(`the web process did not start: ${JSON.stringify(errors.slice(-5))}`, { cause: error });
  }
  return {
    port,
    pid: child.pid!,
    takeErrors: () => errors.splice(0),
    isAlive: () => child.exitCode === null && child.signalCode === null,
    cpuMs: () => cpuMsOf(child.pid!),
    stop,
  };
}

/** A tick of /proc is a hundredth of a second on every Linux that Node runs on. */
function cpuMsOf(pid: number): number | null {
  const file = `/proc/${pid}/stat`;
  if (!fs.existsSync(file)) return null;
  const fields = fs.readFileSync(file, 'utf8').split(') ')[1]!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

function watch(child: ChildProcess, errors: LogLine[]): void {
  for (const stream of [child.stdout, child.stderr]) {
    if (stream === null) continue;
    createInterface({ input: stream }).on('line', (text) => {
      const line = lineOf(text);
      if (line !== null && errors.length < MOST_LINES) errors.push(line);
    });
  }
}

/** Anything that is not a log line is a crash speaking. */
function lineOf(text: string): LogLine | null {
  try {
    const line = JSON.parse(text) as LogLine;
    return line.level === 'error' ? line : null;
  } catch {
    return text.trim() === '' ? null : { level: 'error', message: text };
  }
}
