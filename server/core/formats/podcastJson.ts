import { cuesOf } from './cues.ts';
import type { Transcript } from './transcript.ts';

/**
 * Writes a transcript as the JSON of podcast-namespace 1.0 ("transcripts/transcripts.md", version 1.0.0): times in
 * seconds, those of {@link cuesOf}; `speaker` is left out where nobody is named.
 */
export function toPodcastJson(transcript: Transcript): string {
  const segments = cuesOf(transcript).map(({ startMs, endMs, speaker, text }) => ({
    ...(speaker === null ? {} : { speaker }),
    startTime: startMs / 1000,
    endTime: endMs / 1000,
    body: text,
  }));
  return `${JSON.stringify({ version: '1.0.0', segments }, null, 1)}\n`;
}
