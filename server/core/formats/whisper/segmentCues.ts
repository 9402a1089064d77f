import type { SpokenCue } from '../cue.ts';
import { asName, asObject, secondsToMs } from '../json/checked.ts';
import type { JsonDocument, JsonPath } from '../json/document.ts';
import type { JsonFindings } from '../json/findings.ts';
import { endOf, startOf } from '../json/time.ts';
import { timedWord } from '../json/timedWord.ts';
import { wordsInText } from '../wordsInText.ts';
import { whisperSegment, type WhisperSegment } from './segment.ts';
import { voicedCues, type VoicedRun } from './spoken.ts';

/** A segment, checked. */
export interface TimedSegment {
  startMs: number;
  endMs: number | null;
  /** As in the file, with the space before it. */
  text: string;
  words: VoicedRun[];
  speaker: string | null;
  path: JsonPath;
  /** Its line in the file, if it begins before the segment above it. */
  line: number | undefined;
  /** Whether the file says that somebody else speaks from here on. */
  begins?: boolean;
}

/** Decides which words of a segment have measured times: all that have any, or (WhisperX) only those with a score. */
export type Measured = (word: unknown) => boolean;

/**
 * The segments of a list, in order; an empty one is dropped silently. Anything that is not a segment, or has no readable time, is
 * rejected with its line.
 */
export function timedSegments(list: readonly unknown[], path: JsonPath, measured: Measured, document: JsonDocument, findings: JsonFindings): TimedSegment[] {
  const timed: TimedSegment[] = [];
  let [before, latest] = [0, 0];
  list.forEach((value, index) => {
    const here = [...path, index];
    const segment = whisperSegment(value);
    const text = segment && (segment.text?.trim() ? segment.text : textOfWords(segment));
    if (!segment || text === null) return findings.rejected(here, 'It is not a segment with text; it was left out.');
    if (text === '') return;
    const words = (segment.words ?? []).flatMap((word) => voicedWord(word, measured(word)) ?? []);
    const firstWord = words.find((word) => word.startMs !== null)?.startMs ?? null;
    const startMs = (segment.start ?? null) === null && firstWord !== null ? firstWord : startOf(segment.start, secondsToMs, before, findings, here);
    if (startMs === null) return;
    const endMs = endOf(segment.end, secondsToMs, startMs, findings, here);
    timed.push({ startMs, endMs, text, words, speaker: segment.speaker, path: here, line: startMs < latest ? document.lineOf(here) : undefined });
    [before, latest] = [endMs ?? startMs, startMs];
  });
  return timed;
}

/** The text made up by a segment's words, if it has none itself; null if it has neither. */
function textOfWords({ text, words }: WhisperSegment): string | null {
  if (!words) return text === null ? null : '';
  const texts = words.map((word) => timedWord(word)?.text ?? '');
  return texts.some((each) => /^\s/u.test(each)) ? texts.join('') : texts.join(' ').trim();
}

export function voicedWord(value: unknown, measured: boolean): VoicedRun | null {
  const word = timedWord(value);
  if (word && !measured) [word.startMs, word.endMs] = [null, null];
  return word && Object.assign(word, { speaker: asName(asObject(value)?.speaker) });
}

/** The untimed text between two words. */
export const untimed = (text: string): VoicedRun => ({ text, startMs: null, endMs: null, speaker: null });

/** The cues of segments: one each, or one for every voice in it, with word times if it has any. */
export function segmentCues(segments: readonly TimedSegment[], findings: JsonFindings): SpokenCue[] {
  return segments.flatMap((segment) => {
    const { runs, missing } = wordsInText(segment.text, segment.words, untimed);
    if (missing > 0) findings.repaired([...segment.path, 'words'], 'Some of its words are not in its text; their times were left out.');
    return cuesOfRuns(segment, runs);
  });
}

export function cuesOfRuns({ startMs, endMs, speaker, line, begins }: TimedSegment, runs: readonly VoicedRun[]): SpokenCue[] {
  const cues = voicedCues(runs, startMs, endMs, speaker);
  if (line !== undefined && cues[0]) cues[0].line = line;
  if (begins && cues[0]) cues[0].begins = true;
  return cues;
}
