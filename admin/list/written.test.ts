import { writtenCount, writtenDay, writtenSize } from './written';

describe('numbers and dates as people read them', () => {
  test.each([
    [0, '0 B'],
    [999, '999 B'],
    [1_000, '1 kB'],
    [1_460, '1.5 kB'],
    [52_400, '52 kB'],
    [3_250_000, '3.3 MB'],
  ])('%i bytes are %s', (bytes, written) => expect(writtenSize(bytes)).toBe(written));

  test('a count of none is a dash', () => expect([writtenCount(0), writtenCount(1_234)]).toEqual(['–', '1,234']));
  test('a missing date is empty', () => expect(writtenDay(null)).toBe(''));
});
