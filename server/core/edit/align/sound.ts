/** Most words are nothing but small letters. */
const NO_MORE_THAN_SOUND = /^[a-z0-9]+$/;

/** A word without what is written and not said: case and punctuation. What is nothing else stays as it is. */
export const sound = (word: string): string => (NO_MORE_THAN_SOUND.test(word) ? word : word.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, '') || word);
