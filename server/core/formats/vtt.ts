import { formatClock } from '../time/timestamp.ts';
import { cuesOf } from './cues.ts';
import type { Transcript } from './transcript.ts';

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/**
 * Writes a transcript as WebVTT (W3C, "WebVTT: The Web Video Text Tracks Format", § 4), one voice span per cue.
 * Times are those of {@link cuesOf}. `&`, `<` and `>` are character references in words and names alike, so no
 * `-->` and no `>` that would close a name is left. A voice span that fills its cue needs no end tag (§ 4.2.2).
 */
export function toVtt(transcript: Transcript): string {
  const blocks = cuesOf(transcript).map(({ startMs, endMs, speaker, text }) => {
    const voice = speaker === null ? '' : `<v ${escape(speaker)}>`;
    return `${formatClock(startMs, '.')} --> ${formatClock(endMs, '.')}\n${voice}${escape(text)}\n`;
  });
  return ['WEBVTT\n', ...blocks].join('\n');
}
