import * as fc from 'fast-check';
import type { Block } from './blocks';
import { markAround, markWords, sideBySide } from './sideBySide';

const paragraphs = (...texts: string[]): Block[] => texts.map((text) => ({ kind: 'paragraph', text, full: text }));
const written = (kind: 'removed' | 'added', marks: ReturnType<typeof markWords>) => marks.filter((mark) => mark.kind !== kind).map((mark) => mark.text).join('');

describe('words marked as a proof-reader would', () => {
  test('strike the old and write in the new', () => {
    expect(markWords('Maya Lindqvist (2:05)', 'Maya Lindqvist (2:50)')).toEqual([
      { kind: 'same', text: 'Maya Lindqvist (' },
      { kind: 'removed', text: '2:05' },
      { kind: 'added', text: '2:50' },
      { kind: 'same', text: ')' },
    ]);
  });

  test('show of a long text what is next to a change', () => {
    const long = 'The tide went out. '.repeat(20);
    const marks = markAround(`${long}Slowly. ${long}`, `${long}At once. ${long}`);
    expect(marks.filter(({ kind }) => kind !== 'same').map(({ text }) => text)).toEqual(['Slowly', 'At once']);
    expect(marks.map(({ text }) => text).join('').length).toBeLessThan(200);
    expect(markAround('Short and the same.', 'Short and the same.')).toEqual([{ kind: 'same', text: 'Short and the same.' }]);
  });

  test('strike a whole name and write the new one whole', () => {
    expect(markWords('by Tomas Herera, at last', 'by Tomasz Herrera, at last')).toEqual([
      { kind: 'same', text: 'by ' },
      { kind: 'removed', text: 'Tomas Herera' },
      { kind: 'added', text: 'Tomasz Herrera' },
      { kind: 'same', text: ', at last' },
    ]);
  });

  test('leave both texts readable, whatever they are', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, after) => {
      const marks = markWords(before, after);
      expect([written('added', marks), written('removed', marks)]).toEqual([before, after]);
    }));
  });
});

describe('notes side by side', () => {
  test('a changed paragraph shares its row with what it becomes', () => {
    const rows = sideBySide(paragraphs('Flour', 'Water is wet', 'Salt'), paragraphs('Flour', 'Water is cold', 'Salt'));
    expect(rows.map(({ kind }) => kind)).toEqual(['same', 'changed', 'same']);
    expect(rows[1]).toMatchObject({ before: { block: { text: 'Water is wet' } }, after: { block: { text: 'Water is cold' } } });
  });

  test('a new paragraph has nothing at its left, a removed one nothing at its right', () => {
    expect(sideBySide(paragraphs('Flour'), paragraphs('Flour', 'Yeast'))[1]).toMatchObject({ kind: 'changed', before: null });
    expect(sideBySide(paragraphs('Flour', 'Yeast'), paragraphs('Flour'))[1]).toMatchObject({ kind: 'changed', after: null });
  });

  test('a link that leads elsewhere is a change, even where its words stay', () => {
    const before: Block[] = [{ kind: 'item', text: 'The mill', full: 'The mill ⟨https://mill.example/old⟩' }];
    const after: Block[] = [{ kind: 'item', text: 'The mill', full: 'The mill ⟨https://mill.example/new⟩' }];
    expect(sideBySide(before, after).map(({ kind }) => kind)).toEqual(['changed']);
  });

  test('loses no block', () => {
    const words = fc.array(fc.constantFrom('rye', 'oat', 'salt', 'water', 'time'), { maxLength: 12 });
    fc.assert(fc.property(words, words, (left, right) => {
      const rows = sideBySide(paragraphs(...left), paragraphs(...right));
      expect(rows.flatMap((row) => (row.kind === 'same' ? [row.block.text] : row.before ? [row.before.block.text] : []))).toEqual(left);
      expect(rows.flatMap((row) => (row.kind === 'same' ? [row.block.text] : row.after ? [row.after.block.text] : []))).toEqual(right);
    }));
  });
});
