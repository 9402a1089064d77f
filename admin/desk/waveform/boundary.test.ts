import type { Span } from '../minimap/spans';
import { limitsOf, movedStart } from './boundary';

const span = (id: string, fromMs: number, toMs: number): Span => ({ id, fromMs, toMs, speakerId: null });
const turns = [span('a', 0, 5_000), span('b', 5_000, 8_000), span('c', 10_000, 12_000)];

test('a start stays between those of its neighbours, and before its own end', () => {
  expect([0, 1, 2].map((place) => limitsOf(turns, place, 60_000))).toEqual([{ fromMs: 0, toMs: 4_999 }, { fromMs: 1, toMs: 7_999 }, { fromMs: 5_001, toMs: 59_999 }]);
});

const segments = new Map([['a', { id: 'a', startMs: 0, endMs: 5_000 }], ['b', { id: 'b', startMs: 5_000, endMs: 8_000 }], ['c', { id: 'c', startMs: 10_000, endMs: null }]]) as never;

test('moving a start is one edit of it', () => expect(movedStart(segments, 'b', 'c', 9_000)).toEqual([{ type: 'setTime', segmentId: 'c', startMs: 9_000 }]));
test('the end that meets it goes along', () => expect(movedStart(segments, 'a', 'b', 6_000)).toEqual([{ type: 'setTime', segmentId: 'b', startMs: 6_000 }, { type: 'setTime', segmentId: 'a', endMs: 6_000 }]));
test('the first has none before it', () => expect(movedStart(segments, null, 'a', 100)).toEqual([{ type: 'setTime', segmentId: 'a', startMs: 100 }]));
