const SENTENCE_END = /[.?!…。？！｡]["'”’»」』)\]]*\s*$/u;
/** Longer sequences of such marks, with closing quotes and brackets, are rare. */
const TAIL = 8;

/** Whether a text ends a sentence, which decides where captions and streams of words are joined or cut. Constant time. */
export const endsSentence = (text: string): boolean => SENTENCE_END.test(text.slice(-TAIL));
