import { recordsOf } from '#core/edit/records';
import type { Segment } from '#core/model/segment';
import { preview, retiming } from './retiming';

const segment = (id: string, order: string, startMs: number | null): Segment => ({ id, order, startMs, timeFrom: startMs === null ? 'none' : 'turn', endMs: null, speakerId: null, speakerFrom: 'none', text: `Words of ${id}.`, heading: null, words: null });
const chapters = [{ id: 'c0', startMs: 0, title: 'Flour', url: null, imageUrl: null }, { id: 'c1', startMs: 60_000, title: 'Salt', url: null, imageUrl: null }];
const records = recordsOf({ segments: [segment('a', 'a0', 5_000), segment('b', 'a1', null), segment('c', 'a2', 65_000), segment('d', 'a3', 125_000)], chapters });
const all = ['a', 'b', 'c', 'd'];

test('everything is shifted in one edit, chapters with it', () => {
  expect(retiming({ segmentIds: all, chapters }, { kind: 'shift', byMs: 32_000 })).toEqual({
    type: 'batch', operations: [{ type: 'shift', segmentIds: all, byMs: 32_000 }, { type: 'setChapter', chapterId: 'c0', startMs: 32_000 }, { type: 'setChapter', chapterId: 'c1', startMs: 92_000 }],
  });
  expect(retiming({ segmentIds: all, chapters: [] }, { kind: 'shift', byMs: 1 })).toMatchObject({ type: 'shift' });
});
test('more segments than one operation may name are several operations of one edit', () => {
  const many = Array.from({ length: 20_001 }, (_, i) => `s${i}`);
  const operation = retiming({ segmentIds: many, chapters: [] }, { kind: 'shift', byMs: 1 });
  expect(operation.type === 'batch' && operation.operations.map((each) => (each.type === 'shift' ? each.segmentIds.length : 0))).toEqual([20_000, 1]);
});
test('the preview tells of first, anchors, last and chapters', () => {
  const told = preview(records, { segmentIds: all, chapters }, { kind: 'stretch', first: { atMs: 5_000, toMs: 10_000 }, last: { atMs: 65_000, toMs: 130_000 } });
  expect(told).toEqual({
    ok: true, segments: 3, chapters: 2,
    lines: [
      { id: 'a', what: 'segment', words: 'Words of a.', fromMs: 5_000, toMs: 10_000 }, { id: 'c', what: 'segment', words: 'Words of c.', fromMs: 65_000, toMs: 130_000 },
      { id: 'd', what: 'segment', words: 'Words of d.', fromMs: 125_000, toMs: 250_000 },
      { id: 'c0', what: 'chapter', words: 'Flour', fromMs: 0, toMs: 0 }, { id: 'c1', what: 'chapter', words: 'Salt', fromMs: 60_000, toMs: 120_000 },
    ],
  });
});
test('a chapter at the very start stays there', () => {
  const operation = retiming({ segmentIds: ['a'], chapters }, { kind: 'stretch', first: { atMs: 5_000, toMs: 5_000 }, last: { atMs: 65_000, toMs: 125_000 } });
  expect(operation).toMatchObject({ operations: [{ type: 'stretch' }, { chapterId: 'c0', startMs: 0 }, { chapterId: 'c1', startMs: 115_000 }] });
});
test('what cannot be moved is said before it is tried', () => {
  expect(preview(records, { segmentIds: all, chapters: [] }, { kind: 'shift', byMs: -6_000 })).toMatchObject({ ok: false, failure: { message: expect.stringContaining('before the start') } });
  expect(preview(records, { segmentIds: ['c'], chapters }, { kind: 'shift', byMs: -6_000 })).toMatchObject({ ok: false, failure: { message: expect.stringContaining('“Flour”') } });
});
