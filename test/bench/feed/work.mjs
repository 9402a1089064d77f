/** `node work.mjs NAME FILE`: does one task on one feed in a process of its own; prints the time and the memory it took in addition to the process itself. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const [, , name, file] = process.argv;
const core = (module) => import(path.join(import.meta.dirname, '../../../dist/server/core', `${module}.js`));
const result = path.join(os.tmpdir(), `stet-bench-${process.pid}.xml`);

function write(content) {
  const output = fs.openSync(result, 'w');
  fs.writeFileSync(output, content);
  fs.fsyncSync(output);
  fs.closeSync(output);
}

const buffer = Buffer.alloc(1024 * 1024);

/** Writes the file with one range replaced; the rest is copied with one piece in memory at a time. */
function splice(input, start, end, text) {
  const output = fs.openSync(result, 'w');
  const copy = (from, to) => {
    for (let at = from; at < to;) {
      const length = fs.readSync(input, buffer, 0, Math.min(buffer.length, to - at), at);
      fs.writeFileSync(output, buffer.subarray(0, length));
      at += length;
    }
  };
  copy(0, start);
  fs.writeFileSync(output, text);
  copy(end, fs.fstatSync(input).size);
  fs.fsyncSync(output);
  fs.closeSync(output);
}

/** Adds a word at the start of a transcript in the middle of the feed. */
function corrected(view) {
  const episode = view.episodes[view.episodes.length >> 1];
  return { ...view, episodes: view.episodes.with(view.episodes.length >> 1, { ...episode, segments: episode.segments.with(0, { ...episode.segments[0], text: `Corrected ${episode.segments[0].text}` }) }) };
}

const FXP = { ignoreAttributes: false, processEntities: true, parseTagValue: false, trimValues: false, maxNestedTags: 200 };

/** What a host that knows the items' positions does: reads, writes and verifies a single item, and splices it into the bytes. */
async function oneItem(put = splice) {
  const [{ readItemAlone }, { writeItem, gateItem }, { applyPatches }, { indexFeed }] = await Promise.all(['feed/readItemAlone', 'feed/writeItem', 'model/patch', 'feed/feedIndex'].map(core));
  const text = fs.readFileSync(file, 'utf8');
  const index = indexFeed(text);
  const item = index.items[index.items.length >> 1];
  const [start, end] = [Buffer.byteLength(text.slice(0, item.start)), Buffer.byteLength(text.slice(0, item.end))];
  return () => {
    const input = fs.openSync(file);
    const bytes = Buffer.alloc(end - start);
    fs.readSync(input, bytes, 0, bytes.length, start);
    const own = bytes.toString('utf8');
    const { notes } = readItemAlone(own, index, item.key);
    const view = { ...notes, segments: notes.segments.with(0, { ...notes.segments[0], text: `Corrected ${notes.segments[0].text}` }) };
    const { patches } = writeItem(own, index, { key: item.key, notes: view }, new Set());
    const written = applyPatches(own, patches);
    if (patches.length === 0 || gateItem(written, index).length > 0) throw new Error('nothing was corrected');
    put(input, start, end, written);
    fs.closeSync(input);
  };
}

/** Tasks by name; each loads what it needs, and returns the task itself. */
const WORKS = {
  'read + write + fsync': async () => () => write(fs.readFileSync(file)),
  'Stet get': async () => {
    const { getFeed } = await core('feed/get');
    return () => getFeed(fs.readFileSync(file));
  },
  'Stet put': async () => {
    const [{ getFeed }, { putFeed }] = [await core('feed/get'), await core('feed/put')];
    const view = corrected(getFeed(fs.readFileSync(file)).view);
    return () => {
      const put = putFeed(fs.readFileSync(file), view);
      if (!put.ok || put.patch.length === 0) throw new Error('nothing was corrected');
      write(put.bytes);
    };
  },
  'Stet write, one item': () => oneItem(),
  'Stet write, one item, warm': async () => {
    // warm up: a server has written items before
    const work = await oneItem(() => {});
    for (let run = 0; run < 100; run += 1) work();
    return oneItem();
  },
  'feedsmith parse + generate': async () => {
    const { parseRssFeed, generateRssFeed } = await import('feedsmith');
    return () => write(generateRssFeed(parseRssFeed(fs.readFileSync(file, 'utf8')), { lenient: true }));
  },
  'fast-xml-parser parse + build': async () => {
    const { XMLParser, XMLBuilder } = await import('fast-xml-parser');
    return () => write(new XMLBuilder({ ...FXP, preserveOrder: true }).build(new XMLParser({ ...FXP, preserveOrder: true }).parse(fs.readFileSync(file, 'utf8'))));
  },
  'rss-parser read': async () => {
    const { peer } = await import('../peers/install.mjs');
    const Parser = await peer('rss-parser');
    const parser = new Parser();
    return () => parser.parseString(fs.readFileSync(file, 'utf8'));
  },
};

const work = await WORKS[name]();
globalThis.gc?.();
const residentBefore = process.memoryUsage.rss();
// resets Linux's record of peak memory after loading
fs.writeFileSync('/proc/self/clear_refs', '5');
const peak = () => Number(/VmHWM:\s+(\d+) kB/.exec(fs.readFileSync('/proc/self/status', 'utf8'))[1]) * 1024;
const times = [];
let extra;
for (let run = 0; run < (fs.statSync(file).size > 30_000_000 ? 1 : 3); run += 1) {
  const start = performance.now();
  await work();
  times.push(performance.now() - start);
  // only of the first run: later ones would include its garbage
  extra ??= peak() - residentBefore;
}
fs.rmSync(result, { force: true });
console.log(JSON.stringify({ ms: Math.min(...times), extra: Math.max(0, extra) }));
