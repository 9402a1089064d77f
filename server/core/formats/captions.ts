import { alignWords } from '../edit/align.ts';
import { estimateTimes, estimateWords } from '../edit/estimateWords.ts';
import type { Word } from '../model/segment.ts';
import { captionCuts, captionLines, type CaptionRoom } from './captionCuts.ts';
import { captionUnits, type CaptionUnits } from './captionUnits.ts';
import { cuesOf, type Cue } from './cues.ts';
import { NO_SPACE, withoutBreaks } from './joinTexts.ts';
import type { Transcript } from './transcript.ts';

/** A stretch of a segment that fits on the screen. */
export interface Caption {
  startMs: number;
  endMs: number;
  speaker: string | null;
  /** Together they are the words with one space between them, except where a line ends with {@link NO_SPACE}. */
  lines: string[];
  /** The times of exactly these words, if at least one of the segment's was measured. */
  words: Word[] | null;
  /** The index of the transcript's segment, from 0. */
  segment: number;
  /** Whether it is the first of its segment. */
  first: boolean;
}

export interface CaptionShape extends CaptionRoom {
  /** How much of the first line is taken by a label before the words; by default nothing. */
  prefixLength?(caption: Pick<Caption, 'speaker' | 'segment' | 'first'>): number;
  /** The written width of a word; by default its number of characters. */
  lengthOf?(word: string): number;
}

/**
 * A transcript as captions: every segment is placed in time by {@link cuesOf}, and a long one is cut into captions of evenly filled
 * lines, at ends of sentences, else of clauses, else of words. Words keep their order and none is lost.
 *
 * A segment's first caption starts with the segment and its last one ends with it. In between, a caption lasts from its first word to
 * its last, by the segment's word times or else by estimated ones. Every caption ends after it starts, and starts never decrease: if
 * the next segment begins before this one is over, the later captions of this one start no later than that.
 */
export function captionsOf(transcript: Pick<Transcript, 'segments' | 'durationMs'>, shape: CaptionShape): Caption[] {
  const captions: Caption[] = [];
  const cues = cuesOf(transcript);
  cues.forEach((cue, index) => {
    const known = transcript.segments[cue.segment]!.words ?? [];
    if (known.length === 0 && fitsOnLine(cue, shape)) captions.push(captionOf(cue, cue, [cue.text]));
    else addCaptions(captions, cue, known, cues[index + 1]?.startMs, shape);
  });
  return captions;
}

interface Span {
  startMs: number;
  endMs: number;
}

const captionOf = ({ speaker, segment }: Cue, { startMs, endMs }: Span, lines: string[], words: Word[] | null = null, first = true): Caption => ({ startMs, endMs, speaker, lines, words, segment, first });

/** Scripts without spaces begin here; their letters may be separated and count double width. */
const MAYBE_WIDE = /[\u2e80-\uffff]/;

/** Whether a segment fits as a single caption: a quick check made first. */
function fitsOnLine({ text, speaker, segment }: Cue, { width, lengthOf, prefixLength }: CaptionShape): boolean {
  if (text.length > width || MAYBE_WIDE.test(text)) return false;
  return (lengthOf?.(text) ?? text.length) <= width - (prefixLength?.({ speaker, segment, first: true }) ?? 0);
}

