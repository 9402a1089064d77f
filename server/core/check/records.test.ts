import { chapterOrder } from './chapterOrder.ts';
import { chaptersWithoutTranscript } from './chaptersWithoutTranscript.ts';
import { continuedSpeaker } from './continuedSpeaker.ts';
import { chapter, episodeOfTurns } from './fixtures/episode.ts';
import { missingSpeaker } from './missingSpeaker.ts';
import { readingWarnings } from './readingWarnings.ts';
import { referenceUrl } from './referenceUrl.ts';

describe('a segment without a speaker', () => {
  test('may be of whoever speaks before or after it', () =>
    expect(missingSpeaker(episodeOfTurns([['Ana', 0, 'Yes.'], [null, 1000, 'No.'], ['Tom', 2000, 'Well.']]))).toMatchObject([
      { code: 'missing-speaker', severity: 'warning', recordId: 's1', fix: { speakerId: 'p-Ana' }, fixes: [{}, { operation: { speakerId: 'p-Tom' } }] },
    ]));
  test('is one finding where nobody is ever named', () => expect(missingSpeaker(episodeOfTurns([[null, 0, 'Yes.'], [null, 1, 'No.']]))).toMatchObject([{ severity: 'info', recordId: 's0' }]));
  test('and without words is nothing', () => expect(missingSpeaker(episodeOfTurns([['Ana', 0, 'Yes.'], [null, 1, ' ']]))).toEqual([]));
});

describe('a segment that continues the speaker before it', () => {
  test('is to be confirmed', () =>
    expect(continuedSpeaker(episodeOfTurns([['Ana', 0, 'Yes.'], ['Ana', 1000, 'And.', { speakerFrom: 'continued', heading: 'The lamp' }]]))).toMatchObject([
      { code: 'continued-speaker', recordId: 's1', startMs: 1000, fix: { type: 'setSpeaker', segmentIds: ['s1'], speakerId: 'p-Ana' } },
    ]));
  test('that goes on with a time of its own, under no other heading, is not', () => expect(continuedSpeaker(episodeOfTurns([['Ana', 0, 'Yes.'], ['Ana', 1000, 'And.', { speakerFrom: 'continued' }]]))).toEqual([]));
  test('with a label of its own is not', () => expect(continuedSpeaker(episodeOfTurns([['Ana', 0, 'Yes.'], ['Ana', 1000, 'And.']]))).toEqual([]));
});

const of = (...times: number[]) => chapterOrder(episodeOfTurns([], { chapters: times.map((ms, index) => chapter(`c${index}`, ms)) })).map(({ code, recordId }) => [code, recordId]);

describe('chapters', () => {
  test('that ascend are right', () => expect(of(0, 1000, 2000)).toEqual([]));
  test('that do not are an error', () => expect(of(0, 2000, 1000)).toEqual([['chapter-order', 'c2']]));
  test('that start together are a warning', () => expect(of(0, 0)).toEqual([['chapter-repeated', 'c1']]));

  const chapters = [chapter('c0', 0), chapter('c1', 5000), chapter('c2', 9000)];
  test('past the transcript are reported once', () =>
    expect(chaptersWithoutTranscript(episodeOfTurns([['Ana', 4000, 'Yes.']], { chapters }))).toMatchObject([{ recordId: 'c1', severity: 'info', message: expect.stringMatching(/^2 chapters from “Chapter c1” on have no transcript/) }]));
  test('of an episode without a transcript are not', () => expect(chaptersWithoutTranscript(episodeOfTurns([], { chapters }))).toEqual([]));
  test('within the transcript are not', () => expect(chaptersWithoutTranscript(episodeOfTurns([['Ana', 9000, 'Yes.']], { chapters }))).toEqual([]));
});

test('a reference without a URL is mentioned, one with it is not', () => {
  const reference = { id: 'r0', order: 'a0', title: 'A book on knots', url: null, note: null, links: [], line: 4 };
  const references = [reference, { ...reference, id: 'r1', order: 'a1', url: 'https://example.org/knots' }];
  expect(referenceUrl(episodeOfTurns([], { references }))).toMatchObject([{ code: 'reference-without-url', severity: 'info', recordId: 'r0', line: 4 }]);
});

test('what only the reading could notice is passed on; what a check sees in the records is not said twice', () => {
  const warnings = [{ code: 'unread-time', line: 7, message: 'Unread.' }, { code: 'broken-off', line: 9, message: 'Broken.' }];
  expect(readingWarnings(episodeOfTurns([], { warnings }))).toMatchObject([{ code: 'unread-time', line: 7, message: 'Unread.', recordId: null }]);
});
