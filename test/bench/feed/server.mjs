/** A Stet of its own, as it is started by everybody, with a published feed in it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

const main = path.join(import.meta.dirname, '../../../dist/server/main.js');
const [email, password] = ['bench@stet.example', 'a long enough password'];

async function freePort() {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

export async function startServer() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stet-bench-'));
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const env = { ...process.env, PORT: String(port), HOST: '127.0.0.1', STET_DATA: folder, PUBLIC_URL: origin, STET_TEST_ALLOW_LOOPBACK: 'true', STET_ADMIN_EMAIL: email, STET_ADMIN_PASSWORD: password, DATABASE_URL: '' };
  const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  const stop = async () => {
    child.kill('SIGTERM');
    await once(child, 'exit');
    fs.rmSync(folder, { recursive: true, force: true });
  };
  const login = await fetch(`${origin}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json', origin }, body: JSON.stringify({ email, password }) });
  const cookie = login.headers.get('set-cookie').split(';')[0];
  const api = async (method, url, body, headers = {}) => {
    const isBytes = Buffer.isBuffer(body);
    const response = await fetch(`${origin}/api/${url}`, {
      method, headers: { cookie, origin, ...(body !== undefined && { 'content-type': isBytes ? 'application/octet-stream' : 'application/json' }), ...headers },
      ...(body !== undefined && { body: isBytes ? body : JSON.stringify(body) }), signal: AbortSignal.timeout(20 * 60_000),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${text.slice(0, 300)}`);
    return text === '' ? undefined : JSON.parse(text);
  };
  return { origin, pid: child.pid, admin: { email, password }, api, stop };
}

/** A show with the feed of a file in it; returns its id. */
export async function importFeed({ api }, file, title) {
  const { id } = await api('POST', 'imports/file?name=feed.xml', fs.readFileSync(file));
  const { showId } = await api('POST', `imports/${id}/accept`, { newShow: { title, slug: title } });
  return showId;
}

/** Publishes what is there; returns how long the publisher waits after pressing the button. */
export async function publish({ api }, showId) {
  const { hash } = await api('GET', `shows/${showId}/publication-preview?enrichments=`);
  const start = performance.now();
  await api('POST', `shows/${showId}/publications`, { hash, enrichments: [], override: 'measured' });
  return performance.now() - start;
}

/** Corrects a word in the middle of the show. */
export async function correct({ api }, showId) {
  const page = (number) => api('GET', `episodes?showId=${showId}&page=${number}&perPage=1&sort=position&order=asc`);
  const { total } = await page(1);
  const { items: [{ id, revision }] } = await page(Math.max(1, total >> 1));
  const { segments: [segment] } = await api('GET', `episodes/${id}/desk`);
  await api('POST', `episodes/${id}/revisions`, { baseRevision: revision, operations: [{ type: 'setText', segmentId: segment.id, text: `Corrected ${segment.text}` }], clientId: crypto.randomUUID() });
}
