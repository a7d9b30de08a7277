import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where a server listens while pages are worked on: `npm start` beside `npm run console:dev`. */
const SERVER = 'http://127.0.0.1:7788';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  // The server puts a nonce of each answer here: Mantine writes style elements as it goes.
  html: { cspNonce: '%CSP_NONCE%' },
  build: {
    assetsDir: 'assets',
    // The policy of the server forbids what stands in the page, as small files put in as text would.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  server: { proxy: { '/v2': SERVER, '/account': SERVER } },
});
