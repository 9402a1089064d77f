/**
 * Writes down what Chromium's own parser makes of WebVTT files, for comparisons without a browser.
 *
 *   node test/conformance/recordTracks.mjs server/core/formats/fixtures/vtt/strict
 *
 * Writes chromium.json into the folder, as webvtt.mjs wants it. To be run when a file is added; the browser tests compare the same
 * files with the browser that is there.
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { register } from 'node:module';
import path from 'node:path';

register('../support/typescriptHooks.js', import.meta.url);
const { openBrowser } = await import('../browser/support/browser.ts');
const { blankPage, cuesOfTracks } = await import('../browser/support/track.ts');

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error('Usage: node test/conformance/recordTracks.mjs FOLDER');
  process.exit(2);
}
const names = readdirSync(folder).filter((name) => name.endsWith('.vtt')).sort();
const browser = await openBrowser();
try {
  const page = await (await browser.newContext()).newPage();
  await blankPage(page);
  const tracks = await cuesOfTracks(page, names.map((name) => readFileSync(path.join(folder, name), 'utf8')));
  const files = names.map((name, at) => {
    const cues = (tracks[at] ?? []).map((cue) => `\n  ${JSON.stringify(cue)}`);
    return `${JSON.stringify(name)}: {"cues": [${cues.join(',')}${cues.length > 0 ? '\n' : ''}]}`;
  });
  writeFileSync(path.join(folder, 'chromium.json'), `{\n${files.join(',\n')}\n}\n`);
  console.log(`${names.length} files, as Chromium ${browser.version()} reads them`);
} finally {
  await browser.close();
}
