import { estimateWords } from './estimateWords.ts';
import { startOfRest } from './startOfRest.ts';

const text = 'Half of this is said before, half of it is said afterwards.';
const segment = { text, startMs: 60_000, endMs: null, words: null };

test('between two starts, by how much is said', () => {
  const ms = startOfRest(segment, 30, 120_000)!;
  expect(ms).toBeGreaterThan(85_000);
  expect(ms).toBeLessThan(95_000);
  expect(ms % 1_000).toBe(0);
});
test('an estimated word says no more than the second', () => {
  const words = [{ text: 'half', startMs: 88_120, endMs: 88_400, estimated: true as const }];
  expect(startOfRest({ ...segment, words }, 28, 120_000)).toBe(88_000);
});
test('a short segment is cut inside it', () => {
  const ms = startOfRest({ ...segment, endMs: 60_900 }, 30, 120_000)!;
  expect(ms).toBeGreaterThan(60_000);
  expect(ms).toBeLessThan(60_900);
});
test('a measured word is exact', () => {
  const words = [{ text: 'Half', startMs: 60_000, endMs: 60_300 }, { text: 'half', startMs: 88_120, endMs: 88_400 }];
  expect(startOfRest({ ...segment, words }, 28, 120_000)).toBe(88_120);
});
test('words added at the end are said between the last one and the segment’s end', () => {
  const words = [{ text: 'Half', startMs: 60_000, endMs: 60_300 }, ...['of', 'this.', 'And', 'that.'].map((word) => ({ text: word, startMs: 60_300, endMs: 60_300, estimated: true as const }))];
  const added = { text: 'Half of this. And that.', startMs: 60_000, endMs: null, words };
  expect(startOfRest(added, added.text.indexOf('And'), 70_300)).toBe(65_000);
  expect(startOfRest(added, added.text.indexOf('And'), null)).toBe(60_300);
});
test('unknown where an end is unknown', () => {
  expect(startOfRest(segment, 30, null)).toBeNull();
  expect(startOfRest({ ...segment, startMs: null }, 30, 120_000)).toBeNull();
  expect(startOfRest(segment, 30, 50_000)).toBeNull();
});
test('as the words of a text without times are estimated', () => {
  const said = 'Is it yours? No, it was my mother’s.';
  const whole = { text: said, startMs: 0, endMs: 600_000, words: null };
  expect(startOfRest(whole, said.indexOf('No'), null)).toBe(Math.round(estimateWords(said, 0, 600_000)[3]!.startMs / 1_000) * 1_000);
});
