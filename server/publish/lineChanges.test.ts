import * as fc from 'fast-check';
import { applyPatches } from '#core/model/patch';
import { lineChanges } from './lineChanges.ts';

test('the changes of a text make the other of it', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'long line', '')).map((lines) => lines.join('\n'));
  fc.assert(fc.property(text, text, (before, after) => {
    expect(applyPatches(before, lineChanges(before, after))).toBe(after);
  }));
});

test('one changed word is a small change, wherever it is', () => {
  expect(lineChanges('one\ntwo words here\nthree\nfour\n', 'one\ntwo birds here\nthree\nfive\n')).toEqual([
    { start: 8, end: 10, text: 'bi' }, { start: 26, end: 29, text: 'ive' },
  ]);
});

test('lines that stay between one that comes and one that goes are no change', () => {
  expect(lineChanges('one\ntwo\nthree\nfour\nfive\n', 'one\nand\ntwo\nthree\nfive\n')).toEqual([{ start: 4, end: 4, text: 'and\n' }, { start: 14, end: 19, text: '' }]);
});

test('no change is none', () => {
  expect(lineChanges('same\n', 'same\n')).toEqual([]);
});
