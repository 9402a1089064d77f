import { applyAll, touchesOf } from '../apply.ts';
import type { Operation } from '../operation.ts';
import { readerOf, recordsOf } from '../records.ts';
import { describeRevision, describeTouches, replacementsIn } from './describeRevision.ts';

const segment = (id: string, order: string, text: string, startMs: number | null) => ({ id, order, startMs, timeFrom: 'turn' as const, endMs: null, speakerId: 'maud', speakerFrom: 'turn' as const, text, heading: null, words: null });
const records = recordsOf({
  segments: [segment('s0', 'a0', 'The lamp was lit.', 0), segment('s1', 'a1', 'By whom?', 61_000)],
  speakers: [{ id: 'maud', name: 'Maud Okafur', aliases: [] }, { id: 'tomas', name: 'Tomás Rehn', aliases: [] }],
  chapters: [{ id: 'c0', startMs: 0, title: 'The lamp', url: null, imageUrl: null }],
});
const names = new Map([['maud', 'Maud Okafur'], ['tomas', 'Tomás Rehn']]);

function described(...operations: Operation[]) {
  const outcome = applyAll(readerOf(records), operations);
  if (!outcome.ok) throw new Error(outcome.failure.message);
  return describeRevision({ operations, inverse: outcome.inverse }, (id) => names.get(id) ?? null);
}

test.each<[Operation, object]>([
  [{ type: 'setText', segmentId: 's0', text: 'The lamp was out.' }, { field: 'text', segmentId: 's0', before: 'The lamp was lit.', after: 'The lamp was out.' }],
  [{ type: 'replaceAll', find: 'lit', replacement: 'out', edits: [{ id: 's0', was: 'The lamp was lit.', spans: [{ start: 13, end: 16, text: 'out' }] }] }, { field: 'text', segmentId: 's0', before: 'The lamp was lit.', after: 'The lamp was out.' }],
  [{ type: 'setSpeaker', segmentIds: ['s1'], speakerId: 'tomas' }, { field: 'speaker label', segmentId: 's1', before: 'Maud Okafur', after: 'Tomás Rehn' }],
  [{ type: 'setTime', segmentId: 's1', startMs: 62_500 }, { field: 'timestamp', before: '1:01', after: '1:02.5' }],
  [{ type: 'shift', segmentIds: ['s1'], byMs: -500 }, { field: 'moved time', after: '−0.5 s' }],
  [{ type: 'deleteSegment', segmentId: 's1' }, { field: 'removed segment', before: 'By whom?', after: null }],
  [{ type: 'renameSpeaker', speakerId: 'maud', name: 'Maud Okafor' }, { field: 'speaker name', before: 'Maud Okafur', after: 'Maud Okafor' }],
  [{ type: 'mergeSpeakers', fromId: 'maud', intoId: 'tomas' }, { field: 'merged speaker', before: 'Maud Okafur', after: 'Tomás Rehn' }],
  [{ type: 'setChapter', chapterId: 'c0', title: 'A lamp' }, { field: 'chapter title', before: 'The lamp', after: 'A lamp' }],
  [{ type: 'deleteChapter', chapterId: 'c0' }, { field: 'removed chapter', before: 'The lamp', after: null }],
])('%j is said with what it was and what it is', (operation, said) => {
  expect(described(operation)).toMatchObject([said]);
});

test('a replacement in a title is told of the title', () => {
  expect(described({ type: 'replaceAll', find: 'lamp', replacement: 'lantern', edits: [{ id: 'c0', in: 'chapter', was: 'The lamp', spans: [{ start: 4, end: 8, text: 'lantern' }] }] }))
    .toEqual([{ field: 'chapter title', segmentId: null, before: 'The lamp', after: 'The lantern' }]);
});

test('what was replaced everywhere is said as it was asked for', () => {
  const lit = { id: 's0', was: 'The lamp was lit.', spans: [{ start: 13, end: 16, text: 'out' }] };
  const twice = { id: 's1', was: 'lit, lit', spans: [{ start: 0, end: 3, text: 'out' }, { start: 5, end: 8, text: 'out' }] };
  expect(replacementsIn([
    { type: 'replaceAll', find: 'lit', replacement: 'out', edits: [lit, twice] }, { type: 'replaceAll', find: 'lit', replacement: 'out', edits: [lit] }, { type: 'setText', segmentId: 's0', text: 'Gone out.' },
  ])).toEqual(['replaced “lit” by “out” 3 times', 'replaced “lit” by “out” once']);
});

test('a batch is each of what it holds, and a label of many is one for each', () => {
  expect(described({ type: 'batch', operations: [{ type: 'setSpeaker', segmentIds: ['s0', 's1'], speakerId: 'tomas' }, { type: 'merge', segmentId: 's1', intoId: 's0' }] }).map(({ field }) => field)).toEqual(['speaker label', 'speaker label', 'joined segment']);
});

test('what is too long to be read again is counted by what it touched', () => {
  const operations: Operation[] = [{ type: 'setText', segmentId: 's0', text: 'Gone out.' }, { type: 'setSpeaker', segmentIds: ['s0', 's1'], speakerId: 'tomas' }];
  expect(describeTouches(touchesOf(readerOf(records), operations)).map(({ field }) => field).sort()).toEqual(['speaker label', 'speaker label', 'text']);
});
