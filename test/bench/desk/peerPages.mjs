/** The other editors, built in the usual way and served locally. */
import fs from 'node:fs';
import http from 'node:http';
import { once } from 'node:events';
import path from 'node:path';
import { build } from 'vite';
import { silence } from './speech.mjs';

const peers = path.join(import.meta.dirname, 'peers');
const built = path.join(import.meta.dirname, '../../output/desk-peers');
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css' };

/** Both use difflib (one has a copy of it), which assigns to the `name` of its functions; strict mode forbids that in modules. */
const lenient = { name: 'lenient', transform: (code, id) => (/difflib|react-transcript-editor/.test(id) ? code.replace(/\b\w+\.name\s*=\s*(['"])(SequenceMatcher|Differ)\1/g, '0') : null) };

/** @returns the pages' origin, and a way to set the transcript that they open */
export async function servePeers() {
  await build({
    configFile: false, root: path.join(peers, 'pages'), base: '/', logLevel: 'error', plugins: [lenient],
    define: { 'process.env.NODE_ENV': '"production"', 'process.env': '{}', global: 'globalThis' },
    resolve: { alias: { path: 'path-browserify' }, dedupe: ['react', 'react-dom'] },
    build: { outDir: built, emptyOutDir: true, target: 'es2022', minify: true, rollupOptions: { input: ['slate', 'bbc'].map((page) => path.join(peers, 'pages', `${page}.html`)) } },
  });
  let transcript = '{}';
  const server = http.createServer(({ url }, answer) => {
    if (url === '/transcript.json') return answer.writeHead(200, { 'content-type': 'application/json' }).end(transcript);
    if (url === '/silence.wav') return answer.writeHead(200, { 'content-type': 'audio/wav' }).end(silence());
    const file = path.join(built, path.normalize(new URL(url, 'http://peers.example').pathname));
    if (!file.startsWith(built) || !fs.existsSync(file) || !TYPES[path.extname(file)]) return answer.writeHead(404).end();
    return answer.writeHead(200, { 'content-type': TYPES[path.extname(file)] }).end(fs.readFileSync(file));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  return { origin: `http://127.0.0.1:${port}`, open: (speech) => void (transcript = JSON.stringify(speech)), stop: () => server.close() };
}
