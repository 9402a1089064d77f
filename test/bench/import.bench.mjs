/**
 * Large imports: a feed of nearly 100 MB and one of 5,000 short items, each in a Stet of its own, read in the background, accepted, and then
 * changed upstream in every item. Measures how much additional memory the server takes for each step, and how long other requests wait
 * meanwhile.
 * STET_BENCH_EPISODES=200 measures a smaller archive only.
 */
import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { generate } from './feed/generate.mjs';
import { idle, startServer, until, watchMemory } from './feed/server.mjs';

const EPISODES = Number(process.env.STET_BENCH_EPISODES ?? 1_980);
const SHORT = 5_000;

const shortItem = (number) => `<item><title>Tideline ${number}</title><guid>tideline-${number}</guid><pubDate>Mon, 01 Jan 2018 00:00:00 GMT</pubDate><enclosure url="https://audio.tideline.example/${number}.mp3" length="1" type="audio/mpeg"/><description>00:00 Ebb\n00:30 The bar\n02:00 Flow</description></item>\n`;

function generateShort(file) {
  fs.writeFileSync(file, `<rss version="2.0"><channel><title>Tideline</title>\n${Array.from({ length: SHORT }, (_, number) => shortItem(number)).join('')}</channel></rss>\n`);
}

/** The peak of a server's memory during some work, and the longest that another request has to wait. */
async function watched({ pid, origin }, work) {
  const memory = watchMemory(pid);
  const over = new AbortController();
  let slowestMs = 0;
  const watching = (async () => {
    while (!over.signal.aborted) {
      const start = performance.now();
      await (await fetch(`${origin}/api/session`)).text();
      slowestMs = Math.max(slowestMs, performance.now() - start);
      await pause(20);
    }
  })();
  const start = performance.now();
  const result = await work();
  over.abort();
  await watching;
  return { result, extra: memory(), slowestMs, seconds: (performance.now() - start) / 1000 };
}

async function imported(file) {
  const server = await startServer();
  try {
    const { api } = server;
    const read = await watched(server, async () => {
      const { id } = await api('POST', 'imports/file?name=feed.xml&inBackground=true', fs.readFileSync(file));
      return until(() => api('GET', `imports/${id}/reading`), ({ state }) => state === 'read' || state === 'failed');
    });
    const { id } = read.result;
    const accepted = await watched(server, async () => {
      await api('POST', `imports/${id}/accept`, { newShow: { title: 'Tideline', slug: 'tideline' }, inBackground: true });
      return until(() => api('GET', `imports/${id}/progress`), ({ state }) => state !== 'running');
    });
    if (accepted.result.state !== 'done') throw new Error(JSON.stringify(accepted.result));
    return { read, accepted, followed: await followed(server, accepted.result.showId, file) };
  } finally {
    await server.stop();
  }
}

/** Follows a feed in which a word of each item has been replaced. */
async function followed(server, showId, file) {
  const news = Buffer.from(fs.readFileSync(file, 'utf8').replaceAll(' the ', ' a ').replaceAll('00:00 Ebb', '00:00 Neap'));
  const host = http.createServer((_, response) => response.end(news)).listen(0, '127.0.0.1');
  await once(host, 'listening');
  try {
    await idle(server);
    return await watched(server, async () => {
      await server.api('PATCH', `shows/${showId}/upstream`, { url: `http://127.0.0.1:${host.address().port}/feed.xml` });
      const { feed } = await until(() => server.api('GET', `shows/${showId}/upstream`), (state) => state.feed.lastPolledAt !== null);
      if (feed.lastResult !== 'merged') throw new Error(JSON.stringify(feed));
    });
  } finally {
    host.close();
  }
}

export async function* rows() {
  if (process.platform !== 'linux') throw new Error('Memory is read from /proc: run this on Linux.');
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stet-import-'));
  try {
    for (const [what, make] of [[`${EPISODES} episodes`, (file) => generate(file, EPISODES, 'cdata')], [`${SHORT} short items`, generateShort]]) {
      const file = path.join(folder, 'feed.xml');
      make(file);
      const bytes = fs.statSync(file).size;
      const isLarge = bytes > 50_000_000; // for a small feed, this says more about the process
      const steps = await imported(file);
      for (const [step, { extra, slowestMs, seconds }] of [['read', steps.read], ['accepted', steps.accepted], ['all changed upstream', steps.followed]]) {
        const ratio = extra / bytes;
        yield { what: `${what}, ${step}: memory / file (${Math.round(extra / 1e6)} MB, ${Math.round(seconds)} s, others wait ${Math.round(slowestMs)} ms)`, ratio, goal: isLarge ? '≤ 3' : 'shown', holds: !isLarge || ratio <= 3 };
      }
    }
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
