import type { SpokenCue } from '../cue.ts';
import { asName, asNumber, asText, type JsonObject } from '../json/checked.ts';
import type { JsonPath } from '../json/document.ts';
import type { JsonFindings } from '../json/findings.ts';
import { oneLine } from '../oneLine.ts';
import { durationToMs } from './googleDuration.ts';
import { cuesOfHeard, heardWords, type HeardWord } from './heardWords.ts';
import { labelOf, speakerLabel } from './speakerLabel.ts';

/** A result with its likeliest alternative. */
export interface GoogleResult {
  result: JsonObject;
  best: JsonObject;
  /** The path of the alternative. */
  path: JsonPath;
  channel: string;
}

/** The words of a result. Google omits zeros: a start, an unset confidence, an unknown speaker. */
export function wordsOfResult({ best, path }: GoogleResult, channel: string | null, findings: JsonFindings): HeardWord[] {
  return heardWords(best.words, [...path, 'words'], (word) => {
    const start = startOfWord(word);
    const end = word.endTime ?? word.end_time ?? word.endOffset ?? word.end_offset;
    return { text: spelled(word.word), start: start ?? (end === undefined ? undefined : '0s'), end, confidence: word.confidence || undefined, speaker: labelOf(channel, speakerOfWord(word)) };
  }, durationToMs, findings);
}

/** The end of a result in the recording; null if it does not say. */
export const endOfResult = (result: JsonObject): number | null => durationToMs(result.resultEndTime ?? result.result_end_time ?? result.resultEndOffset ?? result.result_end_offset);

/** The start of a word. */
export const startOfWord = (word: JsonObject): unknown => word.startTime ?? word.start_time ?? word.startOffset ?? word.start_offset;

/** The speaker of a word, by number or label; null if speakers are not told apart. */
export const speakerOfWord = (word: JsonObject): string | null => speakerLabel(word.speakerLabel ?? word.speaker_label) ?? tagged(word.speakerTag ?? word.speaker_tag);

const tagged = (tag: unknown): string | null => ((asNumber(tag) ?? 0) > 0 ? speakerLabel(tag) : null);

/** Japanese words come with their reading (`今日|キョウ`), and some models mark the space before a word (`▁the`). */
const spelled = (word: unknown): string | null => asText(word)?.replace(/^▁/u, '').replace(/(.)\|.*$/u, '$1') ?? null;

/** The cues of a result: of its words, else one with its transcript, from the end of what precedes it to its own end. */
export function cuesOfResult(heard: GoogleResult, channel: string | null, before: number, findings: JsonFindings): SpokenCue[] {
  const { result, best, path } = heard;
  const words = wordsOfResult(heard, channel, findings);
  const text = asName(best.transcript);
  if (words.length > 0) return cuesOfHeard(words, text, before);
  if (text === null) return [];
  const endMs = endOfResult(result);
  if (endMs === null || endMs < before) findings.repaired(path, 'It has no words with times and no end; it was placed after what comes before it.');
  return [{ startMs: before, endMs: endMs === null || endMs < before ? null : endMs, speaker: channel, text: oneLine(text), words: null }];
}
