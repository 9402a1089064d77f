import type { Word } from '../../model/segment.ts';
import type { WordSplice } from './operation.ts';

/** The splices that turn `from` into `to`; words in both lists are recognised by object identity. */
export function splicesBetween(from: readonly Word[], to: readonly Word[]): WordSplice[] {
  const places = new Map(from.map((word, index) => [word, index]));
  const splices: WordSplice[] = [];
  let at = 0;
  let put: Word[] = [];
  const close = (next: number): void => {
    if (next > at || put.length > 0) splices.push({ at, remove: next - at, put });
    put = [];
    at = next + 1;
  };
  for (const word of to) {
    const place = places.get(word);
    if (place === undefined || place < at) put.push(word);
    else close(place);
  }
  close(from.length);
  return splices;
}

/** The list with the splices applied; null if they do not fit this list. */
export function spliceWords(words: readonly Word[], splices: readonly WordSplice[]): Word[] | null {
  const pieces: (readonly Word[])[] = [];
  let from = 0;
  for (const { at, remove, put } of splices) {
    if (at < from || at + remove > words.length) return null;
    pieces.push(words.slice(from, at), put);
    from = at + remove;
  }
  return [...pieces, words.slice(from)].flat();
}
