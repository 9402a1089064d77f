import { estimateWords } from '../edit/estimateWords.ts';
import type { Word } from '../model/segment.ts';

/** A run of a cue's text with a time of its own, or without. It may be half a word, a word, or several. */
export interface TimedRun {
  text: string;
  /** Null if the file gives none. */
  startMs: number | null;
  /** Null if the file gives none: then the run lasts until the next one with a start, or to the end of the cue. */
  endMs: number | null;
  /** The recogniser's, 0 to 1. */
  confidence?: number;
}

const HEARD = /[\p{L}\p{N}]/u;

/** A word assembled from its runs; its start or end is measured if a run begins or ends there. */
interface Spoken extends Partial<Pick<Word, 'confidence'>> {
  text: string;
  startMs: number | null;
  endMs: number | null;
  startMeasured: boolean;
  endMeasured: boolean;
  /** Whether it is more than marks. */
  heard: boolean;
}

/**
 * The words of a cue whose text comes in timed runs: white space is collapsed, and runs without white space between them form one
 * word. A word made of one or more whole runs has their measured times and their lowest confidence. Words that share a run divide its
 * time by length; words outside timed runs divide the time between their timed neighbours; both are marked as estimated.
 *
 * @param startMs of the cue
 * @param endMs of the cue, or null if it has none
 * @returns the text on one line, and its words; null words if no run has a time
 */
export function timedText(runs: readonly TimedRun[], startMs: number, endMs: number | null): { text: string; words: Word[] | null } {
  const spoken = spokenWords(runs, endMs);
  const text = spoken.map((word) => word.text).join(' ');
  return { text, words: spoken.some((word) => word.startMs !== null) ? withTimes(spoken, startMs, endMs) : null };
}

function spokenWords(runs: readonly TimedRun[], endMs: number | null): Spoken[] {
  const ends = endsOf(runs, endMs);
  const words: Spoken[] = [];
  let broken = true;
  runs.forEach((run, index) => {
    if (run.text === '') return;
    const pieces = piecesOf(run, ends[index] ?? null);
    const [first, ...others] = pieces;
    const last = words.at(-1);
    if (first && last && !broken && /^\S/u.test(run.text)) append(last, first);
    else if (first) words.push(first);
    for (const piece of others) words.push(piece);
    broken = /\s$/u.test(run.text);
  });
  return words;
}

/** The end of every run with a start: its own, else the start of the next one, else the end of the cue. */
function endsOf(runs: readonly TimedRun[], endMs: number | null): (number | null)[] {
  let next = endMs;
  const ends = runs.toReversed().map((run) => {
    if (run.startMs === null) return null;
    const end = Math.max(run.startMs, run.endMs ?? next ?? run.startMs);
    next = run.startMs;
    return end;
  });
  return ends.toReversed();
}

function piecesOf({ text, startMs, confidence }: TimedRun, endMs: number | null): Spoken[] {
  const said = text.trim();
  if (said === '') return [];
  if (startMs !== null && endMs !== null && !/\s/u.test(said)) {
    const piece: Spoken = { text: said, startMs, endMs, startMeasured: true, endMeasured: true, heard: HEARD.test(said) };
    if (confidence !== undefined) piece.confidence = confidence;
    return [piece];
  }
  if (startMs === null || endMs === null) {
    return [...text.matchAll(/\S\S*/g)].map(([word]) => ({ text: word, startMs: null, endMs: null, startMeasured: false, endMeasured: false, heard: HEARD.test(word) }));
  }
  const words = estimateWords(text, startMs, endMs);
  return words.map((word, index) => ({
    text: word.text,
    startMs: word.startMs,
    endMs: word.endMs,
    startMeasured: index === 0,
    endMeasured: index === words.length - 1,
    heard: HEARD.test(word.text),
    ...(confidence === undefined ? {} : { confidence }),
  }));
}

/** Marks are silent: they leave a word's time measured, while letters without a time do not. */
function append(word: Spoken, piece: Spoken): void {
  const heardBefore = word.heard;
  word.text += piece.text;
  word.heard ||= piece.heard;
  if (piece.startMs === null || piece.endMs === null) {
    if (piece.heard) word.endMeasured = false;
    return;
  }
  if (word.startMs === null) [word.startMs, word.startMeasured] = [piece.startMs, piece.startMeasured && !heardBefore];
  [word.endMs, word.endMeasured] = [Math.max(word.startMs ?? 0, piece.endMs), piece.endMeasured];
  if (piece.confidence !== undefined) word.confidence = Math.min(piece.confidence, word.confidence ?? 1);
}

function withTimes(spoken: readonly Spoken[], startMs: number, endMs: number | null): Word[] {
  const words: Word[] = [];
  let waiting: string[] = [];
  const place = (until: number | null): void => {
    if (waiting.length === 0) return;
    const from = words.at(-1)?.endMs ?? Math.min(startMs, until ?? startMs);
    for (const word of estimateWords(waiting.join(' '), from, Math.max(from, until ?? from))) words.push(word);
    waiting = [];
  };
  for (const { text, startMs: start, endMs: end, confidence, startMeasured, endMeasured } of spoken) {
    if (start === null || end === null) {
      waiting.push(text);
      continue;
    }
    place(start);
    const word: Word = { text, startMs: start, endMs: end };
    if (confidence !== undefined) word.confidence = confidence;
    if (!startMeasured || !endMeasured) word.estimated = true;
    words.push(word);
  }
  place(endMs);
  return words;
}
