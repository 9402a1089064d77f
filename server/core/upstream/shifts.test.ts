import { along, isAlong, movedBy, shiftsByTime, shiftsOf, type Turn } from './shifts.ts';

const [minute, longer] = [60_000, 32_000];
const turn = (startMs: number, byMs: number | null): Turn => ({ startMs, byMs, isOurs: false });
const at = (startMs: number | null) => ({ startMs });
const ours = (startMs: number): Turn => ({ startMs, byMs: null, isOurs: true });
const all = (...moves: (number | null)[]) => moves.map((byMs, n) => turn(n * minute, byMs));

describe('by how much a start has to move', () => {
  test('is what upstream moved it by where it is still that of the base, though told more finely', () => {
    expect(movedBy(at(5_000), at(5_000), at(37_000))).toBe(longer);
    expect(movedBy(at(5_250), at(5_000), at(37_000))).toBe(longer);
  });
  test('is nothing where it is upstream’s already', () => expect(movedBy(at(37_000), at(5_000), at(37_000))).toBe(0));
  test('nobody knows of one that was corrected, or where a side has no time', () =>
    expect([movedBy(at(6_000), at(5_000), at(37_000)), movedBy(at(null), at(5_000), at(37_000)), movedBy(at(5_000), at(5_000), undefined), movedBy(at(5_000), undefined, at(5_000))]).toEqual([null, null, null, null]));
});

describe('a corrected start', () => {
  test('moves with its neighbours, first and last too', () => expect(shiftsOf(all(null, longer, longer, null, longer, longer, null))).toEqual(Array.from({ length: 7 }, () => longer)));
  test('stays where a stretch that moved borders on one that did not', () => expect(shiftsOf(all(0, 0, null, longer, longer))[2]).toBe(0));
  test('stays where its neighbours were moved here already', () => expect(shiftsOf(all(longer, longer, 0, 0, null, 0, 0))[4]).toBe(0));
  test('stays where too few tell, or all moved a second', () => expect([shiftsOf(all(longer, null))[1], shiftsOf(all(1_000, null, 1_000, 1_000))[1]]).toEqual([0, 0]));
  test('may differ from them by the second that notes round', () => {
    const [, , shift] = shiftsOf(all(32_000, 33_000, null, 32_000));
    expect([isAlong(33_000, shift!), isAlong(35_000, shift!), isAlong(0, 0)]).toEqual([true, false, false]);
  });
});

describe('what only we have', () => {
  test('goes with those beside it', () => expect(shiftsOf([turn(0, longer), ours(30_000), turn(minute, longer)])[1]).toBe(longer));
  test('goes with the turn that it was split off where that would come behind it', () => expect(shiftsOf([turn(0, longer), ours(30_000), turn(minute, 0)])[1]).toBe(longer));
  test('goes with the turn after it where that would come before it', () => expect(shiftsOf([turn(0, 0), ours(59_000), turn(minute, -longer)])[1]).toBe(-longer));
  test('stays between two that part, where there is room', () => expect(shiftsOf([turn(0, 0), ours(30_000), turn(minute, longer)])[1]).toBe(0));
  test('goes with the one there is at the end', () => expect(shiftsOf([turn(0, longer), ours(30_000)])[1]).toBe(longer));
  test('does not go before the beginning', () => expect([[20_000, 45_000], [40_000, 45_000], [null, null]].map(([startMs, endMs]) => Object.values(along({ startMs: startMs!, endMs: endMs! }, -longer)))).toEqual([[20_000, 45_000], [8_000, 13_000], [null, null]]));
});

test('a chapter moves with the starts around its time, its own aside', () => {
  const shiftAt = shiftsByTime([turn(0, longer), turn(minute, longer), turn(2 * minute, 9_000), turn(3 * minute, longer)]);
  expect([shiftAt(2 * minute), shiftAt(150_000)]).toEqual([longer, 0]);
});
