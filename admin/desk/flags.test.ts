import { recordsOf } from '#core/edit/records';
import type { Segment } from '#core/model/segment';
import { flagsOf } from './flags';

const segment = (id: string, startMs: number | null, heading: string | null = null): Segment => ({
  id, order: `a${id}`, startMs, timeFrom: 'turn', endMs: null, speakerId: null, speakerFrom: 'none', text: id, heading, words: null,
});
const chapter = (id: string, startMs: number, title: string) => ({ id, startMs, title, url: null, imageUrl: null });
const flags = (segments: Segment[], chapters: ReturnType<typeof chapter>[]) => Object.fromEntries(flagsOf(recordsOf({ segments, chapters }), segments.map(({ id }) => id)));

test('a chapter begins at the first segment that starts in it', () => {
  expect(flags([segment('0', 5_000), segment('1', 60_000), segment('2', 130_000)], [chapter('c0', 0, 'Start'), chapter('c1', 120_000, 'Later')])).toEqual({
    '0': { title: 'Start', time: '0:00' },
    '2': { title: 'Later', time: '2:00' },
  });
});

test('its own heading wins over times', () => {
  expect(flags([segment('0', 5_000), segment('1', null, 'later '), segment('2', 130_000)], [chapter('c1', 120_000, 'Later')])).toEqual({ '1': { title: 'Later', time: '2:00' } });
});

test('a heading without a chapter stands for itself; a chapter without a segment stands nowhere', () => {
  expect(flags([segment('0', 5_000, 'An aside')], [chapter('c9', 900_000, 'Never transcribed')])).toEqual({ '0': { title: 'An aside', time: null } });
});
