import { OpenElements } from './openElements.ts';

const stays = (html: string, ...patches: [start: number, end: number, text: string][]): boolean => new OpenElements(html).staysWhole(patches.map(([start, end, text]) => ({ start, end, text })));

describe('a page that is whole', () => {
  test.each<[string, string, [number, number, string][]]>([
    ['a word', '<em>salt</em>', [[4, 8, 'tar']]],
    ['an element put around words', '<p>salt</p>', [[3, 3, '<em>'], [7, 7, '</em>']]],
    ['an element cut in two', '<em>salt tar</em>', [[8, 9, '</em></p><p><em>']]],
    ['one of two moved over a whole one', '<b>a</b><i>b</i>', [[0, 8, ''], [16, 16, '<b>a</b>']]],
    ['an attribute', '<a href="x">a</a>', [[9, 10, 'y']]],
    ['elements in another order that end in it', '<b><i>a</i></b>', [[0, 6, '<i><b>'], [7, 15, '</b></i>']]],
    ['a paragraph without its end tag', '<div><p>a</div>', [[5, 8, '']]],
  ])('stays so with %s', (_, html, patches) => expect(stays(html, ...patches)).toBe(true));

  test.each<[string, string, [number, number, string][]]>([
    ['a start tag without its end', '<em>salt</em>', [[0, 4, '']]],
    ['as many tags as before, crossed', '<b><i>a</i></b>', [[7, 15, '</b></i>']]],
    ['an end put before its start', '<p>salt</p>', [[3, 3, '</em>'], [7, 7, '<em>']]],
    ['an end that closes another element', '<b>a</b><i>b</i>', [[4, 8, '</i>'], [12, 16, '</b>']]],
    ['words of an element that others opened', '<div>a</div><div>b</div>', [[6, 6, '</div><p>'], [18, 18, '<div>']]],
  ])('is none with %s', (_, html, patches) => expect(stays(html, ...patches)).toBe(false));
});

test('of a page that was never whole nothing is said', () => {
  expect(stays('<em>a</b> c', [10, 11, '<i>'])).toBe(true);
});
