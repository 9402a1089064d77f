import { repeatedWords, rollUpRepair, withoutFirstWords } from './rollUp.ts';

/** One-second cues without gaps, given as their lines. */
const shown = (...texts: string[]) => texts.map((text, index) => ({ startMs: index * 1000, endMs: index * 1000 + 1000, lines: text.split('\n') }));

const rolling = shown('the last ferry of the day', 'the last ferry of the day\nleaves a little early so', 'leaves a little early so\nbring a coat and a book', 'bring a coat and a book\nand your patience');

describe('captions that roll', () => {
  test('a row that moves up is counted as repeated, in words', () => {
    expect(repeatedWords(rolling)).toEqual([0, 6, 5, 6]);
  });

  test('cues of some milliseconds that only hold a row are repeated whole, and blank rows do not count', () => {
    const held = shown(' \nthe last ferry of the day', 'the last ferry of the day\n ', 'the last ferry of the day\nleaves a little early', 'leaves a little early\n ', 'leaves a little early\nso bring a coat', 'so bring a coat', 'so bring a coat\nand a book');
    expect(repeatedWords(held)).toEqual([0, 6, 6, 4, 4, 4, 4]);
  });

  test('cues that are too short to say anything tell a short file, too', () => {
    const held = [...shown('can you hear'), ...shown('can you hear', 'can you hear\nthe sea', 'the sea', 'the sea\nor the fridge').map((cue, index) => ({ ...cue, startMs: 1000 + index * 500, endMs: 1000 + index * 500 + (index % 2 === 0 ? 10 : 490) }))];
    expect(repeatedWords(held)).toEqual([0, 3, 3, 2, 2]);
    expect(repeatedWords(held.map((cue) => ({ ...cue, endMs: cue.startMs + 490 })))).toBeNull();
  });

  test('three rows roll as well, and a row that is painted word by word', () => {
    expect(repeatedWords(shown('one old boat', 'one old boat\ntwo boats', 'one old boat\ntwo boats\nthree boats', 'two boats\nthree boats\nfour boats'))).toEqual([0, 3, 5, 4]);
    expect(repeatedWords(shown('we', 'we missed', 'we missed the', 'we missed the last', 'we missed the last one', 'we missed the last one today'))).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test('a repeated word at the seam is kept: only whole rows repeat', () => {
    expect(repeatedWords([...rolling, ...shown('and your patience\npatience we said').map((cue) => ({ ...cue, startMs: 4000, endMs: 5000 }))])?.at(-1)).toBe(3);
  });
});

describe('what people say twice is no rolling', () => {
  test('a chant, an answer that takes up the question, a refrain', () => {
    expect(repeatedWords(shown('No.', 'No.', 'No.', 'No.', 'No.', 'No.', 'No.', 'No.', 'No.', 'No.', 'No.', 'No.', 'No.', 'No.'))).toBeNull();
    expect(repeatedWords(shown('the ferry', 'the ferry', 'is late', 'late again', 'again and again', 'the end'))).toBeNull();
    expect(repeatedWords(shown('a', 'a b', 'a b c', 'a b c d'))).toBeNull();
  });

  test('some repetition in a file whose other cues are new', () => {
    const fresh = Array.from({ length: 20 }, (_, index) => `sentence number ${index} of many`);
    expect(repeatedWords(shown(...rolling.map(({ lines }) => lines.join('\n')), ...fresh))).toBeNull();
  });

  test('cues far apart', () => {
    expect(repeatedWords(rolling.map((cue, index) => ({ ...cue, startMs: index * 5000, endMs: index * 5000 + 1000 })))).toBeNull();
  });
});

test('the first words are taken off a text', () => {
  expect(withoutFirstWords('leaves early\nso bring', 2)).toBe('so bring');
  expect(withoutFirstWords('leaves early', 2)).toBe('');
  expect(withoutFirstWords('leaves', 3)).toBe('');
  expect(withoutFirstWords(' leaves', 0)).toBe(' leaves');
});

test('the report says how many cues and where the first of them stands', () => {
  expect(rollUpRepair([0, 6, 5], (index) => index * 4 + 2)).toEqual({ line: 6, what: 'The captions roll up: from here on, 2 cues repeat words of the cue before them. The repeated words were left out.' });
});
