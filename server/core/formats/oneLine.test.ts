import { oneLine } from './oneLine.ts';
import { timedText } from './timedText.ts';

/** More than the engine's backtracking limit; a letter beyond Latin-1 makes the whole text two bytes per character. */
const MANY = 10_000_000;

describe('a text on one line', () => {
  test.each([
    ['Low tide', 'Low tide'],
    [' Low  \ttide\r\n', 'Low tide'],
    ['海\u3000辺', '海 辺'],
    ['', ''],
  ])('%j is %j', (text, line) => {
    expect(oneLine(text)).toBe(line);
  });

  test('has one space for ten million', () => {
    expect(oneLine(`海${' '.repeat(MANY)}辺`)).toBe('海 辺');
  });

  test('may be a word of ten million characters', () => {
    const { text } = timedText([{ text: '海'.repeat(MANY), startMs: null, endMs: null }], 0, 1_000);
    expect(text.length).toBe(MANY);
  });
});
