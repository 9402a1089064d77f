import { movedStart } from './movedStart';

const segment = (id: string, startMs: number | null, endMs: number | null) => [id, { id, startMs, endMs }] as const;
const segments = new Map([segment('a', 0, 5_000), segment('b', 5_000, 8_000), segment('c', 10_000, 12_000), segment('d', 12_000, null)]) as never;
const time = (segmentId: string, times: { startMs?: number; endMs?: number | null }) => ({ type: 'setTime', segmentId, ...times });

test('moving a start is one edit of it', () => expect(movedStart(segments, 'b', 'c', 'd', 9_000)).toEqual(time('c', { startMs: 9_000 })));
test('the end that meets it goes along', () => {
  expect(movedStart(segments, 'a', 'b', 'c', 6_000)).toEqual({ type: 'batch', operations: [time('b', { startMs: 6_000 }), time('a', { endMs: 6_000 })] });
});
test('but not to where its own segment has not begun', () => expect(movedStart(segments, 'c', 'd', null, 10_000)).toEqual(time('d', { startMs: 10_000 })));
test('the first has none before it', () => expect(movedStart(segments, null, 'a', 'b', 100)).toEqual(time('a', { startMs: 100 })));

describe('behind its own end', () => {
  test('it ends where the next one begins', () => expect(movedStart(segments, null, 'b', 'c', 8_000)).toEqual(time('b', { startMs: 8_000, endMs: 10_000 })));
  test('or nobody knows where, if that has begun', () => expect(movedStart(segments, null, 'b', 'c', 10_000)).toEqual(time('b', { startMs: 10_000, endMs: null })));
  test('or if none comes after it', () => expect(movedStart(segments, null, 'c', null, 20_000)).toEqual(time('c', { startMs: 20_000, endMs: null })));
});
