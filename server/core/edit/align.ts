import type { Word } from '../model/segment.ts';

/** A run of non-space in a text. */
export interface Token {
  text: string;
  start: number;
  end: number;
}

/** The words of a text as they are written: runs of non-space, with their UTF-16 offsets. */
export function tokensOf(text: string): Token[] {
  return [...text.matchAll(/\S+/gu)].map((match) => ({ text: match[0], start: match.index, end: match.index + match[0].length }));
}

/** Above this many comparisons a middle part counts as rewritten whole: it bounds the time a very long edit takes. */
const MOST_COMPARISONS = 4_000_000;

/**
 * Pairs equal strings of two lists, in order: a longest common subsequence, after what both begin and end with.
 *
 * @returns pairs of indexes, both increasing
 */
export function matchEqual(a: readonly string[], b: readonly string[]): [number, number][] {
  const shorter = Math.min(a.length, b.length);
  let head = 0;
  while (head < shorter && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < shorter - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const pairs: [number, number][] = [];
  for (let i = 0; i < head; i++) pairs.push([i, i]);
  for (const [i, j] of longestCommon(a.slice(head, a.length - tail), b.slice(head, b.length - tail))) pairs.push([head + i, head + j]);
  for (let i = tail; i > 0; i--) pairs.push([a.length - i, b.length - i]);
  return pairs;
}

function longestCommon(a: readonly string[], b: readonly string[]): [number, number][] {
  if (a.length === 0 || b.length === 0 || a.length * b.length > MOST_COMPARISONS) return [];
  const width = b.length + 1;
  const lengths = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i * width + j] = a[i] === b[j] ? lengths[(i + 1) * width + j + 1]! + 1 : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!);
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!) i++;
    else j++;
  }
  return pairs;
}

/**
 * Gives the words of an edited text their times: an unchanged word keeps its own exactly; the words between two unchanged ones share
 * the time of those they replace, by their length. Times never run backwards where the given ones did not.
 *
 * @param words the words of the text before the edit
 * @param text the text after it
 */
export function alignWords(words: readonly Word[], text: string): Word[] {
  const tokens = tokensOf(text);
  const pairs = matchEqual(words.map((word) => word.text), tokens.map((token) => token.text));
  const aligned: Word[] = [];
  let [word, token] = [0, 0];
  for (const [nextWord, nextToken] of [...pairs, [words.length, tokens.length] as const]) {
    const replaced = words.slice(word, nextWord);
    const [before, after] = [words[word - 1], words[nextWord]];
    const from = before?.endMs ?? replaced[0]?.startMs ?? after?.startMs ?? 0;
    const to = after?.startMs ?? replaced.at(-1)?.endMs ?? from;
    aligned.push(...spread(tokens.slice(token, nextToken), from, Math.max(from, to)));
    if (nextWord < words.length) aligned.push(words[nextWord]!);
    [word, token] = [nextWord + 1, nextToken + 1];
  }
  return aligned;
}

function spread(tokens: readonly Token[], fromMs: number, toMs: number): Word[] {
  const total = tokens.reduce((sum, token) => sum + token.text.length, 0);
  let spoken = 0;
  return tokens.map(({ text }) => {
    const startMs = fromMs + Math.round(((toMs - fromMs) * spoken) / total);
    spoken += text.length;
    return { text, startMs, endMs: fromMs + Math.round(((toMs - fromMs) * spoken) / total) };
  });
}
