import { sound, wordsIn } from '../align.ts';

/** The words of many texts, one after the other. */
export interface Spoken {
  words: string[];
  /** The index of the text that each word belongs to. */
  textOf: Int32Array;
  /** The index of each text's first word; after the last text, the total number of words. */
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
