import * as fc from 'fast-check';
import { chaptersJson } from '../formats/chapters/chaptersJson.ts';
import { FileContent } from '../formats/fileContent.ts';
import type { TranscriptChapter } from '../formats/transcript.ts';
import { applyPatches } from '../model/patch.ts';
import { patchChapters } from './patchChapters.ts';

function read(text: string): TranscriptChapter[] {
  const reading = chaptersJson.read!(FileContent.ofText(text), {});
  if (reading instanceof Promise) throw new Error('this format is read at once');
  return reading.chapters.map(({ startMs, title, url, imageUrl }) => ({ startMs, title, url, imageUrl }));
}

const TITLES = ['Fog', 'fog', 'The "lamp"', 'B\\c', '灯塔', 'x/y', 'Sea & salt', '😀', ''];
const title = fc.constantFrom(...TITLES);
const address = fc.option(fc.constantFrom('https://harbour.example/a', 'https://harbour.example/"b"'), { freq: 1 });
interface Element { gap: number; title: string; url: string | null; img: string | null; end: number | null; silent: boolean; more: boolean }
const element: fc.Arbitrary<Element> = fc.record({ gap: fc.integer({ min: 1, max: 60_000 }), title, url: address, img: address, end: fc.option(fc.nat(30_000)), silent: fc.nat(5).map((n) => n === 0), more: fc.boolean() });
const elements = fc.array(element, { minLength: 1, maxLength: 7 });

const clock = (ms: number): string => new Date(ms).toISOString().slice(11, 19);
/** The ways in which files name and write their values. */
const WAYS = [
  { names: ['startTime', 'endTime', 'url', 'img'], time: (ms: number) => ms / 1000, whole: false },
  { names: ['start', 'end', 'href', 'image'], time: (ms: number) => String(ms / 1000), whole: false },
  { names: ['start_ms', 'end_ms', 'href', 'image'], time: (ms: number) => ms, whole: false },
  { names: ['startTime', 'endTime', 'url', 'img'], time: clock, whole: true },
] as const;
const form = fc.record({ way: fc.constantFrom(...WAYS), space: fc.constantFrom(undefined, 1, '\t'), backwards: fc.boolean(), escapes: fc.boolean() });
type Form = typeof form extends fc.Arbitrary<infer Value> ? Value : never;

