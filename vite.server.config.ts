import { defineConfig } from 'vite';

/** The second build: the processes themselves. Plain Node runs no TypeScript; packages stay in node_modules. */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'build/processes',
    emptyOutDir: true,
    sourcemap: true,
    rollupOptions: {
      input: {
        serve: 'scripts/serve.ts',
        worker: 'scripts/worker.ts',
        migrate: 'scripts/db-migrate.ts',
      },
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
});
