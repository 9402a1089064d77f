import * as fc from 'fast-check';
import { parseTimestamp } from '../time/timestamp.ts';
import { cuesOf } from './cues.ts';
import { FileContent } from './fileContent.ts';
import { transcriptFiles } from './files.ts';
import { html } from './html/html.ts';
import { podcastJson } from './podcastJson/podcastJson.ts';
import type { TranscriptReading } from './reading.ts';
import { srt } from './srt/srt.ts';
import { spokenLetters, spokenTranscript } from './testing/spokenTranscript.ts';
import type { Transcript } from './transcript.ts';
import { vtt } from './vtt/vtt.ts';

const FORMATS = { 'transcript.html': html, 'transcript.srt': srt, 'transcript.json': podcastJson, 'transcript.vtt': vtt };

/** The transcripts that an episode's item links, read again as their media types say. */
async function published(transcript: Transcript, keepCues = false): Promise<Record<keyof typeof FORMATS, TranscriptReading['segments']>> {
  const read = await Promise.all(transcriptFiles.map(async ({ name, write }) => {
    const { segments } = (await FORMATS[name as keyof typeof FORMATS].read!(FileContent.ofText(write(transcript)), { keepCues })) as TranscriptReading;
    return [name, segments] as const;
  }));
  return Object.fromEntries(read) as Record<keyof typeof FORMATS, TranscriptReading['segments']>;
}

const timesOf = (segments: TranscriptReading['segments']) => segments.map(({ startMs, endMs }) => [startMs, endMs]);

describe('the transcripts that are published of an episode', () => {
  test('are all that there are', () => {
    expect(transcriptFiles.map(({ name }) => name).toSorted()).toEqual(Object.keys(FORMATS).toSorted());
  });

  test('have the same words by the same speakers in the same order', async () => {
    await fc.assert(fc.asyncProperty(spokenTranscript, async (transcript) => {
      const said = spokenLetters(transcript.segments);
      for (const [name, segments] of Object.entries(await published(transcript))) expect([name, spokenLetters(segments)]).toEqual([name, said]);
    }), { numRuns: 200 });
  });

  test('have the same times: JSON and WebVTT each segment\'s, SubRip these at cues, HTML the whole seconds in which they begin', async () => {
    await fc.assert(fc.asyncProperty(spokenTranscript, async (transcript) => {
      const files = await published(transcript);
      const captions = (await published(transcript, true))['transcript.srt'];
      const placed = timesOf(files['transcript.json']);
      expect(placed).toEqual(cuesOf(transcript).map(({ startMs, endMs }) => [startMs, endMs]));
      expect(timesOf(files['transcript.vtt'])).toEqual(placed);
      expect(captions.map(({ startMs }) => startMs)).toEqual(expect.arrayContaining(placed.map(([startMs]) => startMs)));
      expect(captions.map(({ endMs }) => endMs)).toEqual(expect.arrayContaining(placed.map(([, endMs]) => endMs)));
      const written = transcriptFiles.find(({ name }) => name === 'transcript.html')!.write(transcript);
      expect(Array.from(written.matchAll(/<time>([^<]+)<\/time>/g), ([, time]) => parseTimestamp(time!))).toEqual(placed.map(([startMs]) => Math.floor(startMs! / 1000) * 1000));
    }), { numRuns: 200 });
  });
});
