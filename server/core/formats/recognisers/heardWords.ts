import type { SpokenCue } from '../cue.ts';
import { meetWithoutSpace } from '../joinTexts.ts';
import { asArray, asConfidence, asObject, asText, type JsonObject } from '../json/checked.ts';
import type { JsonPath } from '../json/document.ts';
import type { JsonFindings } from '../json/findings.ts';
import type { TimedRun } from '../timedText.ts';
import { cuesOfWords, type SpokenRun } from '../wordCues.ts';
import { wordsInText } from '../wordsInText.ts';

/** A recognised word, or a mark that belongs to the word before it. */
export interface HeardWord extends TimedRun {
  speaker: string | null;
  /** Whether it is a punctuation mark without a time of its own. */
  mark?: boolean;
}

/** The fields of a word, under whatever names the recogniser uses. */
export interface WordFields {
  text: unknown;
  start: unknown;
  end: unknown;
  confidence: unknown;
  speaker: string | null;
  mark?: boolean;
}

/** Marks that belong to the word after them. */
const OPENING = /^[¿¡([{«“‘「『]+$/u;

/**
 * The words of a list with their times. An unreadable time is reported and dropped, to be estimated; anything that is not a word is
 * reported and dropped.
 *
 * @param list whatever stands where the words should be
 * @param path of the list
 * @param fieldsOf extracts the fields of a word
 * @param toMs reads the recogniser's unit of time
 */
export function heardWords(list: unknown, path: JsonPath, fieldsOf: (item: JsonObject) => WordFields, toMs: (value: unknown) => number | null, findings: JsonFindings): HeardWord[] {
  const words: HeardWord[] = [];
  asArray(list)?.forEach((value, index) => {
    const item = asObject(value);
    const word = item && heardWord(fieldsOf(item), toMs, findings, [...path, index]);
    if (word) words.push(word);
    else findings.rejected([...path, index], 'A word without text is left out.');
  });
  return words;
}

function heardWord({ text, start, end, confidence, speaker, mark }: WordFields, toMs: (value: unknown) => number | null, findings: JsonFindings, path: JsonPath): HeardWord | null {
  const said = asText(text)?.trim();
  if (!said) return null;
  if (mark) return { text: said, startMs: null, endMs: null, speaker, mark };
  const startMs = toMs(start);
  const endMs = toMs(end);
  if (startMs === null) findings.repaired(path, 'A word has no readable start; its time is estimated.');
  else if (endMs === null) findings.repaired(path, 'A word has no readable end; it lasts until the next one.');
  else if (endMs < startMs) findings.repaired(path, 'A word ends before it begins; its end was set to its start.');
  const sure = asConfidence(confidence);
  return { text: said, startMs, endMs: startMs === null || endMs === null ? null : Math.max(startMs, endMs), speaker, ...(sure === undefined ? {} : { confidence: sure }) };
}

/**
 * Cues from consecutive words. Spaces are those of the full text, if it is known and contains all the words; else one is put before
 * every word that is not a mark. A word without a speaker belongs to the speaker before it.
 *
 * @param startMs the time of words that have none
 */
export function cuesOfHeard(words: readonly HeardWord[], text: string | null, startMs = 0): SpokenCue[] {
  const voiced = withSpeakers(words);
  const placed = text === null ? null : wordsInText<SpokenRun | HeardWord>(text, voiced, (between) => ({ text: between, startMs: null, endMs: null, speaker: null }));
  return cuesOfWords(placed?.missing === 0 ? withSpeakers(placed.runs) : spaced(voiced), startMs);
}

function withSpeakers<W extends { speaker: string | null }>(words: readonly W[]): W[] {
  let speaker = words.find((word) => word.speaker !== null)?.speaker ?? null;
  return words.map((word) => {
    speaker = word.speaker ?? speaker;
    return word.speaker === speaker ? word : { ...word, speaker };
  });
}

function spaced(words: readonly HeardWord[]): SpokenRun[] {
  let before = '';
  return words.map((word) => {
    const opening = OPENING.test(word.text);
    const joined = OPENING.test(before) || (word.mark === true && !opening) || meetWithoutSpace(before, word.text);
    before = word.text;
    return { ...word, text: joined ? word.text : ` ${word.text}` };
  });
}
