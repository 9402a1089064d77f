import { Segment } from '../../model/segment.ts';
import { fit } from './fit.ts';
import { marked, measured, said } from './fixtures/tide.ts';

const fitted = (...segments: ReturnType<typeof said>[]) => fit({ segments, chapters: [] }).segments;

describe('what a file says is made to fit into records', () => {
  test('a segment without words is none', () => expect(fitted(said('Mara', 0, ' \n '))).toEqual([]));

  test('an end that does not come after the start, and a time that cannot be kept, are none', () => {
    expect(fitted(said('Mara', 5_000, 'Out.', { endMs: 5_000 }), said('Mara', 2 ** 31, 'Out.'), said('Mara', -1, 'Out.'))).toMatchObject([{ startMs: 5_000, endMs: null }, { startMs: null }, { startMs: null }]);
  });

  test('control characters are left out of a name, which is said in a feed', () => expect(fitted(said('Ma\u0007ra\uFFFE', 0, 'Fog.'))).toMatchObject([{ speaker: 'Mara' }]));
  test('characters that are none are replaced', () => expect(fitted(said('Ma\0ra', 0, 'The tide \uD800 is\0 out.'))).toMatchObject([{ speaker: 'Ma\uFFFDra', text: 'The tide \uFFFD is\uFFFD out.' }]));

  test('and that is said, once for all of them', () => {
    const { repaired } = fit({ segments: [said('Mara', 0, 'Out.'), said('Ma\0ra', 1_000, 'The tide is\0 out.')], chapters: [marked(0, 'A\uD800')] });
    expect(repaired).toEqual([{ line: 1, what: expect.stringMatching(/^In "Ma\uFFFDra", and in 2 more, characters .* were replaced/) }]);
    expect(fit({ segments: [said('Mara', 0, 'Out \u{1F6F6}.')], chapters: [] }).repaired).toEqual([]);
  });

  test('a speaker whose name is blank is nobody', () => expect(fitted(said('  ', 0, 'Out.'))).toMatchObject([{ speaker: null }]));

  test('a name or title that is too long is cut, and that is said', () => {
    const { segments, chapters, repaired } = fit({ segments: [said('M'.repeat(200), 0, 'Out.')], chapters: [marked(0, 'T'.repeat(2_000), { url: `https://a.test/${'u'.repeat(2_000)}` })] });
    expect([segments[0]!.speaker!.length, chapters[0]!.title.length, chapters[0]!.url]).toEqual([128, 1_000, null]);
    expect(repaired.map(({ what }) => what)).toEqual([expect.stringContaining('128 characters'), expect.stringContaining('1000 characters')]);
  });

  test('each word of the text has its time: those that the file leaves out are estimated', () => {
    const [segment] = fitted(said('Mara', 0, 'The tide is out.', { words: measured('The tide out.', 0) }));
    expect(segment!.words!.map(({ text, estimated }) => [text, estimated])).toEqual([['The', undefined], ['tide', undefined], ['is', true], ['out.', undefined]]);
  });

  test('a confidence that is none goes, and the word stays', () => {
    const words = [{ text: 'Out.', startMs: 0, endMs: 300, confidence: 7 }];
    expect(fitted(said('Mara', 0, 'Out.', { words }))[0]!.words).toEqual([{ text: 'Out.', startMs: 0, endMs: 300 }]);
  });

  test('a text longer than a record holds becomes several, with all words and their times', () => {
    const text = Array.from({ length: 60_000 }, (_, index) => `w${index}`).join(' ');
    const segments = fitted(said('Mara', 500, text, { endMs: 90_000_000, words: measured(text, 500) }));
    expect(segments.length).toBeGreaterThan(1);
    expect(segments.every((segment) => Segment.shape.text.safeParse(segment.text).success && segment.speaker === 'Mara')).toBe(true);
    expect(segments.map((segment) => segment.text).join(' ')).toBe(text);
    expect(segments.flatMap(({ words }) => words)).toEqual(measured(text, 500));
    expect([segments[0]!.startMs, segments[1]!.startMs, segments.at(-1)!.endMs]).toEqual([500, segments[1]!.words![0]!.startMs, 90_000_000]);
  });

  test('a word longer than a record holds is cut', () => {
    expect(fitted(said('Mara', 0, 'x'.repeat(450_000))).map(({ text }) => text.length)).toEqual([200_000, 200_000, 50_000]);
  });
});
