import { formatClock } from '../time/timestamp.ts';
import { cuesOf } from './cues.ts';
import type { Transcript } from './transcript.ts';

/** Words such as `Yes: and no` are taken for a name by readers of SubRip; a name before them keeps the words whole. */
const READS_AS_NAME = /^\S.*?: /u;

/** SubRip has no escaping: what would be taken for a timing line is pulled apart. */
const withoutArrows = (text: string): string => text.replaceAll('-->', '-- >');

const nameBefore = (speaker: string): string => `${speaker.replace(/:\s*/gu, ' ').trim()}: `;

/**
 * Writes a transcript as SubRip. The speaker stands as `Name: ` where it changes, and again before words that would
 * be read as a name themselves. Times are those of {@link cuesOf}. What SubRip cannot hold: a colon in a name
 * becomes a space, and `-->` in the words becomes `-- >`.
 */
export function toSrt(transcript: Transcript): string {
  let previous: string | null = null;
  return cuesOf(transcript)
    .map(({ startMs, endMs, speaker, text }, index) => {
      const named = speaker !== null && (speaker !== previous || READS_AS_NAME.test(text));
      previous = speaker;
      const line = withoutArrows(`${named ? nameBefore(speaker) : ''}${text}`);
      return `${index + 1}\n${formatClock(startMs, ',')} --> ${formatClock(endMs, ',')}\n${line}\n`;
    })
    .join('\n');
}
