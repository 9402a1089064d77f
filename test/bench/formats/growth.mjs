/** How each reader's time grows with the file: a proper one, one long line, and only blank lines. */
import fs from 'node:fs';
import path from 'node:path';
import { FileContent } from '../../../dist/server/core/formats/fileContent.js';
import { formats } from '../../../dist/server/core/formats/registry.js';
import { captions, toTranscript } from './tenHours.mjs';

const fixtures = path.join(import.meta.dirname, '../../../server/core/formats/fixtures');
const HOSTILE = 10_000_000;
const CUES = 8_000;
const RUNS = 5;
const CLEAR = 2.2;
/** Shorter times say more about the machine than about the reader. */
const LEAST_MS = 15;

const hostile = { 'one line': (length) => 'so we went down to the harbour and '.repeat(length / 35), 'blank lines': (length) => '\n'.repeat(length) };

/** A JSON value with its lists of objects and its long texts repeated `times` times. */
function grown(value, times) {
  if (Array.isArray(value)) return value.some((item) => item && typeof item === 'object') ? Array.from({ length: times }, () => value).flat() : value;
  if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, grown(item, times)]));
  return typeof value === 'string' && value.length > 100 ? value.repeat(times) : value;
}

/** A file of the format with `times` times as many cues, or its fixture repeated; null for audio files, whose size is not that of their chapters. */
async function made(format, times) {
  const chapters = captions(CUES * times).map(({ startMs, text }) => ({ startMs, title: text, url: null, imageUrl: null }));
  if (format.write) return Buffer.from(await format.write({ ...toTranscript(captions(CUES * times)), chapters }, {}));
  const folder = path.join(fixtures, format.name);
  const files = fs.existsSync(folder) ? fs.readdirSync(folder).map((name) => fs.readFileSync(path.join(folder, name), 'utf8')) : [];
  const candidates = files.map((text) => enlarged(text, times * 1_500)).sort((a, b) => b.length - a.length);
  for (const text of candidates) {
    const { report } = await format.read(FileContent.ofText(text), {});
    if (report.read > 100) return Buffer.from(text);
  }
  return null;
}

function enlarged(text, times) {
  try {
    return JSON.stringify(grown(JSON.parse(text), times));
  } catch {
    return text.repeat(times);
  }
}

/** CPU time, which other load on the machine affects less than elapsed time. */
async function readMs(format, bytes) {
  const file = new FileContent(bytes);
  const before = process.cpuUsage();
  await format.read(file, {});
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The ratio of the shortest times of several alternating runs: garbage collection only ever adds time. */
async function measuredRatio(format, half, whole) {
  let [small, large] = [Infinity, Infinity];
  for (let run = 0; run < RUNS; run += 1) {
    small = Math.min(small, await readMs(format, half));
    large = Math.min(large, await readMs(format, whole));
  }
  return Math.max(LEAST_MS, large) / Math.max(LEAST_MS, small);
}

/** The smallest of up to three ratios, if the first is not clearly good: chance can make a reader look slow, but not fast. */
async function ratioOf(format, half, whole) {
  let ratio = await measuredRatio(format, half, whole);
  for (let again = 0; again < 2 && ratio > CLEAR; again += 1) ratio = Math.min(ratio, await measuredRatio(format, half, whole));
  return ratio;
}

/** `{ name, ratios: { growing, 'one line', 'blank lines' } }` for every reader. */
export async function growth() {
  const found = [];
  for (const format of formats.filter(({ read }) => read)) {
    const ratios = {};
    const [half, whole] = [await made(format, 1), await made(format, 2)];
    if (half && whole) ratios.growing = await ratioOf(format, half, whole);
    for (const [name, make] of Object.entries(hostile)) ratios[name] = await ratioOf(format, Buffer.from(make(HOSTILE / 2)), Buffer.from(make(HOSTILE)));
    found.push({ name: format.name, ratios });
  }
  return found;
}
