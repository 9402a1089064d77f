import type { TranscriptChapter } from '../formats/transcript.ts';
import { applyPatches } from '../model/patch.ts';
import { patchChapters } from './patchChapters.ts';

const file = `{
  "version": "1.2.0",
  "chapters": [
    { "startTime": 0, "title": "The lamp that would not turn", "img": "https:\\/\\/harbour.example\\/lamp.jpg" },
    { "startTime": 15.5, "toc": false, "img": "https:\\/\\/harbour.example\\/fog.jpg" },
    { "startTime": 30.25, "title": "A kettle and a prism", "endTime": 48 },
    { "title": "What the logbook says", "startTime": 48, "url": "https:\\/\\/harbour.example\\/log" }
  ]
}
`;
const chapter = (startMs: number, title: string, url: string | null = null, imageUrl: string | null = null): TranscriptChapter => ({ startMs, title, url, imageUrl });
const before = [chapter(0, 'The lamp that would not turn', null, 'https://harbour.example/lamp.jpg'), chapter(30_250, 'A kettle and a prism'), chapter(48_000, 'What the logbook says', 'https://harbour.example/log')];
function patched(text: string, from: TranscriptChapter[], to: TranscriptChapter[]): { text: string; notHeld: unknown[] } {
  const outcome = patchChapters(text, from, to);
  if ('why' in outcome) throw new Error(outcome.why);
  return { text: applyPatches(text, outcome.patches), notHeld: outcome.notHeld };
}
const edited = (edit: (chapters: TranscriptChapter[]) => TranscriptChapter[], from = before): string => patched(file, from, edit([...from])).text;

