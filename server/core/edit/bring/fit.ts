import { representable } from '../../feed/escape.ts';
import type { Repair, TranscriptReading } from '../../formats/reading.ts';
import type { TranscriptChapter, TranscriptSegment } from '../../formats/transcript.ts';
import { Chapter } from '../../model/chapter.ts';
import { LATEST_MS } from '../../model/id.ts';
import { Segment, Word } from '../../model/segment.ts';
import { Speaker } from '../../model/speaker.ts';
import { alignWords, tokensOf } from '../align.ts';

/** What a file says, as far as records can hold it. */
export interface Fitted {
  segments: TranscriptSegment[];
  chapters: TranscriptChapter[];
  /** What had to be changed. */
  repaired: Repair[];
}

const LONGEST_TEXT = Segment.shape.text.maxLength ?? Infinity;
const LONGEST_NAME = Speaker.shape.name.maxLength ?? Infinity;
const LONGEST_TITLE = Chapter.shape.title.maxLength ?? Infinity;
const LONGEST_URL = 2_000;

/** Text that cannot be stored: NUL, and halves of surrogate pairs. */
const storable = (text: string): string => text.replaceAll('\0', '\uFFFD').replaceAll(/\p{Surrogate}/gu, '\uFFFD');
/** The text around the first such character. */
const excerptOf = (text: string): string => {
  const clean = storable(text);
  const at = Math.max(0, clean.indexOf('\uFFFD') - 20);
  return storable(clean.slice(at, at + 40)).replaceAll(/\s\s*/g, ' ');
};
const held = (ms: number | null): number | null => (ms !== null && Number.isInteger(ms) && ms >= 0 && ms <= LATEST_MS ? ms : null);

/**
 * Makes a reading fit into records: times within range, ends after starts, names and titles short enough, no empty segments, a time
 * for every word of a segment or for none. A file may say anything; `repaired` lists what changed.
 */
export function fit({ segments, chapters }: Pick<TranscriptReading, 'segments' | 'chapters'>): Fitted {
  const cut = new Set<string>();
  const spoiled = [...segments.flatMap(({ speaker, text }) => [speaker ?? '', text]), ...chapters.map(({ title }) => title)].filter((text) => storable(text) !== text);
  if (spoiled[0] !== undefined) {
    const more = spoiled.length === 1 ? '' : `, and in ${spoiled.length - 1} more`;
    cut.add(`In "${excerptOf(spoiled[0])}"${more}, characters that no text can be kept with (NUL, half of a surrogate pair) were replaced by \uFFFD (U+FFFD).`);
  }
  const shortened = (text: string, longest: number): string => {
    const whole = storable(text).replaceAll(/\s\s*/g, ' ').trim();
    if (whole.length <= longest) return whole;
    cut.add(`"${whole.slice(0, 40)}…" is longer than the ${longest} characters that are kept, and was cut.`);
    return storable(whole.slice(0, longest));
  };
  const fitted = {
    segments: segments.flatMap((segment) => fitSegment(segment, segment.speaker === null ? null : shortened(representable(storable(segment.speaker)), LONGEST_NAME) || null)),
    chapters: chapters.flatMap((chapter) => {
      const startMs = held(chapter.startMs);
      return startMs === null ? [] : [{ startMs, title: shortened(chapter.title, LONGEST_TITLE), url: fitUrl(chapter.url), imageUrl: fitUrl(chapter.imageUrl) }];
    }),
  };
  return { ...fitted, repaired: [...cut].map((what) => ({ line: 1, what })) };
}

const fitUrl = (url: string | null): string | null => (url === null || url.length > LONGEST_URL || url.trim() === '' ? null : storable(url.trim()));

function fitSegment(segment: TranscriptSegment, speaker: string | null): TranscriptSegment[] {
  const text = storable(segment.text).trim();
  if (text === '') return [];
  const startMs = held(segment.startMs);
  const endMs = held(segment.endMs);
  const whole = { startMs, endMs: startMs !== null && endMs !== null && endMs <= startMs ? null : endMs, speaker, text, words: fitWords(segment.words ?? null, text) };
  return text.length <= LONGEST_TEXT ? [whole] : pieces(whole);
}

function fitWords(words: readonly Word[] | null, text: string): Word[] | null {
  if (words === null || words.length === 0) return null;
  const kept: Word[] = [];
  for (const word of words) {
    const startMs = held(word.startMs);
    const endMs = held(word.endMs);
    if (startMs === null || endMs === null) return null;
    const { confidence, estimated } = word;
    kept.push({ text: storable(word.text), startMs, endMs: Math.max(startMs, endMs), ...(confidence !== undefined && confidence >= 0 && confidence <= 1 && { confidence }), ...(estimated && { estimated }) });
  }
  const tokens = tokensOf(text);
  const isWhole = tokens.length === kept.length && tokens.every((token, index) => token.text === kept[index]!.text);
  return isWhole ? kept : alignWords(kept, text);
}

/** Cuts a text too long for a record into several, between words, or anywhere inside a word that is itself too long. */
function pieces({ startMs, endMs, speaker, text, words }: TranscriptSegment): TranscriptSegment[] {
  const list: TranscriptSegment[] = [];
  const tokens = tokensOf(text);
  const add = (from: number, to: number) => {
    const own = words?.slice(from, to) ?? null;
    const part = text.slice(tokens[from]!.start, tokens[to - 1]!.end);
    for (let at = 0; at < part.length; at += LONGEST_TEXT) {
      const isWhole = part.length <= LONGEST_TEXT;
      list.push({ startMs: list.length === 0 ? startMs : (own?.[0]?.startMs ?? null), endMs: null, speaker, text: storable(part.slice(at, at + LONGEST_TEXT)), words: isWhole ? own : null });
    }
  };
  let from = 0;
  tokens.forEach((token, index) => {
    if (index === from || token.end - tokens[from]!.start <= LONGEST_TEXT) return;
    add(from, index);
    from = index;
  });
  add(from, tokens.length);
  const last = list.at(-1)!;
  if (endMs !== null && (last.startMs === null || last.startMs < endMs)) last.endMs = endMs;
  return list;
}
