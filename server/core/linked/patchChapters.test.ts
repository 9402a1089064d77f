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
const edited = (edit: (chapters: TranscriptChapter[]) => TranscriptChapter[], from = before): string => {
  const outcome = patchChapters(file, from, edit([...from]));
  if ('why' in outcome) throw new Error(outcome.why);
  return applyPatches(file, outcome.patches);
};

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

  test('is written anew where its order would break', () => {
    expect(patchChapters(file, before, [before[0]!, { ...before[1]!, startMs: 60_000 }, before[2]!])).toEqual({ why: 'its chapters would no longer be in order of their starts' });
  });
});
