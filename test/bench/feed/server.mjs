/** A separate Stet, started as usual, and what it takes to publish a feed in it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';

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

/** Connections are kept, without `fetch`: what that does in this process takes as long as some of what is measured. */
const agent = new http.Agent({ keepAlive: true });

async function send(url, method, headers, body) {
  const [response] = await once(http.request(url, { method, headers, agent }).end(body), 'response');
  const pieces = [];
  for await (const piece of response) pieces.push(piece);
  return { status: response.statusCode, text: Buffer.concat(pieces).toString() };
}

/** With JSON logs, which include requests, the log goes into a file. */
export async function startServer({ logFormat = 'text' } = {}) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stet-bench-'));
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const env = { ...process.env, PORT: String(port), HOST: '127.0.0.1', STET_DATA: folder, PUBLIC_URL: origin, STET_TEST_ALLOW_LOOPBACK: 'true', STET_ADMIN_EMAIL: email, STET_ADMIN_PASSWORD: password, DATABASE_URL: '', LOG_FORMAT: logFormat };
  const preloads = ['quickBrotli.mjs', 'timedPublications.mjs'].map((name) => `--import=${path.join(import.meta.dirname, name)}`);
  const child = spawn(process.execPath, [...preloads, main], { env, stdio: ['ignore', 'pipe', logFormat === 'json' ? fs.openSync(path.join(folder, 'log'), 'w') : 'inherit', 'ipc'] });
  await once(child.stdout, 'data');
  const stop = async () => {
    child.kill('SIGTERM');
    await once(child, 'exit');
    fs.rmSync(folder, { recursive: true, force: true });
  };
  const login = await fetch(`${origin}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json', origin }, body: JSON.stringify({ email, password }) });
  const cookie = login.headers.get('set-cookie').split(';')[0];
  const api = async (method, url, body, headers = {}) => {
    const sent = body === undefined || Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
    const type = body === undefined ? {} : { 'content-type': sent === body ? 'application/octet-stream' : 'application/json', 'content-length': sent.length };
    const { status, text } = await send(`${origin}/api/${url}`, method, { cookie, origin, ...type, ...headers }, sent);
    if (status >= 400) throw new Error(`${method} ${url}: ${status} ${text.slice(0, 300)}`);
    return text === '' ? undefined : JSON.parse(text);
  };
  /** How long the next publication takes, see timedPublications.mjs. */
  const timed = async () => (await once(child, 'message'))[0].publicationMs;
  return { origin, pid: child.pid, admin: { email, password }, api, timed, stop };
}

/** A process's memory in bytes, and its CPU time in ticks. Linux only. */
const status = (pid, field) => Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) * 1024;
const ticks = (pid) => fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ').slice(11, 13).reduce((sum, count) => sum + Number(count), 0);

/** Samples a process's memory; returns a function that stops and tells by how much it grew at most. */
export function watchMemory(pid) {
  const before = status(pid, 'VmRSS');
  let most = before;
  const look = () => (most = Math.max(most, status(pid, 'VmRSS')));
  const timer = setInterval(look, 10);
  return () => {
    clearInterval(timer);
    look();
    return most - before;
  };
}

/** Waits until the server has finished its jobs: the best compression of a published feed takes longer than publishing it. */
export async function idle({ pid }) {
  for (let before = ticks(pid), quiet = 0, turn = 0; quiet < 3 && turn < 240; turn += 1) {
    await setTimeout(500);
    const now = ticks(pid);
    quiet = now - before < 5 ? quiet + 1 : 0;
    before = now;
  }
}

/** The longest file that the server accepts (`FILES` in its http adapter). */
export const LONGEST_FILE = 100_000_000;

/** Polls until an answer says that it is over, and returns that one. */
export async function until(ask, isOver) {
  for (;;) {
    const answer = await ask();
    if (isOver(answer)) return answer;
    await setTimeout(100);
  }
}

/** Imports a feed from a file in the background, as the admin does; returns the id of the show. */
export async function importFeed({ api }, file, title) {
  const { id } = await api('POST', 'imports/file?name=feed.xml&inBackground=true', fs.readFileSync(file));
  const read = await until(() => api('GET', `imports/${id}/reading`), ({ state }) => state === 'read' || state === 'failed');
  if (read.state === 'failed') throw new Error(JSON.stringify(read).slice(0, 300));
  await api('POST', `imports/${id}/accept`, { newShow: { title, slug: title }, inBackground: true });
  const done = await until(() => api('GET', `imports/${id}/progress`), ({ state }) => state !== 'running');
  if (done.state !== 'done') throw new Error(JSON.stringify(done).slice(0, 300));
  return done.showId;
}

/**
 * Publishes as a publisher does: preview first, then the button. Returns how long it takes in the server, with the request, and with the preview,
 * and how much additional memory the server took meanwhile.
 */
export async function publish({ api, timed, pid }, showId) {
  const memory = watchMemory(pid);
  const start = performance.now();
  const { hash } = await api('GET', `shows/${showId}/publication-preview?enrichments=`);
  const looked = performance.now();
  const inServer = timed();
  await api('POST', `shows/${showId}/publications`, { hash, enrichments: [], override: 'measured' });
  const end = performance.now();
  return { ms: await inServer, withRequest: end - looked, withPreview: end - start, extra: memory() };
}

/** Corrects a word in the episode in the middle of the show. */
export async function correct({ api }, showId) {
  const page = (number) => api('GET', `episodes?showId=${showId}&page=${number}&perPage=1&sort=position&order=asc`);
  const { total } = await page(1);
  const { items: [{ id, revision }] } = await page(Math.max(1, total >> 1));
  const { segments: [segment] } = await api('GET', `episodes/${id}/desk`);
  await api('POST', `episodes/${id}/revisions`, { baseRevision: revision, operations: [{ type: 'setText', segmentId: segment.id, text: `Corrected ${segment.text}` }], clientId: crypto.randomUUID() });
}
