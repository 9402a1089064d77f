/** Transcript files: as fast as the fastest library, right where others are wrong, and in linear time. */
import fs from 'node:fs';
import path from 'node:path';
import { alignment } from './formats/alignment.mjs';
import { contenders } from './formats/contenders.mjs';
import { judged } from './formats/correctness.mjs';
import { growth } from './formats/growth.mjs';
import { markdown } from './formats/markdown.mjs';
import { captions, toJson, toSrt, toVtt } from './formats/tenHours.mjs';
import { interleavedMs } from './measure.mjs';

export const needsPeers = true;

const output = path.join(import.meta.dirname, '../output/formats.md');

/** Median times of parsing and writing, by format and library. */
async function timed(all, cues, files) {
  const parsing = {};
  const writing = {};
  for (const [format, text] of Object.entries(files)) {
    const parsers = all.filter(({ parse }) => parse[format]);
    const works = Object.fromEntries(parsers.map(({ name, parse }) => [name, () => parse[format](text)]));
    parsing[format] = await interleavedMs({ ...works, 'Stet, whole reading': () => all[0].read[format](text) });
    const writers = all.filter(({ write }) => write[format]).map(({ name, write }) => ({ name, write: write[format].write, prepared: write[format].prepare(cues) }));
    writing[format] = await interleavedMs(Object.fromEntries(writers.map(({ name, write, prepared }) => [name, () => write(prepared)])));
  }
  return { parsing, writing };
}

/** The fastest peer, and the ratio of its time to ours. */
function lead(times) {
  const [fastest] = Object.entries(times).filter(([name]) => !name.startsWith('Stet')).sort(([, a], [, b]) => a - b);
  return fastest && { peer: fastest[0], ratio: fastest[1] / times.Stet };
}

function speedRows({ parsing, writing }) {
  const rows = [];
  for (const [verb, byFormat] of [['parse', parsing], ['write', writing]]) {
    for (const [format, times] of Object.entries(byFormat)) {
      const best = lead(times);
      if (!best) continue;
      const bound = verb === 'parse' && format !== 'podcast-json';
      rows.push({ what: `${verb} ${format}: time of ${best.peer} / ours`, ratio: best.ratio, goal: bound ? '≥ 1.0' : 'shown', holds: !bound || best.ratio >= 1 });
    }
  }
  return rows;
}

function correctnessRows(verdicts) {
  return ['vtt', 'srt', 'podcast-json'].map((format) => {
    const ours = verdicts.filter((row) => row.format === format).map((row) => row.verdicts.Stet === 'right');
    const ratio = ours.filter(Boolean).length / ours.length;
    return { what: `${format}: share of ${ours.length} traps read right`, ratio, goal: '= 1', holds: ratio === 1 };
  });
}

const alignmentRows = ({ count, ms, exact }) => [
  { what: `align ${count} words: time of stt-align-node / ours`, ratio: ms['stt-align-node'] / ms.Stet, goal: '≥ 1.0', holds: ms['stt-align-node'] >= ms.Stet },
  { what: 'align: share of unchanged words with exact times', ratio: exact.Stet, goal: '≥ 0.999', holds: exact.Stet >= 0.999 },
];

const growthRows = (found) => found.map(({ name, ratios }) => {
  const ratio = Math.max(...Object.values(ratios));
  return { what: `read ${name}: time of twice the length, at worst`, ratio, goal: '≤ 2.5', holds: ratio <= 2.5 };
});

export async function rows() {
  const cues = captions();
  const files = { vtt: toVtt(cues), srt: toSrt(cues), 'podcast-json': toJson(cues) };
  const all = await contenders();
  const speed = await timed(all, cues, files);
  const verdicts = await judged(all);
  const aligned = await alignment();
  const grown = await growth();
  const table = markdown({ files, speed, verdicts, aligned, grown });
  fs.mkdirSync(path.dirname(output), { recursive: true });
  fs.writeFileSync(output, table);
  console.log(`${table}\nWritten to test/output/formats.md\n`);
  return [...speedRows(speed), ...correctnessRows(verdicts), ...alignmentRows(aligned), ...growthRows(grown)];
}
