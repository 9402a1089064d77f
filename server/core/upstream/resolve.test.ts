import { keyBetween } from '../edit/order.ts';
import { inOrder } from '../edit/records.ts';
import { edited, imported, linesOf, merged, turns, type Kept } from './fixtures/episode.ts';
import type { HeldReading } from './held.ts';
import { resolve } from './resolve.ts';

const base = turns('Mara 0:00 Good morning.', 'Jon 0:20 The boats go out with the ebb.', 'Mara 0:40 And they come home.');
let made = 0;

/** Merges and decides the only conflict. */
function resolved(here: Kept, theirs: HeldReading, value?: string) {
  const merge = merged(base, here, theirs);
  const [conflict] = merge.conflicts;
  const parts = theirs.segments.filter(({ id }) => conflict!.parts.includes(id)).map(({ id, line, ...said }) => ({ id, line, value: said }));
  const resolution = resolve(merge.records, conflict!, parts, () => `made${made++}`, value);
  return { resolution, after: resolution && edited(merge, ...resolution.operations) };
}

const reworded = edited(imported(base), { type: 'setText', segmentId: 'xs1', text: 'The boats go out with the tide.' });
const current = turns('Mara 0:00 Good morning.', 'Jon 0:20 The boats go out with the current.', 'Mara 0:40 And they come home.');

test('theirs takes the place of ours', () => {
  expect(linesOf(resolved(reworded, current).after!)[1]).toBe('Jon 0:20 The boats go out with the current.');
});

test('so does what somebody wrote of both', () => {
  expect(linesOf(resolved(reworded, current, 'The boats go out with the tidal current.').after!)[1]).toBe('Jon 0:20 The boats go out with the tidal current.');
  expect(resolved(reworded, current, '  ').resolution).toBeNull();
});

test('a stretch that upstream divided otherwise comes as it is there, with its places', () => {
  const other = turns('Mara 0:00 Good morning.', 'Jon 0:20 The boats leave', 'Edda 0:24 on the current.', 'Mara 0:40 And they come home.');
  const { resolution, after } = resolved(reworded, other);
  expect(linesOf(after!)).toEqual(['Mara 0:00 Good morning.', 'Jon 0:20 The boats leave', 'Edda 0:24 on the current.', 'Mara 0:40 And they come home.']);
  expect([...resolution!.places.values()]).toEqual([{ origin: 's1', line: 2 }, { origin: 's2', line: 3 }]);
});

/** With an end of the turn that is cut. */
const ended = (held: HeldReading): HeldReading => ({ ...held, segments: held.segments.map((segment, index) => (index === 1 ? { ...segment, endMs: 38_000 } : segment)) });
const decidedOfCut = (asked: { field: string; theirs: unknown }) => {
  const whole = imported(ended(base));
  const [, { order }, next] = inOrder(whole.records.segments) as [unknown, { order: string }, { order: string }];
  const cut = edited(whole, { type: 'split', segmentId: 'xs1', at: 16, newId: 'half', order: keyBetween(order, next.order), startMs: 22_000 });
  const { operations } = resolve(cut.records, { kind: 'segment', recordIds: ['xs1', 'half'], after: null, ...asked }, [], () => `made${made++}`)!;
  return edited(cut, ...operations);
};
const times = (kept: Kept) => inOrder(kept.records.segments).map(({ startMs, endMs }) => [startMs, endMs]);

describe('of a turn that was cut since', () => {
  test('the words are those of one turn again', () => {
    const kept = decidedOfCut({ field: 'text', theirs: 'The boats go out with the current.' });
    expect(linesOf(kept)).toEqual(['Mara 0:00 Good morning.', 'Jon 0:20 The boats go out with the current.', 'Mara 0:40 And they come home.']);
    expect(times(kept)[1]).toEqual([20_000, 38_000]);
  });
  test('both halves get the speaker', () => {
    expect(linesOf(decidedOfCut({ field: 'speaker', theirs: 'Edda' })).slice(1, 3)).toEqual(['Edda 0:20 The boats go out', 'Edda 0:22 with the ebb.']);
  });
  test('the first half gets the start, the last one the end', () => {
    expect(times(decidedOfCut({ field: 'startMs', theirs: 21_000 })).slice(1, 3)).toEqual([[21_000, 22_000], [22_000, 38_000]]);
    expect(times(decidedOfCut({ field: 'endMs', theirs: 39_000 })).slice(1, 3)).toEqual([[20_000, 22_000], [22_000, 39_000]]);
  });
});

test('what was removed here comes back as it is upstream', () => {
  const { after } = resolved(edited(imported(base), { type: 'deleteSegment', segmentId: 'xs1' }), current);
  expect(linesOf(after!)[1]).toBe('Jon 0:20 The boats go out with the current.');
});

test('what upstream removed goes', () => {
  expect(linesOf(resolved(reworded, turns('Mara 0:00 Good morning.', 'Mara 0:40 And they come home.')).after!)).toEqual(['Mara 0:00 Good morning.', 'Mara 0:40 And they come home.']);
});

test('a time is read as it is typed', () => {
  const retimed = edited(imported(base), { type: 'setTime', segmentId: 'xs1', startMs: 22_000 });
  const later = turns('Mara 0:00 Good morning.', 'Jon 0:25 The boats go out with the ebb.', 'Mara 0:40 And they come home.');
  expect(linesOf(resolved(retimed, later, '0:23').after!)[1]).toBe('Jon 0:23 The boats go out with the ebb.');
  expect(resolved(retimed, later, 'soon').resolution).toBeNull();
});
