import type { Word } from '../model/segment.ts';
import { matchEqual } from './align/matchEqual.ts';
import type { Pair } from './align/pair.ts';
import { sound } from './align/sound.ts';
import { wordsIn } from './align/tokensOf.ts';
import { estimateWords } from './estimateWords.ts';

export { matchEqual } from './align/matchEqual.ts';
export { sound } from './align/sound.ts';
export { tokensOf, wordsIn } from './align/tokensOf.ts';

/** The start and end of the speech that the words belong to, as far as known. A `Segment` fits. */
interface Edges {
  startMs: number | null;
  endMs: number | null;
}

/**
 * Gives the words of an edited text their times. A word that stays keeps its exact time, even if its case or punctuation changed.
 * Words that replace others share their time, one to one if there are equally many; inserted words take the gap between their
 * neighbours, which may be empty. Both of these are marked as estimated. Times never run backwards unless the given ones did. Fast
 * enough for a whole transcript at once.
 *
 * @param words the words of the text before the edit
 * @param text the text after it
 * @param edges bounds for words before the first and after the last word that stays
 */
export function alignWords(words: readonly Word[], text: string, edges: Edges = { startMs: null, endMs: null }): Word[] {
  const texts = wordsIn(text);
  if (words.length === texts.length && words.every((word, index) => word.text === texts[index])) return [...words];
  const aligned: Word[] = [];
  let [word, next] = [0, 0];
  for (const [keptWord, keptText] of [...matchWords(words.map((spoken) => spoken.text), texts), [words.length, texts.length] as const]) {
    if (next < keptText) {
      for (const estimate of estimated(texts.slice(next, keptText), words.slice(word, keptWord), words[word - 1], words[keptWord], edges)) aligned.push(estimate);
    }
    const kept = words[keptWord];
    if (kept) aligned.push(kept.text === texts[keptText] ? kept : { ...kept, text: texts[keptText]! });
    [word, next] = [keptWord + 1, keptText + 1];
  }
  return aligned;
}

/** Pairs words that are identical, then, between those pairs, words that sound the same. */
export function matchWords(before: readonly string[], after: readonly string[]): Pair[] {
  const pairs: Pair[] = [];
  let [i, j] = [0, 0];
  for (const [nextI, nextJ] of [...matchEqual(before, after), [before.length, after.length] as const]) {
    if (i < nextI && j < nextJ) {
      const [left, right] = [before.slice(i, nextI).map(sound), after.slice(j, nextJ).map(sound)];
      for (const [foundI, foundJ] of matchEqual(left, right)) pairs.push([i + foundI, j + foundJ]);
    }
    if (nextI < before.length) pairs.push([nextI, nextJ]);
    [i, j] = [nextI + 1, nextJ + 1];
  }
  return pairs;
}

/** Estimates times for words without a measured one: the time of the words they replace, or else the gap between their neighbours. */
function estimated(texts: readonly string[], replaced: readonly Word[], before: Word | undefined, after: Word | undefined, edges: Edges): Word[] {
  if (texts.length === replaced.length) return texts.map((text, index) => ({ text, startMs: replaced[index]!.startMs, endMs: replaced[index]!.endMs, estimated: true }));
  const latest = after?.startMs ?? Infinity;
  const from = Math.min(replaced[0]?.startMs ?? before?.endMs ?? edges.startMs ?? after?.startMs ?? 0, latest);
  const to = Math.min(replaced.at(-1)?.endMs ?? after?.startMs ?? edges.endMs ?? from, latest);
  return estimateWords(texts.join(' '), from, Math.max(from, to));
}
