const SENTENCE_END = /[.?!…。？！｡]["'”’»」』)\]]*\s*$/u;
/** More than one of these marks, with the quotes and brackets that close behind it, is rare. */
const TAIL = 8;

/** Whether a sentence ends where this text does: captions and streams of words are joined and cut by it. Takes the same time for a text of any length. */
export const endsSentence = (text: string): boolean => SENTENCE_END.test(text.slice(-TAIL));
