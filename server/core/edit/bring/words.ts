import { sound, wordsIn } from '../align.ts';

/** The words of many texts, one after the other. */
export interface Spoken {
  words: string[];
  /** Which text each word is of. */
  textOf: Int32Array;
  /** The index of each text's first word, and after the last one the number of all words. */
  firstOf: Int32Array;
}

/** What is said in texts, in order. */
export function spokenIn(texts: readonly { text: string }[]): Spoken {
  const words: string[] = [];
  const textOf: number[] = [];
  const firstOf = new Int32Array(texts.length + 1);
  texts.forEach(({ text }, index) => {
    for (const word of wordsIn(text)) {
      words.push(sound(word));
      textOf.push(index);
    }
    firstOf[index + 1] = words.length;
  });
  return { words, textOf: Int32Array.from(textOf), firstOf };
}
