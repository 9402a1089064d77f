import { formatTimestamp } from '../time/timestamp.ts';
import type { Transcript, TranscriptSegment } from './transcript.ts';

/**
 * Writes a transcript as plain text for people: a line `Name (m:ss)` and the words below it, turns apart by a blank
 * line. A segment without words makes no turn. Nothing is estimated: a turn without a time or a speaker has none. Continued speech repeats no bare name.
 */
export function toText(transcript: Transcript): string {
  let previous: string | null = null;
  const turns = transcript.segments.filter(({ text }) => text.trim() !== '').map((segment) => {
    const header = headerOf(segment, previous);
    previous = segment.speaker;
    return header === '' ? segment.text.trim() : `${header}\n${segment.text.trim()}`;
  });
  return `${[transcript.title, ...turns].filter((block) => block !== '').join('\n\n')}\n`;
}

function headerOf({ speaker, startMs }: TranscriptSegment, previous: string | null): string {
  if (startMs === null) return speaker === null || speaker === previous ? '' : speaker;
  return speaker === null ? `(${formatTimestamp(startMs)})` : `${speaker} (${formatTimestamp(startMs)})`;
}
