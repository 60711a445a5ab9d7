/** A web process with the routes that the product is compared with; built like the product's own. */
import { spawn } from 'node:child_process';
import { freePort } from '#db/embedded/free-port.ts';
import { waitUntilHealthy } from '#scripts/child-process.ts';

export type BenchServer = {
  readonly port: number;
  readonly origin: string;
  stop(): Promise<void>;
};

export type BenchServerOptions = {
  /** A folder for the processor profile that the process writes when it ends. */
  readonly profile?: string | null;
  readonly variables?: Readonly<Record<string, string>>;
};

export async function startBenchServer(
  appUrl: string,
  jobsUrl: string,
  { profile = null, variables = {} }: BenchServerOptions = {},
): Promise<BenchServer> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const flags = profile === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`];
  const child = spawn(process.execPath, [...flags, 'build/bench/serve-bench.js'], {
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      APP_ENV: 'development',
      LOG_LEVEL: 'warn',
      PORT: String(port),
      BASE_URL: origin,
      DATABASE_URL: appUrl,
      DATABASE_JOBS_URL: jobsUrl,
      FORM_RATE_LIMIT: '0',
      HOLD_RATE_LIMIT: '0',
      ORDER_RATE_LIMIT: '0',
      PAGE_RATE_LIMIT: '0',
      API_RATE_LIMIT: '0',
      ...variables,
    },
  });
  const exited = new Promise<number>((resolve) => {
    child.on('exit', (code) => resolve(code ?? 1));
    child.on('error', () => resolve(127));
  });
  const stop = async () => {
    child.kill('SIGTERM');
    const impatience = setTimeout(() => child.kill('SIGKILL'), 15_000);
    await exited;
    clearTimeout(impatience);
  };
  try {
    await waitUntilHealthy(`${origin}/api/health`, { process: child, exited });
  } catch (error) {
    await stop();
    throw error;
  }
  return { port, origin, stop };
}