function written(list: readonly Element[], { way: { names: [start, end, url, img], time, whole }, space, backwards, escapes }: Form): string {
  let at = 0;
  const chapters = list.map((each) => {
    at += whole ? Math.ceil(each.gap / 1000) * 1000 : each.gap;
    const members: [string, unknown][] = [[start, time(at)], ['title', each.title], ...(each.url ? [[url, each.url] as [string, unknown]] : []), ...(each.img ? [[img, each.img] as [string, unknown]] : []),
      ...(each.end === null ? [] : [[end, time(at + each.end)] as [string, unknown]]), ...(each.silent ? [['toc', false] as [string, unknown]] : []), ...(each.more ? [['x', { startTime: 5, title: 'no' }] as [string, unknown]] : [])];
    return Object.fromEntries(backwards ? members.toReversed() : members);
  });
  const text = JSON.stringify({ version: '1.2.0', chapters, title: 'The lamp' }, null, space);
  return escapes ? text.replaceAll('/', '\\/').replaceAll(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`) : text;
}

type Edit = { at: number } & ({ type: 'title'; title: string } | { type: 'move' | 'add'; ms: number } | { type: 'remove' } | { type: 'url' | 'imageUrl'; address: string | null });
const edit: fc.Arbitrary<Edit> = fc.nat(20).chain((at) => fc.oneof(
  title.map((said): Edit => ({ at, type: 'title', title: said })),
  fc.constantFrom(-61_000, -2_000, -600, 1, 600, 2_000, 61_000).map((ms): Edit => ({ at, type: 'move', ms })),
  fc.constantFrom(1, 600, 2_000).map((ms): Edit => ({ at, type: 'add', ms })),
  fc.constant<Edit>({ at, type: 'remove' }),
  fc.tuple(fc.constantFrom<'url' | 'imageUrl'>('url', 'imageUrl'), address).map(([type, given]): Edit => ({ at, type, address: given })),
));

/** An editor's action on the chapters, which stay in the order of their starts. */
function apply(chapters: readonly TranscriptChapter[], made: Edit): TranscriptChapter[] {
  const index = made.at % Math.max(1, chapters.length);
  const chapter = chapters[index];
  if (!chapter) return [...chapters];
  const put = (...instead: TranscriptChapter[]): TranscriptChapter[] => chapters.toSpliced(index, 1, ...instead).sort((a, b) => a.startMs - b.startMs);
  switch (made.type) {
    case 'title': return put({ ...chapter, title: made.title });
    case 'move': return put({ ...chapter, startMs: Math.max(0, chapter.startMs + made.ms) });
    case 'add': return put({ startMs: Math.max(0, chapter.startMs - made.ms), title: 'New', url: null, imageUrl: null }, chapter);
    case 'remove': return put();
    case 'url': return put({ ...chapter, url: made.address });
    case 'imageUrl': return put({ ...chapter, imageUrl: made.address });
  }
}

const whole = ({ startMs, ...chapter }: TranscriptChapter): TranscriptChapter => ({ startMs: Math.floor(startMs / 1000) * 1000, ...chapter });
const sorted = (chapters: readonly TranscriptChapter[]): string[] => chapters.map((chapter) => `${String(chapter.startMs).padStart(9, '0')} ${JSON.stringify(chapter)}`).sort();
const members = (text: string): Record<string, unknown>[] => (JSON.parse(text) as { chapters: Record<string, unknown>[] }).chapters;

describe('a linked file of chapters', () => {
  test('keeps every byte without an edit', () =>
    fc.assert(fc.property(elements, form, (list, how) => {
      const text = written(list, how);
      expect(patchChapters(text, read(text), read(text))).toEqual({ patches: [], notHeld: [] });
    }), { numRuns: 100 }));

  test('reads as the edited chapters but for what is told, and a second time there is nothing to do', () => {
    let patched = 0;
    let runs = 0;
    fc.assert(fc.property(elements, form, fc.array(edit, { minLength: 1, maxLength: 3 }), (list, how, edits) => {
      const text = written(list, how);
      const before = read(text);
      const after = edits.reduce(apply, before);
      const outcome = patchChapters(text, before, after);
      runs += 1;
      if ('why' in outcome) return;
      patched += 1;
      const result = applyPatches(text, outcome.patches);
      expect(outcome.notHeld.filter(({ what }) => what !== 'time' || !how.way.whole)).toEqual([]);
      const told = outcome.notHeld.length > 0 ? whole : (chapter: TranscriptChapter) => chapter;
      expect(sorted(read(result).map(told))).toEqual(sorted(after.map(told)));
      expect(patchChapters(result, read(result), read(result))).toEqual({ patches: [], notHeld: [] });
    }), { numRuns: 600 });
    expect(patched / runs).toBeGreaterThan(0.6);
  });

  test('keeps the bytes of chapters that nobody edited, silent ones included', () =>
    fc.assert(fc.property(elements, form, fc.nat(20), (list, how, at) => {
      const text = written(list, how);
      const before = read(text);
      const after = apply(before, { at, type: 'title', title: 'Renamed' });
      const outcome = patchChapters(text, before, after);
      if ('why' in outcome) return expect(before).toEqual([]);
      const result = members(applyPatches(text, outcome.patches));
      const renamed = result.filter((chapter) => chapter.title === 'Renamed');
      expect(renamed.length).toBe(Math.min(1, before.length));
      expect(result.map(({ title: _, ...others }) => others)).toEqual(members(text).map(({ title: _, ...others }) => others));
      expect(outcome.patches.length).toBeLessThanOrEqual(1);
    }), { numRuns: 150 }));
});
