import { fileURLToPath, URL } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * react-aria carries its texts in 30 languages. All of them come from src/design/react-aria-strings.ts (kk, ru, en), which it
 * reads first, so the built-in tables are dead weight: 60 kB gzip that a candidate on a slow line would wait for.
 */
function withoutBuiltInAriaTexts(): Plugin {
  return {
    name: 'without-built-in-aria-texts',
    enforce: 'pre',
    load(id) {
      return /\/react-(aria|stately)[^?]*\/intl\/(?:[^/]+\/)?[a-z]{2}-[A-Z]{2}\.m?js$/.test(id)
        ? 'export default {};'
        : null;
    },
  };
}

/** The origin of a running service, for the development server only. */
const service = process.env['BAKYLAU_ORIGIN'] ?? 'http://localhost:3000';

export default defineConfig({
  root: here('.'),
  plugins: [react(), withoutBuiltInAriaTexts()],
  resolve: { alias: { '@bakylau/contracts': here('../../libs/contracts/src/index.ts') } },
  build: {
    outDir: here('../../dist/apps/web'),
    emptyOutDir: true,
    target: 'es2022',
    // Inlined assets would need `data:` in the content security policy.
    assetsInlineLimit: 0,
    sourcemap: false,
    chunkSizeWarningLimit: 700,
  },
  server: {
    port: 5173,
    proxy: {
      '/api': { target: service },
      '/health': { target: service },
      '/socket.io': { target: service, ws: true },
    },
  },
});
