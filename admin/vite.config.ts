import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const server = process.env.STET_SERVER ?? 'http://127.0.0.1:3000';

/** The admin is served with a strict content security policy: nothing inline may come out of this build. */
export default defineConfig({
  root: here('.'),
  base: './',
  plugins: [react()],
  resolve: { alias: [{ find: /^#core\/(.*)$/, replacement: here('../server/core') + '/$1.ts' }] },
  build: {
    outDir: here('../dist/admin'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
  },
  server: {
    proxy: Object.fromEntries(['/api', '/feeds', '/files', '/health'].map((path) => [path, { target: server, changeOrigin: false }])),
  },
});
