import { vitePlugin as remix } from '@remix-run/dev';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';
import remixOptions from './remix.config.js';

/** The site's build. The processes have a build of their own (vite.server.config.ts); vitest needs neither plugin. */
export default defineConfig({
  plugins: process.env['VITEST'] === undefined ? [remix(remixOptions), tailwindcss()] : [],
  build: {
    // Every browser that loads module scripts preloads what they import well enough for a few kB.
    modulePreload: { polyfill: false },
    // The content security policy allows files from here; nothing is folded into the style sheet.
    assetsInlineLimit: 0,
  },
});
