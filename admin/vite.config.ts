import react from '@vitejs/plugin-react';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import zlib from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const server = process.env.STET_SERVER ?? 'http://127.0.0.1:3000';

/** `main.ts` imports the page, and the document preloads its code, so that both are fetched at the same time. */
const fetchPageBeside: Plugin = {
  name: 'fetch-page-beside',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler(_html, { bundle = {} }) {
      const page = Object.values(bundle).find((file) => file.type === 'chunk' && file.facadeModuleId === here('page.tsx'));
      if (page?.type !== 'chunk') throw new Error('the page is no chunk of its own');
      const scripts = [page.fileName, ...page.imports.filter((file) => !(bundle[file]?.type === 'chunk' && bundle[file].isEntry))];
      const beside = [...scripts.map((file) => ({ rel: 'modulepreload', file })), ...[...(page.viteMetadata?.importedCss ?? [])].map((file) => ({ rel: 'stylesheet', file }))];
      return beside.map(({ rel, file }) => ({ tag: 'link', attrs: { rel, crossorigin: true, href: `./${file}` }, injectTo: 'head' }));
    },
  },
};

/** Smaller files fit into the first packets anyway. */
const LEAST_BYTES = 1_500;

/** Writes compressed versions beside each text file, so that nothing is compressed while somebody waits. */
const compress: Plugin = {
  name: 'compress',
  apply: 'build',
  writeBundle({ dir }, bundle) {
    for (const name of Object.keys(bundle).filter((file) => /\.(?:js|css|html|svg)$/.test(file))) {
      const file = path.join(dir!, name);
      const bytes = fs.readFileSync(file);
      if (bytes.length < LEAST_BYTES) continue;
      fs.writeFileSync(`${file}.br`, zlib.brotliCompressSync(bytes));
      fs.writeFileSync(`${file}.gz`, zlib.gzipSync(bytes, { level: 9 }));
    }
  },
};

/** The admin is served with a strict content security policy, so this build must not contain anything inline. */
export default defineConfig({
  root: here('.'),
  base: './',
  plugins: [react(), fetchPageBeside, compress],
  resolve: { alias: [{ find: /^#core\/(.*)$/, replacement: here('../server/core') + '/$1.ts' }] },
  build: {
    outDir: here('../dist/admin'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
    // A chunk runs after those it imports, so zod's configuration must be in the same chunk as zod, before any chunk creates a schema.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'zod', test: /[\\/]node_modules[\\/]zod[\\/]|[\\/]admin[\\/]noEval\.ts$/ }] } } },
  },
  server: {
    proxy: Object.fromEntries(['/api', '/feeds', '/files', '/health'].map((path) => [path, { target: server, changeOrigin: false }])),
  },
});
