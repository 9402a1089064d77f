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
