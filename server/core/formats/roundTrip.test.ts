import * as fc from 'fast-check';
import { parseTimestamp } from '../time/timestamp.ts';
import { cuesOf } from './cues.ts';
import { FileContent } from './fileContent.ts';
import type { Format } from './format.ts';
import { podcastJson } from './podcastJson/podcastJson.ts';
import type { ReadOptions, TranscriptReading } from './reading.ts';
import { srt } from './srt/srt.ts';
import { spokenLetters, spokenTranscript } from './testing/spokenTranscript.ts';
import type { Transcript, TranscriptSegment } from './transcript.ts';
import { vtt } from './vtt/vtt.ts';

const CUE_TIMES = /^(\d\d:\d\d:\d\d[.,]\d{3}) --> (\d\d:\d\d:\d\d[.,]\d{3})$/gm;

const spokenWords = (segments: readonly Pick<TranscriptSegment, 'speaker' | 'text'>[]) => segments.flatMap((segment) => segment.text.split(/\s+/u).filter(Boolean).map((word) => [segment.speaker, word]));
/** If SubRip breaks a line between two letters of a script without spaces, it does not say whether there was a space. */
const held = (segments: readonly Pick<TranscriptSegment, 'speaker' | 'text'>[], { name }: Format) =>
  (name === 'srt' ? segments.map((segment) => ({ ...segment, text: segment.text.replace(/(?<=[\u3001-\uffef]) (?=[\u3001-\uffef])/gu, '') })) : segments);

async function readBack(format: Format, transcript: Transcript, options: ReadOptions = {}): Promise<TranscriptReading> {
  const written = await format.write!(transcript, {});
  return format.read!(typeof written === 'string' ? FileContent.ofText(written) : new FileContent(written), options);
}

describe.each([vtt, srt, podcastJson])('what is written as $title and read again', (format) => {
  test('says the same words in the same order by the same speakers, joined or cue by cue', async () => {
    await fc.assert(fc.asyncProperty(spokenTranscript, fc.boolean(), async (transcript, keepCues) => {
      const { segments, report } = await readBack(format, transcript, { keepCues });
      expect(spokenLetters(segments)).toEqual(spokenLetters(transcript.segments));
      if (!keepCues) expect(spokenWords(held(segments, format))).toEqual(spokenWords(held(transcript.segments, format)));
      expect([report.repaired, report.rejected]).toEqual([[], []]);
    }), { numRuns: 200 });
  });

  test('begins and ends every segment at a cue, to the millisecond', async () => {
    await fc.assert(fc.asyncProperty(spokenTranscript, async (transcript) => {
      const { segments } = await readBack(format, transcript, { keepCues: true });
      const placed = cuesOf(transcript);
      expect(segments.map(({ startMs }) => startMs)).toEqual(expect.arrayContaining(placed.map(({ startMs }) => startMs)));
      expect(segments.map(({ endMs }) => endMs)).toEqual(expect.arrayContaining(placed.map(({ endMs }) => endMs)));
    }));
  });
});

test.each([vtt, srt])('the cues of $title have the times that stand in the file', async (format) => {
  await fc.assert(fc.asyncProperty(spokenTranscript, async (transcript) => {
    const written = String(await format.write!(transcript, {}));
    const { segments } = await readBack(format, transcript, { keepCues: true });
    expect(segments.map(({ startMs, endMs }) => [startMs, endMs])).toEqual([...written.matchAll(CUE_TIMES)].map(([, start, end]) => [parseTimestamp(start!), parseTimestamp(end!)]));
  }));
});

test.each([vtt, podcastJson])('the segments of $title return where they were', async (format) => {
  await fc.assert(fc.asyncProperty(spokenTranscript, async (transcript) => {
    const { segments } = await readBack(format, transcript);
    const placed = cuesOf(transcript);
    expect(segments.map(({ speaker, text, startMs, endMs }) => ({ speaker, text, startMs, endMs }))).toEqual(placed.map(({ speaker, text, startMs, endMs }) => ({ speaker, text, startMs, endMs })));
  }));
});
