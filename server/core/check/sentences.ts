/** A sentence with its place; `end` is after its stop. UTF-16 offsets. */
export interface Sentence {
  text: string;
  start: number;
  end: number;
}

const SENTENCE = /\S[^.!?…。？！]*(?:[.!?…。？！]+["'”’)\]]*|$)/gu;

/** The sentences of a text, as far as stops tell: "Dr. Lind" counts as two. */
export const sentencesOf = (text: string): Sentence[] => [...text.matchAll(SENTENCE)].map(({ 0: found, index }) => ({ text: found.trimEnd(), start: index, end: index + found.trimEnd().length }));

export const isQuestion = (sentence: string): boolean => /[?？]["'”’)\]]*$/u.test(sentence);

/** Whether a text ends like a sentence, in any script, possibly inside quotes or brackets. */
export const isEnded = (text: string): boolean => /(?:\p{Sentence_Terminal}|[…‽]|["'”’»›\p{Pe}])\s*$/u.test(text);
