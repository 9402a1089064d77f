import { elementText, escapeAttribute, escapeText, representable } from '../../feed/escape.ts';
import type { Word } from '../../model/segment.ts';
import { formatClock } from '../../time/timestamp.ts';
import { captionsOf, type Caption } from '../captions.ts';
import type { WriteOptions } from '../format.ts';
import type { Transcript } from '../transcript.ts';
import { segmentId } from './segmentId.ts';

/** Two lines of 42 characters, the common limit of broadcasters and streaming services. */
const ROOM = { width: 42, maxLines: 2 };

const ROOT = [
  'xmlns="http://www.w3.org/ns/ttml"',
  'xmlns:ttm="http://www.w3.org/ns/ttml#metadata"',
  'xmlns:ttp="http://www.w3.org/ns/ttml#parameter"',
  'xmlns:tts="http://www.w3.org/ns/ttml#styling"',
  'ttp:contentProfiles="http://www.w3.org/ns/ttml/profile/imsc1.1/text"',
].join(' ');

/** Captions are centred at the bottom of the screen. */
const LAYOUT = '<layout>\n<region xml:id="bottom" tts:origin="10% 75%" tts:extent="80% 20%" tts:displayAlign="after" tts:textAlign="center"/>\n</layout>';

/**
 * Writes a transcript as TTML2 in the text profile of IMSC 1.1: an agent for every speaker, a paragraph for every caption with clock
 * times in milliseconds, and identifiers that tell which captions belong to one segment. Chapters cannot be expressed. Characters that
 * XML forbids are left out.
 *
 * @param options with `wordTimes`, measured words are spans with times of their own (relative to the paragraph, as TTML requires),
 * which a player shows only while they are spoken
 */
export function writeTtml(transcript: Transcript, options: WriteOptions = {}): string {
  const captions = captionsOf(withoutForbidden(transcript), ROOM);
  const agents = new Map<string, string>();
  for (const { speaker } of captions) if (speaker !== null && !agents.has(speaker)) agents.set(speaker, `speaker-${agents.size + 1}`);
  const latest = captions.reduce((end, { endMs }) => Math.max(end, endMs), 0);
  const dur = transcript.durationMs !== null && transcript.durationMs >= latest ? ` dur="${formatClock(transcript.durationMs)}"` : '';
  let part = 0;
  const paragraphs = captions.map((caption) => {
    part = caption.first ? 0 : part + 1;
    const agent = caption.speaker === null ? '' : ` ttm:agent="${agents.get(caption.speaker)!}"`;
    return `<p xml:id="${segmentId(caption.segment, part)}" begin="${formatClock(caption.startMs)}" end="${formatClock(caption.endMs)}"${agent}>${contentOf(caption, options)}</p>\n`;
  });
  const title = representable(transcript.title).trim();
  return [
    `<?xml version="1.0" encoding="UTF-8"?>\n<tt ${ROOT} xml:lang="${escapeAttribute(transcript.language ?? '')}">\n<head>\n<metadata>\n`,
    title === '' ? '' : `${elementText('ttm:title', {}, title)}\n`,
    ...[...agents].map(([name, id]) => `<ttm:agent xml:id="${id}" type="person">${elementText('ttm:name', { type: 'full' }, name)}</ttm:agent>\n`),
    `</metadata>\n${LAYOUT}\n</head>\n<body region="bottom"${dur}>\n<div>\n`,
    ...paragraphs,
    '</div>\n</body>\n</tt>\n',
  ].join('');
}

function withoutForbidden({ segments, durationMs }: Transcript): Pick<Transcript, 'segments' | 'durationMs'> {
  const cleaned = segments.map((segment) => ({
    ...segment,
    speaker: segment.speaker === null ? null : representable(segment.speaker),
    text: representable(segment.text),
    words: segment.words?.map((word) => ({ ...word, text: representable(word.text) })).filter(({ text }) => text !== '') ?? null,
  }));
  return { segments: cleaned, durationMs };
}

function contentOf({ lines, words, startMs, endMs }: Caption, { wordTimes = false }: WriteOptions): string {
  if (!wordTimes || words === null) return lines.map(escapeText).join('<br/>');
  let at = 0;
  return lines.map((line) => line.split(' ').map((token) => wordSpan(token, words[at++]!, startMs, endMs)).join(' ')).join('<br/>');
}

function wordSpan(token: string, word: Word, fromMs: number, toMs: number): string {
  if (word.estimated || word.startMs < fromMs || word.endMs > toMs) return escapeText(token);
  return elementText('span', { begin: formatClock(word.startMs - fromMs), end: formatClock(word.endMs - fromMs) }, token);
}