describe('a linked file of chapters', () => {
  test('stays as it is without an edit', () => {
    expect(edited((chapters) => chapters)).toBe(file);
  });

  test('gets a new title, start or address as its own characters', () => {
    expect(edited(([one, two, three]) => [one!, { ...two!, title: 'A "kettle"' }, three!])).toBe(file.replace('A kettle and a prism', 'A \\"kettle\\"'));
    expect(edited(([one, two, three]) => [one!, { ...two!, startMs: 31_000 }, three!])).toBe(file.replace('30.25', '31'));
    expect(edited(([one, two, three]) => [one!, two!, { ...three!, url: 'https://harbour.example/logbook' }])).toBe(file.replace('\\/log"', '\\/logbook"'));
    expect(edited(([one, two, three]) => [one!, { ...two!, url: 'https://a.example/' }, three!])).toBe(file.replace('"endTime": 48 }', '"endTime": 48, "url": "https:\\/\\/a.example\\/" }'));
  });

  test('follows chapters that were taken from the notes, in whole seconds, wherever it says the same', () => {
    const notes = [chapter(0, 'The lamp that would not turn'), chapter(30_000, 'A kettle and a prism'), chapter(48_000, 'Another title')];
    expect(edited(([one, two, three]) => [one!, { ...two!, title: 'A kettle' }, { ...three!, title: 'Changed' }], notes)).toBe(file.replace('A kettle and a prism', 'A kettle'));
  });

  test('loses a chapter with its comma and keeps silent ones', () => {
    expect(edited(([one, , three]) => [one!, three!])).toBe(file.replace(/,\n[^\n]*A kettle[^\n]*\}/, ''));
    expect(edited(([, two, three]) => [two!, three!])).toBe(file.replace(/\{ "startTime": 0,[^\n]*\n {4}/, ''));
  });

  test('takes in a chapter at its time', () => {
    expect(edited(([one, two, three]) => [one!, two!, chapter(40_000, 'The prism'), three!])).toBe(file.replace('"endTime": 48 },', '"endTime": 48 },\n    { "startTime": 40, "title": "The prism", "endTime": 48 },').replace('"The prism", "endTime": 48 }', '"The prism" }'));
  });

  test('takes in a chapter behind a silent one that starts no later, and before one that does', () => {
    const small = '{"chapters":[{"startTime":1,"toc":false},{"startTime":5,"title":"Fog"},{"startTime":20,"toc":false},{"startTime":60,"title":"Lamp"},{"startTime":90,"toc":false}]}';
    const [fog, lamp] = [chapter(5000, 'Fog'), chapter(60_000, 'Lamp')];
    const starts = (...added: number[]): number[] => {
      const to = [fog, lamp, ...added.map((startMs) => chapter(startMs, 'New'))].sort((a, b) => a.startMs - b.startMs);
      return (JSON.parse(patched(small, [fog, lamp], to).text) as { chapters: { startTime: number }[] }).chapters.map(({ startTime }) => startTime);
    };
    expect(starts(0)).toEqual([0, 1, 5, 20, 60, 90]);
    expect(starts(3000, 10_000, 20_000)).toEqual([1, 3, 5, 10, 20, 20, 60, 90]);
    expect(starts(30_000, 80_000, 100_000)).toEqual([1, 5, 20, 30, 60, 80, 90, 100]);
  });

  test('takes in a chapter where another one began that has moved, or within its second', () => {
    const small = '{"chapters":[{"startTime":5,"title":"Fog"},{"startTime":60,"title":"Lamp"}]}';
    const [fog, lamp] = [chapter(5000, 'Fog'), chapter(60_000, 'Lamp')];
    expect(patched(small, [fog, lamp], [fog, chapter(60_000, 'New'), { ...lamp, startMs: 63_000 }])).toEqual({ text: small.replace('{"startTime":60', '{"startTime":60,"title":"New"},{"startTime":63').replace('},{"startTime":60', '}, {"startTime":60'), notHeld: [] });
    expect(edited(([one, two, three]) => [one!, two!, chapter(47_400, 'New'), three!])).toContain('"endTime": 48 },\n    { "startTime": 47.4, "title": "New" },\n');
  });

  test('has an end move with the next start that it was, and never before its own start', () => {
    expect(edited(([one, two, three]) => [one!, two!, { ...three!, startMs: 50_000 }])).toBe(file.replace('"endTime": 48', '"endTime": 50').replace('"startTime": 48', '"startTime": 50'));
    const gap = '{"chapters":[{"startTime":5,"title":"Fog","endTime":6},{"startTime":60,"title":"Lamp"}]}';
    expect(patched(gap, [chapter(5000, 'Fog'), chapter(60_000, 'Lamp')], [chapter(20_000, 'Fog'), chapter(60_000, 'Lamp')]).text).toBe(gap.replace('5,', '20,').replace('6}', '21}'));
  });

  test('gets times in the form of its own, and tells where that is too coarse', () => {
    const clocks = '{"chapters":[{"startTime":"00:00:05","title":"Fog"},{"startTime":"00:01:00","title":"Lamp"}]}';
    const [fog, lamp] = [chapter(5000, 'Fog'), chapter(60_000, 'Lamp')];
    expect(patched(clocks, [fog, lamp], [fog, chapter(5399, 'New'), lamp])).toEqual({
      text: clocks.replace('"Fog"}', '"Fog"}, {"startTime":"00:00:05","title":"New"}'),
      notHeld: [{ what: 'time', startMs: 5399, why: 'The times of the file are not as fine; it was rounded down.' }],
    });
    expect(patched(clocks, [fog, lamp], [{ ...fog, startMs: 4999 }, chapter(40_000, 'New'), lamp])).toMatchObject({
      text: clocks.replace('00:05', '00:04').replace('"Fog"}', '"Fog"}, {"startTime":"00:00:40","title":"New"}'),
      notHeld: [{ what: 'time', startMs: 4999 }],
    });
  });

  test('tells of a changed chapter that it does not have', () => {
    const more = [...before, chapter(55_000, 'Only in the notes')];
    expect(patched(file, more, [...before, chapter(55_000, 'Renamed')])).toEqual({ text: file, notHeld: [{ what: 'chapter', startMs: 55_000, why: 'The file has no such chapter.' }] });
  });

  test('is written anew where its order would break', () => {
    expect(patchChapters(file, before, [before[0]!, { ...before[1]!, startMs: 60_000 }, before[2]!])).toEqual({ why: 'its chapters would no longer be in order of their starts' });
  });
});
