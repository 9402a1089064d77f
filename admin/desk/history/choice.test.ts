import { betweenChosen, rangeChosen, toggled } from './choice';

const ids = [...'abcdef'];
const set = (names: string) => new Set(names);
const names = (all: Iterable<string>) => [...all].sort().join('');

describe('choosing what is put back', () => {
  test('one is chosen, and not any more', () => expect([names(toggled(set('a'), 'b')), names(toggled(set('ab'), 'b'))]).toEqual(['ab', 'a']));
  test('a range goes in either direction', () => expect([names(rangeChosen(ids, set('b'), 'b', 'd')), names(rangeChosen(ids, set('d'), 'd', 'b'))]).toEqual(['bcd', 'bcd']));
  test('a range from one that is not chosen is not chosen', () => expect(names(rangeChosen(ids, set('abde'), 'c', 'e'))).toBe('ab'));
  test('between the first and the last are those that are not chosen', () => expect([betweenChosen(ids, set('be')), betweenChosen(ids, set('b')), betweenChosen(ids, set('bc')), betweenChosen(ids, set(''))]).toEqual([['c', 'd'], [], [], []]));
});
