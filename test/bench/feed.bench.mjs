/**
 * Feeds with whole transcripts in their notes, up to 150 MB: reading and writing one, publishing one correction, what that leaves in
 * the store, and handing it out. Every work has a process of its own. STET_BENCH_EPISODES=10,300 measures smaller feeds only.
 */
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { generate } from './feed/generate.mjs';
import { markdown } from './feed/markdown.mjs';
import { requestsRatio } from './feed/requests.mjs';
import { correct, importFeed, publish, startServer } from './feed/server.mjs';
import { stored } from './feed/stored.mjs';

export const needsPeers = true;

const EPISODES = (process.env.STET_BENCH_EPISODES ?? '10,300,3000').split(',').map(Number);
const FORMS = ['cdata', 'escaped'];
const WORKS = ['read + write + fsync', 'Stet get', 'Stet put', 'Stet write, one item', 'feedsmith parse + generate', 'fast-xml-parser parse + build', 'rss-parser read'];
const output = path.join(import.meta.dirname, '../output/feed.md');

/** Null where the work fails: a peer may not be able to read what there is. */
async function measured(work, file) {
  try {
    const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', '--max-old-space-size=12000', path.join(import.meta.dirname, 'feed/work.mjs'), work, file], { timeout: 15 * 60_000 });
    return JSON.parse(stdout);
  } catch (error) {
    console.error(`${work}: ${String(error.stderr || error.message).trim().split('\n').find((line) => /error/i.test(line)) ?? error.message}`);
    return null;
  }
}

/** One correction, put out by a Stet that runs as everybody's does. */
async function published(server, file, slug) {
  const showId = await importFeed(server, file, slug);
  await publish(server, showId);
  const times = [];
  for (let round = 0; round < 3; round += 1) {
    await correct(server, showId);
    times.push(await publish(server, showId));
  }
  return { ms: Math.min(...times), path: `/feeds/${slug}.xml` };
}

async function measureFeed(server, folder, episodes, form) {
  const file = path.join(folder, `${episodes}-${form}.xml`);
  generate(file, episodes, form);
  const bytes = fs.statSync(file).size;
  const works = {};
  for (const work of WORKS) works[work] = await measured(work, file);
  const result = { episodes, form, bytes, works, store: await stored(file), publish: await published(server, file, `tideline-${episodes}-${form}`) };
  fs.rmSync(file);
  return result;
}

async function requests({ origin }, { publish: { path: feed }, episodes }) {
  const url = `${origin}${feed}`;
  const { headers } = await fetch(url, { headers: { 'accept-encoding': 'gzip' } });
  const found = {};
  for (const [name, asked] of Object.entries({ 'as gzip': { 'accept-encoding': 'gzip' }, 'as it is': {}, 'a 304': { 'if-none-match': headers.get('etag') } })) found[name] = { episodes, ...(await requestsRatio(url, asked)) };
  return found;
}

function rowsOf({ episodes, form, bytes, works, store, publish: { ms } }) {
  const what = (text) => `${episodes} episodes, ${form}: ${text}`;
  const plain = works['read + write + fsync'].ms;
  const fastestPeer = Math.min(...['feedsmith parse + generate', 'fast-xml-parser parse + build'].flatMap((peer) => works[peer]?.ms ?? []));
  const row = (text, ratio, goal, holds) => ({ what: what(text), ratio, goal, holds });
  const written = works['Stet write, one item'];
  return [
    row('one item written / read + write + fsync', written.ms / plain, 'shown', true),
    row('parse + generate / one item written', fastestPeer / written.ms, 'shown', true),
    row('a publication / read + write + fsync', ms / plain, '≤ 2', ms <= 2 * plain),
    row('parse + generate / a publication', fastestPeer / ms, '≥ 10', fastestPeer >= 10 * ms),
    // of a small feed both would say more about the process and about one episode than about the feed
    ...(episodes < 100 ? [] : [
      row('memory of one item written / file', written.extra / bytes, '≤ 2', written.extra <= 2 * bytes),
      row('stored of a correction / of the feed', store.again / store.first, '≤ 0.1', store.again <= store.first * 0.1),
    ]),
  ];
}

export async function rows() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stet-bench-feeds-'));
  const server = await startServer();
  try {
    const feeds = [];
    for (const episodes of EPISODES) for (const form of FORMS) feeds.push(await measureFeed(server, folder, episodes, form));
    const asked = await requests(server, feeds.find(({ episodes }) => episodes <= 300) ?? feeds[0]);
    fs.mkdirSync(path.dirname(output), { recursive: true });
    fs.writeFileSync(output, markdown(feeds, asked));
    console.log(`${fs.readFileSync(output, 'utf8')}\nWritten to test/output/feed.md\n`);
    const goals = { 'as gzip': 0.95, 'as it is': 0.95, 'a 304': 0.9 };
    return [...feeds.flatMap(rowsOf), ...Object.entries(asked).map(([name, { ratio }]) => ({ what: `requests a second, ${name} / bare node:http`, ratio, goal: `≥ ${goals[name]}`, holds: ratio >= goals[name] }))];
  } finally {
    await server.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
