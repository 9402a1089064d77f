import { LATEST_MS } from '../../model/id.ts';
import { spokenIn } from '../namesBeforeWords.ts';
import type { FileContent } from '../fileContent.ts';
import type { Format } from '../format.ts';
import { asObject } from '../json/checked.ts';
import { readJson } from '../json/document.ts';
import { JsonFindings } from '../json/findings.ts';
import { readingOf, type ReadOptions, type TranscriptReading } from '../reading.ts';
import { timedText } from '../timedText.ts';
import type { TranscriptSegment } from '../transcript.ts';
import { paragraphsOf, type Paragraph, type Piece } from './paragraphs.ts';

/** About 200 words a minute, for the words after the last timestamp. */
const MS_PER_CHARACTER = 60;
/** A label before the timestamp of its words. */
const LABEL = /^[^:]{1,80}:$/u;

/**
 * oTranscribe's `.otr`: JSON with the HTML of a transcript typed by a person; the recording's name, address and position are ignored. Its
 * paragraphs are the segments, each starting at its first timestamp; one without a timestamp has no start.
 */
export const otr: Format = {
  name: 'otr',
  title: 'oTranscribe',
  kind: 'transcript',
  extension: 'otr',
  mediaType: 'application/json',
  detect,
  read,
};

function detect(file: FileContent): string | null {
  const root = asObject(readJson(file).value);
  if (typeof root?.text !== 'string') return null;
  if ('media-time' in root || 'media-source' in root) return 'has a text and the media it was typed from';
  return /<span[^>]{0,200}class="timestamp"/.test(root.text) ? 'has a text with oTranscribe timestamps' : null;
}

function read(file: FileContent, options: ReadOptions): TranscriptReading {
  const document = readJson(file);
  const findings = new JsonFindings(document);
  const html = asObject(document.value)?.text;
  if (typeof html !== 'string') {
    if (document.value !== undefined) findings.rejected([], 'There is no text in it: this is not an oTranscribe document.');
    return readingOf(findings.told(0), {});
  }
  const typed = paragraphsOf(html, (timestamp) => findings.repaired(['text'], `A timestamp ("${timestamp.slice(0, 20)}") is not a time; it stays in the text.`));
  const paragraphs = withTimesOfEmptyOnes(typed).flatMap((paragraph) => parted(paragraph, options));
  const segments = withSpeakers(paragraphs);
  const times = segments.flatMap(({ startMs }) => startMs ?? []);
  if (times.some((ms, index) => index > 0 && ms < times[index - 1]!)) findings.repaired(['text'], 'A timestamp is earlier than the one above it; paragraphs stay in the order in which they were typed.');
  return readingOf(findings.told(segments.length), { segments });
}

/** A timestamp without words after it belongs to the next paragraph. */
function withTimesOfEmptyOnes(paragraphs: readonly Paragraph[]): Paragraph[] {
  let waiting: number | null = null;
  const timed: Paragraph[] = [];
  for (const pieces of paragraphs) {
    const spoken = pieces.filter(({ text }) => text !== '');
    if (spoken.length > 0) timed.push(spoken.map((piece, index) => (index === 0 ? { ...piece, startMs: piece.startMs ?? waiting } : piece)));
    const last = pieces.at(-1)!;
    if (last.text === '') waiting = last.startMs;
    else waiting = null;
  }
  return timed;
}

/**
 * A paragraph begins with a time or has none: words before its first timestamp become a paragraph of their own, unless they are only the speaker's label. With
 * `keepCues`, every timestamp begins a segment.
 */
function parted(paragraph: Paragraph, { keepCues = false }: ReadOptions): Paragraph[] {
  const [first, second, ...others] = paragraph as [Piece, ...Piece[]];
  if (first.startMs === null && second && LABEL.test(first.text)) return parted([{ startMs: second.startMs, text: `${first.text} ${second.text}` }, ...others], { keepCues });
  if (keepCues) return paragraph.map((piece) => [piece]);
  return first.startMs === null && second ? [[first], [second, ...others]] : [paragraph];
}

function withSpeakers(paragraphs: readonly Paragraph[]): TranscriptSegment[] {
  const said = spokenIn(paragraphs.map((pieces) => pieces.map(({ text }) => text).join(' ')));
  let speaker: string | null = null;
  return said.map(({ speaker: named, words }, index): TranscriptSegment => {
    speaker = named ?? speaker;
    const pieces = paragraphs[index]!;
    return { startMs: pieces[0]!.startMs, endMs: null, speaker, text: words, words: estimates(pieces, words) };
  });
}

/** Timestamps inside a paragraph locate its words: times between them are estimated. */
function estimates(pieces: Paragraph, words: string): TranscriptSegment['words'] {
  const startMs = pieces[0]!.startMs;
  const timed = pieces.filter((piece, index) => piece.startMs !== null && (index === 0 || piece.startMs >= pieces[index - 1]!.startMs!));
  if (startMs === null || timed.length < 2 || timed.length < pieces.length) return null;
  const label = pieces.reduce((sum, { text }) => sum + text.length + 1, -1) - words.length;
  const endMs = pieces.at(-1)!.startMs! + pieces.at(-1)!.text.length * MS_PER_CHARACTER;
  const runs = pieces.map((piece, index) => ({ text: `${index === 0 ? piece.text.slice(label) : piece.text} `, startMs: piece.startMs, endMs: null }));
  const estimated = timedText(runs, startMs, Math.min(endMs, LATEST_MS));
  return estimated.text === words ? estimated.words!.map((word) => ({ ...word, estimated: true as const })) : null;
}
