import type { Word } from '../model/segment.ts';
import { matchEqual } from './align/matchEqual.ts';
import { tokensOf } from './align/tokensOf.ts';

/** Where each word stands in the text; a word that is spelled differently there counts as empty, at the end of the word before it. */
function placesOf(words: readonly Word[], text: string): { start: number; end: number }[] {
  const tokens = tokensOf(text);
  const tokenOf = new Map(matchEqual(words.map((word) => word.text), tokens.map((token) => token.text)));
  let end = 0;
  return words.map((_, index) => {
    const token = tokens[tokenOf.get(index) ?? -1];
    if (!token) return { start: end, end };
    end = token.end;
    return token;
  });
}

/**
 * Divides the words of a text that is cut at a UTF-16 offset. If the cut is inside a word, its time is divided in proportion to its letters, as
 * an estimate.
 */
export function splitWords(words: readonly Word[], text: string, at: number): [Word[], Word[]] {
  const [first, second]: [Word[], Word[]] = [[], []];
  const places = placesOf(words, text);
  words.forEach((word, index) => {
    const { start, end } = places[index]!;
    if (start < at && at < end) {
      const cutMs = word.startMs + Math.round(((word.endMs - word.startMs) * (at - start)) / (end - start));
      first.push({ ...word, text: word.text.slice(0, at - start), endMs: cutMs, estimated: true });
      second.push({ ...word, text: word.text.slice(at - start), startMs: cutMs, estimated: true });
    } else if ((start >= at && end > start) || second.length > 0) second.push(word);
    else first.push(word);
  });
  return [first, second];
}
