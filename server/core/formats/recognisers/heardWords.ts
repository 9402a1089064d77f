import type { SpokenCue } from '../cue.ts';
import { meetWithoutSpace } from '../joinTexts.ts';
import { asArray, asConfidence, asObject, asText, type JsonObject } from '../json/checked.ts';
import type { JsonPath } from '../json/document.ts';
import type { JsonFindings } from '../json/findings.ts';
import type { TimedRun } from '../timedText.ts';
import { cuesOfWords, type SpokenRun } from '../wordCues.ts';
import { wordsInText } from '../wordsInText.ts';

/** A word as a recogniser heard it, or a mark that belongs to the word before it. */
export interface HeardWord extends TimedRun {
  speaker: string | null;
  /** Whether it is a punctuation mark, which has no time of its own. */
  mark?: boolean;
}

/** The members of a word, by whatever names the recogniser gives them. */
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
 * The words of a list, each with its time. A time that cannot be read is reported and left out, to be estimated; what is no word is
 * reported and left out.
 *
 * @param list whatever stands where the words should
 * @param path where it stands
 * @param fieldsOf finds the members of a word
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
  if (startMs === null) findings.repaired(path, 'A word has no start that can be read; its time is estimated.');
  else if (endMs === null) findings.repaired(path, 'A word has no end that can be read; it lasts until the next one.');
  else if (endMs < startMs) findings.repaired(path, 'A word ends before it begins; its end was set to its start.');
  const sure = asConfidence(confidence);
  return { text: said, startMs, endMs: startMs === null || endMs === null ? null : Math.max(startMs, endMs), speaker, ...(sure === undefined ? {} : { confidence: sure }) };
}

/**
 * Cues of words that follow one another. The spaces between them are those of the text they make, where it is known and has them all;
 * else one stands before every word that is no mark. A word that is nobody's in particular is said by whom the words before it are.
 *
 * @param startMs where words stand that have no time
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
