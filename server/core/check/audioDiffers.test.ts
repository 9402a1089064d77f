import { apply } from '../edit/apply.ts';
import { readerOf, recordsOf } from '../edit/records.ts';
import { audioDiffers } from './audioDiffers.ts';
import { episodeOfTurns } from './fixtures/episode.ts';

const turns: Parameters<typeof episodeOfTurns>[0] = [['Ana', 0, 'Good morning.'], ['Tom', 60_000, 'Good morning, Ana.'], ['Ana', 570_000, 'And that was all.']];
const found = (recording: { heardMs: number | null; declaredMs: number | null }, of = turns) => audioDiffers({ ...episodeOfTurns(of), recording });

describe('a recording', () => {
  test('that is as long as the feed says, give or take, is the one that was transcribed', () => {
    for (const heardMs of [597_100, 600_000, 602_900]) expect(found({ heardMs, declaredMs: 600_000 })).toEqual([]);
  });

  test('that is longer has something in it that was not transcribed; were that at its start, all times would be later', () => {
    const [finding, ...others] = found({ heardMs: 632_000, declaredMs: 600_000 });
    expect(finding).toMatchObject({ code: 'audio-differs', severity: 'warning', recordId: 's0', message: expect.stringContaining('0:32 longer than the feed says (10:32 instead of 10:00)'), fixes: [{ title: 'Shift every segment by +0:32' }] });
    expect(others).toEqual([]);
    const { speakers, segments } = episodeOfTurns(turns);
    const applied = apply(readerOf(recordsOf({ speakers, segments, chapters: [], references: [] })), finding!.fix!);
    expect(applied.ok && [...applied.changes.segments.put.values()].map(({ startMs }) => startMs)).toEqual([32_000, 92_000, 602_000]);
  });

  test('that is shorter was cut; no time is moved before its start', () => {
    expect(found({ heardMs: 580_000, declaredMs: 600_000 })).toMatchObject([{ code: 'audio-differs', message: expect.stringContaining('0:20 shorter'), fixes: [] }]);
  });

  test('that is over before the last words begin is another one, whoever says how long it is', () => {
    for (const recording of [{ heardMs: 500_000, declaredMs: null }, { heardMs: null, declaredMs: 500_000 }]) {
      expect(found(recording)).toMatchObject([{ code: 'audio-differs', recordId: 's2', message: expect.stringContaining('starts at 9:30, but the recording ends at 8:20') }]);
    }
  });

  test('that goes on for a song is left alone, and for longer is mentioned', () => {
    expect(found({ heardMs: 650_000, declaredMs: null })).toEqual([]);
    expect(found({ heardMs: 700_000, declaredMs: null })).toMatchObject([{ code: 'audio-longer', severity: 'info', recordId: 's2' }]);
  });

  test('of unknown length, or of a transcript without times, is nothing to compare', () => {
    expect(found({ heardMs: null, declaredMs: null })).toEqual([]);
    expect(found({ heardMs: 700_000, declaredMs: 600_000 }, [['Ana', null, 'Yes.']])).toEqual([]);
    expect(audioDiffers(episodeOfTurns(turns))).toEqual([]);
  });
});
