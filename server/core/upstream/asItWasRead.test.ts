import { recordsOf } from '../edit/records.ts';
import { readNotes } from '../notes/read.ts';
import { namedAsHere, readingOf, sameReading } from './asItWasRead.ts';
import type { HeldReading } from './held.ts';
import type { Place } from './mergeEpisode.ts';

const PAGE = `About the tide.

Chapters
0:40 The flood
0:00 The ebb

Mara (0:00)
Good morning from the harbour wall.

Jon (0:20)
The boats go out with the ebb.
`;

const reading = readNotes(PAGE, 'text');

/** The records that an import makes of a reading, each with an id of its own. */
function imported({ segments, chapters, references }: typeof reading) {
  const names = [...new Set(segments.flatMap(({ speaker }) => speaker ?? []))];
  const records = recordsOf({
    speakers: names.map((name) => ({ id: `speaker ${name}`, name, aliases: [] })),
    segments: segments.map(({ id, line: _, speaker, ...segment }, index) => ({ ...segment, id: `record ${id}`, order: `a${index}`, speakerId: speaker === null ? null : `speaker ${speaker}`, words: null })),
    chapters: chapters.map(({ id, startMs, title }) => ({ id: `record ${id}`, startMs, title, url: null, imageUrl: null })).sort((a, b) => a.startMs - b.startMs),
    references: references.map(({ id, line: _, ...reference }, index) => ({ ...reference, id: `record ${id}`, order: `a${index}` })),
  });
  return { records, places: new Map([...segments, ...chapters, ...references].map(({ id, line }): [string, Place] => [`record ${id}`, { origin: id, line }])) };
}

describe('records that nobody edited', () => {
  const { records, places } = imported(reading);

  test('tell the reading that they came from, chapters in the order of their list too', () => {
    const then = readingOf(records, places, reading.introduction);
    expect(then.chapters.map(({ id }) => id)).toEqual(['c0', 'c1']);
    expect(sameReading(then, reading)).toBe(true);
  });

  test('are no part of it where they have no place in it', () => {
    const then = readingOf(records, new Map([...places].filter(([id]) => id !== 'record s1')), reading.introduction);
    expect(then.segments.map(({ id }) => id)).toEqual(['s0']);
    expect(sameReading(then, reading)).toBe(false);
  });
});

test.each<[string, (read: HeldReading) => HeldReading]>([
  ['other words', (read) => ({ ...read, segments: read.segments.map((segment) => ({ ...segment, text: `${segment.text} Always.` })) })],
  ['another name of a part', (read) => ({ ...read, segments: read.segments.map((segment, index) => ({ ...segment, id: `s${index + 1}` })) })],
  ['one part less', (read) => ({ ...read, chapters: read.chapters.slice(1) })],
  ['another introduction', (read) => ({ ...read, introduction: 'About the moon.' })],
])('%s make another reading', (_, change) => {
  expect(sameReading(reading, change(reading))).toBe(false);
});

test('whoever the notes call otherwise goes by the name that the show had for them', () => {
  const { segments } = namedAsHere(reading, { Jon: 'Jonathan Reed' });
  expect(segments.map(({ speaker }) => speaker)).toEqual(['Mara', 'Jonathan Reed']);
});
