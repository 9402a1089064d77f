import { beginningOf } from './beginningOf.ts';

describe('the beginning of notes', () => {
  test('is all of them where they are short enough, however they end', () => expect(beginningOf('<p>Ropes &amp; knots', 40)).toBe('<p>Ropes &amp; knots'));
  test.each([
    ['<p>Ropes.</p><p>Knots, and how they are tied.</p>', '<p>Ropes.</p>'],
    ['<p>Ropes<br>and</p><!-- a </p> --><ul><li>knots</li><li>and more</li></ul>', '<p>Ropes<br>and</p>'],
    ['<DIV><p>Ropes.</p></DIV><DIV><p>Knots, at length.</p></DIV>', '<DIV><p>Ropes.</p></DIV>'],
    ['<p>Ropes, and how they are made in our days</p><p>Knots.</p>', 'Ropes, and how they are made…'],
    ['<p>Ropes<p>Knots<p>Bowlines and other knots of the quay', 'Ropes Knots Bowlines and…'],
    [`<p>${'é'.repeat(30)} ropes</p>`, '…'],
  ])('%s', (notes, beginning) => expect(beginningOf(notes, 32)).toBe(beginning));
  test('costs no more than its length, however much is open', () => expect(beginningOf('<i>'.repeat(100_000), 4_000)).toBe('…'));
});