/** Adds the captions of a segment that may need several. */
function addCaptions(captions: Caption[], cue: Cue, known: readonly Word[], next: number | undefined, shape: CaptionShape): void {
  const { speaker, segment, text } = cue;
  const words = text.split(' ');
  const isPlain = !shape.lengthOf || shape.lengthOf(text) === text.length;
  const widths = words.map((word) => (isPlain ? word.length : shape.lengthOf!(word)));
  const parted = captionUnits(words, widths, shape);
  const tokens = parted?.units ?? words;
  const lengths = parted?.lengths ?? widths;
  const prefix = (first: boolean) => shape.prefixLength?.({ speaker, segment, first }) ?? 0;
  const cuts = captionCuts(tokens, lengths, shape, prefix);
  const linesOf = (from: number, to: number) => captionLines(tokens, lengths, from, to, shape.width, prefix(from === 0)).map(withoutBreaks);
  if (known.length === 0 && !parted) {
    const spans = cuts.length === 1 ? [cue] : estimatedSpans(cue, words, cuts, next);
    cuts.forEach((from, index) => captions.push(captionOf(cue, spans[index]!, linesOf(from, cuts[index + 1] ?? words.length), null, index === 0)));
    return;
  }
  const whole = known.length > 0 ? timesOf(words, text, known) : estimateWords(text, cue.startMs, latestEnd(cue, next));
  const timed = parted ? timesOfUnits(parted, whole) : whole;
  const isMeasured = whole.some(({ estimated }) => !estimated);
  const spans = cuts.length === 1 ? [cue] : spansOf(cue, cuts, (at) => timed[at]!.startMs, (at) => timed[at]!.endMs, next);
  cuts.forEach((from, index) => {
    const to = cuts[index + 1] ?? tokens.length;
    const lines = linesOf(from, to);
    const own = !isMeasured ? null : parted ? wordsOnLines(lines, timed.slice(from, to), parted.wordOf.slice(from, to).map((word) => whole[word]!)) : timed.slice(from, to);
    captions.push(captionOf(cue, spans[index]!, lines, own, index === 0));
  });
}

/** The end of a segment, or the start of the next one if that is earlier. */
const latestEnd = ({ startMs, endMs }: Cue, next: number | undefined): number => (next !== undefined && next > startMs ? Math.min(next, endMs) : endMs);

/** Estimated times for captions whose words have none. */
function estimatedSpans(cue: Cue, words: readonly string[], cuts: readonly number[], next: number | undefined): Span[] {
  const times = estimateTimes(words, cue.startMs, latestEnd(cue, next));
  return spansOf(cue, cuts, (at) => times[at]!, (at) => times[at + 1]!, next);
}

/** The known times of the words; a word without one gets an estimate from its neighbours, marked as estimated. */
function timesOf(tokens: readonly string[], text: string, known: readonly Word[]): readonly Word[] {
  if (known.length === tokens.length && known.every((word, index) => word.text === tokens[index])) return known;
  const given = new Set(known);
  return alignWords(known, text).map((word) => (given.has(word) ? word : { ...word, estimated: true }));
}

/** Times for the units of words: the word's own if it is one unit, else estimates inside it. */
function timesOfUnits({ units, wordOf }: CaptionUnits, words: readonly Word[]): Word[] {
  const timed: Word[] = [];
  for (let from = 0; from < units.length; ) {
    const word = words[wordOf[from]!]!;
    let to = from + 1;
    while (to < units.length && wordOf[to] === wordOf[from]) to += 1;
    if (to - from === 1) timed.push(word);
    else for (const unit of estimateWords(units.slice(from, to).join(' '), word.startMs, word.endMs)) timed.push(unit);
    from = to;
  }
  return timed;
}

/** The words as they stand on the lines: a word on one line keeps its times, one that is broken is assembled from its units. */
function wordsOnLines(lines: readonly string[], units: readonly Word[], whole: readonly Word[]): Word[] {
  const words: Word[] = [];
  let at = 0;
  for (const text of lines.flatMap((line) => line.split(' '))) {
    const first = units[at]!;
    const own = whole[at]!;
    let [joined, { endMs }] = [first.text, first];
    for (at += 1; joined !== text && at < units.length; at += 1) {
      joined = `${joined.slice(0, -NO_SPACE.length)}${units[at]!.text}`;
      endMs = units[at]!.endMs;
    }
    words.push(own.text === text ? own : { ...first, text, endMs });
  }
  return words;
}

function spansOf(cue: Cue, cuts: readonly number[], startOf: (word: number) => number, endOf: (word: number) => number, next: number | undefined): Span[] {
  const latest = Math.min(next ?? Infinity, cue.endMs - 1);
  const starts: number[] = [];
  for (const from of cuts) starts.push(from === 0 ? cue.startMs : Math.min(Math.max(startOf(from), starts.at(-1)!), latest));
  return starts.map((startMs, index) => {
    const after = cuts[index + 1];
    if (after === undefined) return { startMs, endMs: cue.endMs };
    const said = Math.min(endOf(after - 1), startOf(after), cue.endMs);
    return { startMs, endMs: Math.max(said > startMs ? said : starts[index + 1]!, startMs + 1) };
  });
}
