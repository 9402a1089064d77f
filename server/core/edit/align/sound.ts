/** A shortcut: most words consist of small letters and digits only. */
const NO_MORE_THAN_SOUND = /^[a-z0-9]+$/;

/** A word without what is written but not said: case and punctuation. A word that is nothing but punctuation stays as it is. */
export const sound = (word: string): string => (NO_MORE_THAN_SOUND.test(word) ? word : word.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, '') || word);
