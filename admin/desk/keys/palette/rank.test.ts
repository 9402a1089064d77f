import { ranked } from './rank';

const lines = [
  { id: 'slower', title: 'Slower', group: 'Playing', whyNot: 'There is no recording to play.' },
  { id: 'play', title: 'Play or pause', group: 'Playing', whyNot: null },
  { id: 'split', title: 'Split the segment at the caret', group: 'Writing', whyNot: null },
  { id: 'next', title: 'Next segment', group: 'Moving', whyNot: null },
  { id: 'cafe', title: 'Café noise', group: 'Go to', whyNot: null },
];
const ids = (search: string, recent: string[] = []) => ranked(lines, search, recent).map(({ id }) => id);

test('without a search those used last come first, then the rest as they are, and at the end what cannot be done now', () => expect(ids('', ['slower', 'next', 'split'])).toEqual(['next', 'split', 'play', 'cafe', 'slower']));
test('every word must fit, in any order, without accents', () => {
  expect(ids('segment split')).toEqual(['split']);
  expect(ids('cafe')).toEqual(['cafe']);
  expect(ids('segment nothing')).toEqual([]);
});
test('a beginning fits better than the inside, and that better than letters in order', () => {
  expect(ids('p')[0]).toBe('play');
  expect(ids('nxt')).toEqual(['next']);
});
test('of those that fit as well, the one used last comes first', () => expect(ids('segment', ['next'])).toEqual(['next', 'split']));
