import { formatTimestamp } from '../time/timestamp.ts';
import { cuesOf } from './cues.ts';
import type { Transcript } from './transcript.ts';

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/**
 * Writes a transcript as the HTML of podcast-namespace 1.0 ("transcripts/transcripts.md"): for every segment
 * `<cite>` with the speaker, `<time>` in whole seconds, `<p>` with the words, as children of the body. Starts are
 * those of {@link cuesOf}, so that all files of one revision agree.
 */
export function toHtml(transcript: Transcript): string {
  const lang = transcript.language === null ? '' : ` lang="${escape(transcript.language)}"`;
  const blocks = cuesOf(transcript).map(({ startMs, speaker, text }) => {
    const cite = speaker === null ? '' : `<cite>${escape(speaker)}:</cite>\n`;
    return `${cite}<time>${formatTimestamp(startMs)}</time>\n<p>${escape(text)}</p>\n`;
  });
  return `<!DOCTYPE html>\n<html${lang}>\n<head>\n<meta charset="utf-8">\n<title>${escape(transcript.title)}</title>\n</head>\n<body>\n${blocks.join('')}</body>\n</html>\n`;
}
