import { estimateWords } from '../edit/estimateWords.ts';
import type { Word } from '../model/segment.ts';
import type { SpokenCue } from './cue.ts';
import { breaksOff, joinTexts, meetWithoutSpace, NO_SPACE, spacesItsCjk } from './joinTexts.ts';
import type { ReadOptions, Report } from './reading.ts';
import { endsSentence } from './sentenceEnd.ts';
import type { TranscriptSegment } from './transcript.ts';

/** Within a sentence people pause for up to a second; two seconds are a stop, and captions that break at commas leave less than that between them. */
const PAUSE_MS = 2_000;
/** About 20 seconds of speech, four lines on a page: from here on a paragraph ends with the next sentence. */
const LONG_ENOUGH = 300;
/** More than a minute, half a screen: in speech without full stops (many recognisers set none), a paragraph ends before it gets longer than this. */
const LONGEST = 1_200;

/** For a cue without an end: no pause is known after it. */
const NO_PAUSE = Infinity;

/**
 * Turns cues into segments: a run of cues by one speaker becomes paragraphs.
 *
 * A new segment begins when the speaker changes; when the file says so (`begins: true`); and, if the file says nothing, at a pause of 2 s
 * or more, at the end of a sentence once the paragraph has 300 characters, and before the cue that would take it past 1,200. `begins:
 * false` joins across any pause and length. With `keepCues`, every cue is a segment.
 *
 * Cues are first sorted by start (stably), which is reported. Texts are joined with one space, or without one where CJK letters meet,
 * unless the file itself puts spaces between those. A segment ends with the latest end of its cues, and has no end if its last cue has
 * none.
 *
 * Measured words are kept. When cues are joined, one without word times gets estimated ones inside it, marked as such, which preserves the
 * times of the cues; a segment of a single cue without word times has `words: null`.
 *
 * @param cues in the order of the file
 * @param report receives cues that are out of order
 */
export function segmentsOf(cues: readonly SpokenCue[], { keepCues = false }: ReadOptions = {}, report?: Report): TranscriptSegment[] {
  const ordered = inOrder(cues, report);
  const groups = keepCues ? ordered.map((_, index) => [index, index + 1] as const) : paragraphsOf(ordered);
  let spaced: boolean | null = null;
  const isSpaced = () => (spaced ??= ordered.some(({ text }) => spacesItsCjk(text)));
  return groups.map(([from, to]) => {
    const first = ordered[from]!;
    if (to - from === 1) return { startMs: first.startMs, endMs: first.endMs, speaker: first.speaker, text: unbroken(first.text), words: first.words };
    const texts = ordered.slice(from, to).map(({ text }) => text);
    const meets = texts.some((text, index) => index > 0 && meetWithoutSpace(texts[index - 1]!, text));
    return { startMs: first.startMs, endMs: endOf(ordered, from, to), speaker: first.speaker, text: unbroken(joinTexts(texts, meets && (ordered[from + 1]!.begins === false || isSpaced()))), words: wordsOf(ordered, from, to) };
  });
}

function inOrder(cues: readonly SpokenCue[], report: Report | undefined): readonly SpokenCue[] {
  const late = cues.findIndex((cue, index) => index > 0 && cue.startMs < cues[index - 1]!.startMs);
  if (late < 0) return cues;
  report?.repaired.push({ line: cues[late]!.line ?? 1, what: 'This cue begins before the one above it: the cues were put in order of their times.' });
  return cues.toSorted((a, b) => a.startMs - b.startMs);
}

/** Index ranges of the cues of each paragraph. */
function paragraphsOf(cues: readonly SpokenCue[]): (readonly [number, number])[] {
  const groups: (readonly [number, number])[] = [];
  let from = 0;
  let length = 0;
  let endMs = 0;
  cues.forEach((cue, index) => {
    const last = cues[index - 1];
    if (last && !continues(last, cue, length, endMs)) {
      groups.push([from, index]);
      [from, length, endMs] = [index, 0, 0];
    }
    length += cue.text.length + 1;
    endMs = cue.endMs === null ? NO_PAUSE : Math.max(endMs === NO_PAUSE ? 0 : endMs, cue.endMs);
  });
  if (cues.length > 0) groups.push([from, cues.length]);
  return groups;
}

function continues(last: SpokenCue, cue: SpokenCue, length: number, endMs: number): boolean {
  if (cue.speaker !== last.speaker) return false;
  if (cue.begins !== undefined) return !cue.begins;
  if (breaksOff(last.text)) return true;
  if (cue.startMs - endMs >= PAUSE_MS || length + cue.text.length > LONGEST) return false;
  return length < LONG_ENOUGH || !endsSentence(last.text);
}

/** A text without the mark that its last word continues. */
const unbroken = (text: string): string => (breaksOff(text) ? text.slice(0, -NO_SPACE.length) : text);

function endOf(cues: readonly SpokenCue[], from: number, to: number): number | null {
  if (cues[to - 1]!.endMs === null) return null;
  let latest = 0;
  for (let at = from; at < to; at += 1) latest = Math.max(latest, cues[at]!.endMs ?? 0);
  return latest;
}

function wordsOf(cues: readonly SpokenCue[], from: number, to: number): Word[] {
  const words: Word[] = [];
  for (let at = from; at < to; at += 1) {
    const { words: measured, text, startMs, endMs } = cues[at]!;
    const end = endMs ?? cues[at + 1]?.startMs ?? startMs;
    for (const word of measured ?? estimateWords(text, startMs, Math.max(startMs, end))) words.push(breaksOff(word.text) ? { ...word, text: unbroken(word.text) } : word);
  }
  return words;
}
