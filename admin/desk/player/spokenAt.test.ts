import { spokenAt, startsOf } from './spokenAt';

const starts = startsOf([{ id: 'a', startMs: 5_000 }, { id: 'untimed', startMs: null }, { id: 'c', startMs: 30_000 }, { id: 'b', startMs: 20_000 }]);

test('nobody speaks before the first start', () => expect(spokenAt(starts, 4_999)).toBeNull());
test('a segment is spoken from its own start', () => expect(spokenAt(starts, 5_000)).toBe('a'));
test('until the next start by time, whatever the order on the page', () => expect([19_999, 20_000, 30_000].map((ms) => spokenAt(starts, ms))).toEqual(['a', 'b', 'c']));
test('the last one goes on to the end', () => expect(spokenAt(starts, 9_999_999)).toBe('c'));
test('without times nobody is known to speak', () => expect(spokenAt([], 1)).toBeNull());
