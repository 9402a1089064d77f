import { surroundings } from './surroundings.ts';

const text = 'It was on a Tuesday in the winter of that year that open ai said so,\n\nand nobody in the whole of the harbour believed a word of it for at least a week.';
const of = (words: string) => {
  const start = text.indexOf(words);
  return surroundings(text, { start, end: start + words.length });
};

test('a match stands among the words around it, on one line', () =>
  expect(of('open ai')).toEqual({ before: '…the winter of that year that ', match: 'open ai', after: ' said so, and nobody in the whole of the harbour believed a…' }));
test('nothing is cut at the ends of the text', () => {
  expect(of('It was').before).toBe('');
  expect(of('a week.').after).toBe('');
});
