import { normalised } from './names.ts';

/** A word in its place, without the “’s” of a possessive. */
export interface Spoken {
  text: string;
  /** Lower case, without accents. */
  plain: string;
  start: number;
  /** Any word would have a capital here, so its capital tells nothing. */
  opens: boolean;
}

/** Anything longer is not a word: a key held down, or an address without its dots. */
const LONGEST = 100;
const WORD = /\p{L}[\p{L}\p{M}]*(?:[’'-][\p{L}\p{M}]+)*/gu;
const SIMPLE = /^[A-Za-z]+$/;
const CAPITAL = /^\p{Lu}/u;
const OPENS = /(?:^|[.!?…:;]["'”’)]*\s+|["“‘(]|\n\s*)$/u;
const POSSESSIVE = /[’']s?$/u;

/** The words of a text with their places, except those that are too long. */
export function spokenIn(text: string): Spoken[] {
  const spoken: Spoken[] = [];
  // faster than matchAll, which makes three objects per word
  text.replace(WORD, (found, start: number) => {
    const word = /[’']/u.test(found) ? found.replace(POSSESSIVE, '') : found;
    if (word.length <= LONGEST) spoken.push({ text: word, plain: SIMPLE.test(word) ? word.toLowerCase() : normalised(word), start, opens: CAPITAL.test(word) && OPENS.test(text.slice(Math.max(0, start - 4), start)) });
    return '';
  });
  return spoken;
}

/** How often each word occurs in an episode: as a name (with a capital where none is due), in small letters, or where any word has a capital. */
export interface Counts {
  /** As first written; as a name if it ever is one. */
  text: string;
  named: number;
  small: number;
  opening: number;
}

export function countWords(passages: readonly { words: string }[]): Map<string, Counts> {
  const counts = new Map<string, Counts>();
  for (const { words } of passages) {
    for (const { text: word, plain, opens } of spokenIn(words)) {
      let count = counts.get(plain);
      if (!count) counts.set(plain, (count = { text: word, named: 0, small: 0, opening: 0 }));
      const how = CAPITAL.test(word) ? (opens ? 'opening' : 'named') : 'small';
      if (how === 'named' && count.named === 0) count.text = word;
      count[how]++;
    }
  }
  return counts;
}

/** Finds words one letter apart in time that does not grow with the vocabulary: two such words share a form with one letter removed. */
export class Neighbours {
  readonly #byForm = new Map<string, string[]>();

  constructor(words: Iterable<string>) {
    for (const word of words) for (const form of formsOf(word)) (this.#byForm.get(form) ?? this.#byForm.set(form, []).get(form)!).push(word);
  }

  /** Words that may be one letter apart, including some that are two. */
  of(word: string): Set<string> {
    return new Set(formsOf(word).flatMap((form) => this.#byForm.get(form) ?? []));
  }
}

/** A word that is too long is its only form: it would have as many forms as letters, each as long. */
const formsOf = (word: string): string[] => word.length > LONGEST ? [word] : [word, ...Array.from({ length: word.length }, (_, at) => word.slice(0, at) + word.slice(at + 1))];
