/**
 * Compares Stet's strict WebVTT parser with what a browser made of the same files.
 *
 *   node test/conformance/webvtt.mjs FOLDER EXPECTED.json
 *
 * FOLDER holds .vtt files; EXPECTED.json is `{ "name.vtt": { "cues": [{ id, start, end, text, align, line, position, size, vertical }] } }`
 * with times in seconds and in the order of a `<track>`; also `said`, where it is there: the text as it is shown, in stretches of one
 * voice, `[name or null, text]`. Prints `37 of 37` and what differs; ends with 1 on a difference.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { register } from 'node:module';
import path from 'node:path';

register('../support/typescriptHooks.js', import.meta.url);
const { trackCues } = await import('../../server/core/formats/testing/trackCues.ts');

const [folder, expectedFile] = process.argv.slice(2);
if (!folder || !expectedFile) {
  console.error('Usage: node test/conformance/webvtt.mjs FOLDER EXPECTED.json');
  process.exit(2);
}

/** Whether a cue of ours has all that is expected of it. */
const same = (ours, theirs) => ours !== undefined && theirs !== undefined && Object.keys(theirs).every((key) => JSON.stringify(ours[key]) === JSON.stringify(theirs[key]));

const expected = JSON.parse(readFileSync(expectedFile, 'utf8'));
const names = readdirSync(folder).filter((name) => name.endsWith('.vtt')).sort();
const different = names.filter((name) => {
  const [ours, theirs] = [trackCues(readFileSync(path.join(folder, name), 'utf8')), expected[name]?.cues];
  if (!theirs) {
    console.log(`${name}: nothing is expected of it`);
    return true;
  }
  const at = Array.from({ length: Math.max(ours.length, theirs.length) }, (_, index) => index).find((index) => !same(ours[index], theirs[index]));
  if (at !== undefined) console.log(`${name}: cue ${at}\n  expected ${JSON.stringify(theirs[at])}\n  read     ${JSON.stringify(ours[at])}`);
  return at !== undefined;
});
console.log(`${names.length - different.length} of ${names.length}`);
process.exitCode = different.length > 0 || names.length === 0 ? 1 : 0;
