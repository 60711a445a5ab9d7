/** The product's own build, and beside it the processes of the benchmark, compiled the same way. */
import { spawnSync } from 'node:child_process';
import { build } from 'vite';

export function buildProduct(): void {
  const product = spawnSync('npm', ['run', '--silent', 'build'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (product.status !== 0) throw new Error(`the build failed (${product.status})`);
}

export const buildBench = (): Promise<unknown> =>
  build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    build: {
      ssr: true,
      target: 'node20',
      outDir: 'build/bench',
      emptyOutDir: true,
      rollupOptions: {
        input: {
          'serve-bench': 'tests/load/bench/server/serve-bench.ts',
          'engine-process': 'tests/load/bench/engine/engine-process.ts',
        },
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  });
