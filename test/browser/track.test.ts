import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import type { Browser, Page } from 'playwright-core';
import { anyTranscript } from '../../server/core/formats/testing/anyTranscript.ts';
import { ferry } from '../../server/core/formats/testing/ferry.ts';
import { trackCues } from '../../server/core/formats/testing/trackCues.ts';
import { toVtt } from '../../server/core/formats/vtt/write.ts';
import { openBrowser } from './support/browser.ts';
import { blankPage, cuesOfTracks } from './support/track.ts';

const fixtures = new URL('../../server/core/formats/fixtures/vtt/', import.meta.url);
const files = (folder: string): [string, string][] =>
  readdirSync(new URL(folder, fixtures)).filter((name) => name.endsWith('.vtt')).sort().map((name) => [name, readFileSync(new URL(`${folder}${name}`, fixtures), 'utf8')]);

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await openBrowser();
  page = await (await browser.newContext()).newPage();
  await blankPage(page);
});
afterAll(async () => {
  await browser?.close();
});

/** What the browser shows of a file and what our strict parser says of it; none for a file that the browser refuses. */
async function bothOf(named: [string, string][]): Promise<[unknown, unknown]> {
  const shown = await cuesOfTracks(page, named.map(([, file]) => file));
  return [Object.fromEntries(named.map(([name], at) => [name, shown[at] ?? []])), Object.fromEntries(named.map(([name, file]) => [name, trackCues(file)]))];
}

test.each(['strict/', 'loose/', 'written/'])('a <track> shows the cues that our strict parser reads from each file of %s', async (folder) => {
  const [shown, read] = await bothOf(files(folder));
  expect(shown).toEqual(read);
});

test('a <track> shows every cue of a transcript that was written: times, identifiers, names and words', async () => {
  const [shown] = await cuesOfTracks(page, [toVtt(ferry)]);
  expect(shown!.map(({ id, start, end, said }) => [id, start, end, said])).toEqual([
    ['1.1', 0, 7.25, [['Mara Quill', 'Welcome back. Today: the last ferry.']]],
    ['2.1', 7.25, 12, [['Mara Quill', 'Note: it leaves before it arrives.']]],
    ['5.1', 12, 94.5, [[null, 'A bell rings.']]],
    ['3.1', 12, 19.5, [['Óscar <Ó> Vane', 'Fuel & tides, that is <all> of it --> really.']]],
    ['4.1', 12, 13, [['Óscar <Ó> Vane', 'And patience.']]],
    ['7.1', 94.5, 95, [['Mara Quill', 'Good night, and mind the gangway on your way out.']]],
  ]);
});

test('a <track> and our strict parser agree on whatever transcript is written', async () => {
  await fc.assert(fc.asyncProperty(fc.array(anyTranscript, { minLength: 10, maxLength: 10 }), fc.boolean(), async (transcripts, wordTimes) => {
    const [shown, read] = await bothOf(transcripts.map((transcript, at) => [String(at), toVtt(transcript, { wordTimes })]));
    expect(shown).toEqual(read);
  }), { numRuns: 5 });
});
