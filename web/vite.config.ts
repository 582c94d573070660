import { resolve } from 'node:path';
import optimizeLocales from '@react-aria/optimize-locales-plugin';
import { defineConfig } from 'vite';
import { precompressed } from './precompressed.plugin.js';

/** Every file of `assets/` has its content's hash in its name, so that browsers may keep it for ever. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [
    // The components' own words, in our languages only.
    { ...optimizeLocales.vite({ locales: ['nl-NL', 'fr-FR', 'de-DE', 'en-US'] }), enforce: 'pre' },
    precompressed(),
  ],
  build: {
    outDir: resolve(import.meta.dirname, '../dist/web'),
    emptyOutDir: true,
    target: 'es2023',
    // As data: URLs they would not be kept, and the policy of the pages allows few of those.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // What is bundled has to be named with its licence wherever it goes.
    license: { fileName: 'assets/licences.md' },
    // "use client" says something to servers that render React; there is none here.
    rolldownOptions: {
      output: {
        // What every page needs compresses best together, and is fetched once.
        codeSplitting: {
          groups: [
            { name: 'framework', test: /node_modules\/(react|react-dom|scheduler|i18next|react-i18next|@tanstack)\// },
          ],
        },
      },
      onLog: (level, log, report) => (log.code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : report(level, log)),
    },
  },
});
