import { applyAll, touchesOf } from './apply.ts';
import { applyChanges } from './changes.ts';
import { crossing, segment } from './fixtures/crossing.ts';
import type { Operation } from './operation.ts';
import { rebaseAll } from './rebase.ts';
import { readerOf } from './records.ts';

/** `mine`, rebased over `theirs`. */
function rebased(mine: Operation[], theirs: Operation[]) {
  const start = crossing();
  const done = applyAll(readerOf(start), theirs);
  if (!done.ok) throw new Error(done.failure.message);
  return rebaseAll(readerOf(applyChanges(start, done.changes)), mine, [{ touches: touchesOf(readerOf(start), theirs) }]);
}

const text = (segmentId: string, value: string): Operation => ({ type: 'setText', segmentId, text: value });
const tom = (segmentId: string): Operation => ({ type: 'setSpeaker', segmentIds: [segmentId], speakerId: 'tom' });
const insert = (id: string): Operation => ({ type: 'insertSegment', segment: segment(id, 'a0V') });
const gone = (segmentId: string): Operation => ({ type: 'deleteSegment', segmentId });

describe('an operation made from an older revision', () => {
  test.each([
    ['another record', [text('s0', 'Yes.')], [text('s1', 'No.')]],
    ['another field of the same record', [text('s0', 'Yes.')], [tom('s0')]],
    ['the same field, and the same value', [text('s0', 'Yes.')], [text('s0', 'Yes.')]],
  ])('goes on as it is where others changed %s', (_, mine, theirs) => expect(rebased(mine, theirs)).toEqual({ ok: true, operations: mine }));

  test('conflicts where others set the same field to another value', () =>
    expect(rebased([text('s0', 'Yes.')], [text('s0', 'No.')])).toEqual({ ok: false, conflicts: [{ recordId: 's0', field: 'text', yours: 'Yes.', theirs: 'No.' }] }));

  test('conflicts where the record is gone', () =>
    expect(rebased([text('s0', 'Yes.')], [gone('s0')])).toEqual({ ok: false, conflicts: [{ recordId: 's0', field: 'text', yours: 'Yes.', theirs: null }] }));

  test('does not delete what others changed', () =>
    expect(rebased([gone('s0')], [text('s0', 'No.')])).toMatchObject({ ok: false, conflicts: [{ recordId: 's0', field: '*', yours: null, theirs: { text: 'No.' } }] }));

  test('falls away where both deleted the same', () => expect(rebased([gone('s0'), tom('s2')], [gone('s0')])).toEqual({ ok: true, operations: [tom('s2')] }));

  test('does not give a segment to a speaker merged away', () =>
    expect(rebased([tom('s0')], [{ type: 'mergeSpeakers', fromId: 'tom', intoId: 'ana' }])).toMatchObject({ ok: false, conflicts: [{ recordId: 'tom', theirs: null }] }));

  test('that became impossible is a conflict, not lost', () =>
    expect(rebased([{ type: 'shift', segmentIds: ['s0'], byMs: -900 }], [{ type: 'setTime', segmentId: 's0', startMs: 100 }])).toMatchObject({ ok: false, conflicts: [{ recordId: 's0', field: 'startMs', theirs: 100 }] }));

  test('gets another place where its own was taken', () => {
    expect(rebased([insert('mine')], [insert('theirs')])).toEqual({ ok: true, operations: [{ type: 'insertSegment', segment: segment('mine', 'a0l') }] });
    const split: Operation = { type: 'split', segmentId: 's0', at: 2, newId: 'n', order: 'a0V', startMs: null };
    expect(rebased([split], [{ type: 'insertSegment', segment: segment('theirs', 'a0G') }])).toEqual({ ok: true, operations: [{ ...split, order: 'a08' }] });
  });

  test('conflicts as a whole where it is one of several', () =>
    expect(rebased([{ type: 'batch', operations: [text('s2', 'Fine.'), text('s0', 'Yes.')] as never }], [text('s0', 'No.')])).toMatchObject({ ok: false, conflicts: [{ recordId: 's0' }] }));
});

test('what two people gave to others conflicts in every segment, in however long a transcript', () => {
  const many = Array.from({ length: 130_000 }, (_, index) => segment(`long${index}`, `b${index}`));
  const start = crossing();
  const records = { ...start, segments: new Map([...start.segments, ...many.map((one) => [one.id, one] as const)]) };
  const give = (speakerId: string | null): Operation[] => [{ type: 'setSpeaker', segmentIds: many.map(({ id }) => id), speakerId }];
  const done = applyAll(readerOf(records), give('tom'));
  if (!done.ok) throw new Error(done.failure.message);
  const outcome = rebaseAll(readerOf(applyChanges(records, done.changes)), give(null), [{ touches: touchesOf(readerOf(records), give('tom')) }]);
  expect(outcome.ok ? 0 : outcome.conflicts.length).toBe(many.length);
});
