/**
 * Feeds with whole transcripts in their notes, up to 150 MB: reading and writing, publishing one correction, what that adds to the database,
 * and serving. Every task runs in a process of its own. STET_BENCH_EPISODES=10,300 measures only these sizes.
 */
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { generate } from './feed/generate.mjs';
import { markdown } from './feed/markdown.mjs';
import { requestRows } from './feed/requests.mjs';
import { servedBy } from './feed/served.mjs';
import { correct, idle, importFeed, LONGEST_FILE, publish, startServer } from './feed/server.mjs';
import { stored } from './feed/stored.mjs';

export const needsPeers = true;

const EPISODES = (process.env.STET_BENCH_EPISODES ?? '10,300,3000').split(',').map(Number);
/** More would be longer than what Stet takes. */
const MOST_SERVED = 300;
const FORMS = ['cdata', 'escaped'];
const WORKS = ['read + write + fsync', 'Stet get', 'Stet put', 'Stet write, one item', 'Stet write, one item, warm', 'feedsmith parse + generate', 'fast-xml-parser parse + build', 'rss-parser read'];
const output = path.join(import.meta.dirname, '../output/feed.md');

/** Null if the task fails: not every peer can read every feed. */
async function measured(work, file) {
  try {
    const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', '--max-old-space-size=12000', path.join(import.meta.dirname, 'feed/work.mjs'), work, file], { timeout: 15 * 60_000 });
    return JSON.parse(stdout);
  } catch (error) {
    console.error(`${work}: ${String(error.stderr || error.message).trim().split('\n').find((line) => /error/i.test(line)) ?? error.message}`);
    return null;
  }
}

/** How often a correction is published before that is measured: a server has published before. */
const WARM_UP = 30;

const ROUNDS = 5;

/** How long a plain read + write + fsync takes. It is measured beside every publication: a machine that has just rested is slower at either. */
function written(file, copy) {
  const start = performance.now();
  const output = fs.openSync(copy, 'w');
  fs.writeFileSync(output, fs.readFileSync(file));
  fs.fsyncSync(output);
  const ms = performance.now() - start;
  fs.closeSync(output);
  return ms;
}

/** Publishes one correction with a Stet started as usual. If the feed is larger than Stet accepts, it is cut down to as many episodes as fit. */
async function published(server, folder, { file, episodes, form, bytes }) {
  const slug = `tideline-${episodes}-${form}`;
  const taken = Math.min(episodes, Math.floor((episodes * LONGEST_FILE * 0.99) / bytes));
  const upload = taken === episodes ? file : path.join(folder, 'upload.xml');
  if (taken < episodes) generate(upload, taken, form);
  const start = performance.now();
  const showId = await importFeed(server, upload, slug);
  const imported = performance.now() - start;
  const first = await publish(server, showId);
  const size = fs.statSync(upload).size;
  const plainly = () => written(upload, path.join(folder, 'written.xml'));
  for (let round = 0; round < WARM_UP; round += 1) {
    await correct(server, showId);
    await publish(server, showId);
  }
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await idle(server);
    await correct(server, showId);
    rounds.push({ ...await publish(server, showId), plain: plainly() });
  }
  await idle(server);
  if (upload !== file) fs.rmSync(upload);
  const least = (field) => Math.min(...rounds.map((round) => round[field]));
  return { episodes: taken, bytes: size, imported, first, ms: least('ms'), withRequest: least('withRequest'), withPreview: least('withPreview'), plain: least('plain'), extra: Math.max(...rounds.map(({ extra }) => extra)) };
}

async function measureFeed(server, folder, episodes, form) {
  const file = path.join(folder, `${episodes}-${form}.xml`);
  generate(file, episodes, form);
  const bytes = fs.statSync(file).size;
  const works = {};
  for (const work of WORKS) works[work] = await measured(work, file);
  const result = { episodes, form, bytes, works, store: await stored(file), publish: await published(server, folder, { file, episodes, form, bytes }) };
  fs.rmSync(file);
  return result;
}

function rowsOf({ episodes, form, bytes, works, store, publish: { episodes: taken, bytes: size, ms, withRequest, withPreview, plain, extra } }) {
  const what = (text) => `${episodes} episodes, ${form}: ${text}`;
  const fastestPeer = Math.min(...['feedsmith parse + generate', 'fast-xml-parser parse + build'].flatMap((peer) => works[peer]?.ms ?? []));
  const row = (text, ratio, goal, holds) => ({ what: what(text), ratio, goal, holds });
  const [cold, warm] = [works['Stet write, one item'], works['Stet write, one item, warm']];
  const alone = works['read + write + fsync'].ms;
  const peer = fastestPeer * (taken / episodes); // only a part of the longest feed is published; the peers read all of it
  const isSmall = episodes < 100;
  return [
    row('one item written in a new process / read + write + fsync', cold.ms / alone, 'shown', true),
    row('one item written, warm / read + write + fsync', warm.ms / alone, 'shown', true),
    row('parse + generate / one item written, warm', fastestPeer / warm.ms, 'shown', true),
    // locks, rows, audit and one sync to disk; new bytes were compressed for the preview
    row('a publication / read + write + fsync', ms / plain, '≤ 2', ms <= 2 * plain),
    row('the same with its request and session', withRequest / plain, 'shown', true),
    row('preview and publication / read + write + fsync', withPreview / plain, 'shown', true),
    // a small feed is parsed and generated in the time that a few syncs to disk take
    row('parse + generate / a publication', peer / ms, isSmall ? 'shown' : '≥ 10', isSmall || peer >= 10 * ms),
    // for a small feed, these would say more about the process and a single episode than about the feed
    ...(isSmall ? [] : [
      row('memory of one item written / file', cold.extra / bytes, '≤ 2', cold.extra <= 2 * bytes),
      row('memory of a publication in the server / file', extra / size, '≤ 2', extra <= 2 * size),
      row('stored of a correction / of the feed', store.again / store.first, '≤ 0.1', store.again <= store.first * 0.1),
    ]),
  ];
}

/** Yields rows as they are measured. */
export async function* rows() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stet-bench-feeds-'));
  const server = await startServer();
  try {
    const feeds = [];
    for (const episodes of EPISODES.toSorted((a, b) => a - b)) {
      for (const form of FORMS) {
        feeds.push(await measureFeed(server, folder, episodes, form));
        yield* rowsOf(feeds.at(-1));
      }
    }
    const file = path.join(folder, 'served.xml');
    const episodes = Math.min(feeds[0].episodes, MOST_SERVED);
    generate(file, episodes, feeds[0].form);
    const asked = await servedBy(file, 'text');
    yield* requestRows(asked);
    fs.mkdirSync(path.dirname(output), { recursive: true });
    fs.writeFileSync(output, markdown(feeds, { episodes, asked }));
    console.log(`Load average: ${os.loadavg().map((load) => load.toFixed(1)).join(', ')}\n\n${fs.readFileSync(output, 'utf8')}\nWritten to test/output/feed.md\n`);
  } finally {
    await server.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
