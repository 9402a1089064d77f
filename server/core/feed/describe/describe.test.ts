import type { NotesReading, NotesView } from '../../notes/reading.ts';
import { describeChanges } from './describe.ts';

const turn = (id: string, startMs: number, speaker: string, text: string, line: number) => ({ id, startMs, timeFrom: 'turn' as const, endMs: null, speaker, speakerFrom: 'turn' as const, text, heading: null, line });
const before: NotesReading = {
  title: null, introduction: '', parts: [], speakers: [], warnings: [],
  segments: [turn('s0', 0, 'Mara', 'Hello.', 3), turn('s1', 61_000, 'Oscar', `${'a '.repeat(200)}tide ${'b '.repeat(200)}`, 5), turn('s2', 90_000, 'Mara', 'Bye.', 7)],
  chapters: [{ id: 'c0', startMs: 0, title: 'Start', line: 1 }, { id: 'c1', startMs: 61_000, title: 'Tides', line: 2 }],
  references: [{ id: 'r0', title: 'The log', url: null, note: null, links: [], line: 9 }],
};
const view = (): NotesView => structuredClone({ segments: before.segments, chapters: before.chapters, references: before.references });

describe('what an edit did, in words', () => {
  test('nothing', () => {
    expect(describeChanges(before, view(), { before: 'A', after: 'A' })).toEqual({ summary: [], details: [] });
  });

  test('labels, times, words and links are counted, each with its place, before and after', () => {
    const after = view();
    after.segments[0]!.speaker = 'Maud';
    after.segments[2]!.speaker = 'Maud';
    after.segments[2]!.startMs = 90_500;
    after.segments[1]!.text = after.segments[1]!.text.replace('tide', 'tides');
    after.references[0] = { ...after.references[0]!, url: 'https://log.example/', links: [{ text: 'The log', url: 'https://log.example/' }] };
    const { summary, details } = describeChanges(before, after, { before: 'One', after: 'Two' });
    expect(summary).toEqual(['1 episode title', '2 speaker labels', '1 edited text', '1 timestamp', '1 link']);
    expect(details).toEqual([
      { field: 'episode title', place: 'title', before: 'One', after: 'Two' },
      { field: 'speaker label', place: '0:00, Mara (line 3)', before: 'Mara', after: 'Maud' },
      { field: 'text', place: '1:01, Oscar (line 5)', before: expect.stringMatching(/^…[a ]{30,}tide [b ]{30,}…$/) as string, after: expect.stringMatching(/^…[a ]{30,}tides [b ]{30,}…$/) as string },
      { field: 'speaker label', place: '1:30, Mara (line 7)', before: 'Mara', after: 'Maud' },
      { field: 'timestamp', place: '1:30, Mara (line 7)', before: '1:30', after: '1:30.5' },
      { field: 'link', place: 'reference “The log” (line 9)', before: null, after: 'https://log.example/' },
    ]);
  });

  test('a chapter’s link and picture are told where the view speaks of them', () => {
    const after = view();
    after.chapters[1] = { ...after.chapters[1]!, url: 'https://tides.example/', imageUrl: null };
    expect(describeChanges(before, after)).toEqual({ summary: ['1 chapter link'], details: [{ field: 'chapter link', place: 'chapter “Tides” (line 2)', before: null, after: 'https://tides.example/' }] });
  });

  test('what is new has no before, what is gone no after', () => {
    const after = view();
    after.segments.splice(1, 1, { startMs: null, endMs: null, speaker: null, text: 'A bell.' });
    after.chapters.pop();
    expect(describeChanges(before, after).details).toMatchObject([
      { field: 'added segment', place: 'after 0:00, Mara (line 3)', before: null, after: 'nobody named: A bell.' },
      { field: 'removed segment', place: '1:01, Oscar (line 5)', after: null },
      { field: 'removed chapter', before: '1:01 Tides', after: null },
    ]);
  });
});
