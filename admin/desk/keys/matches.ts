/** Text without accents, in lower case. */
export const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Whether a text contains every word of a search, in any order. */
export const matches = (search: string, text: string): boolean => {
  const words = plain(text);
  return plain(search).split(/\s+/).filter(Boolean).every((word) => words.includes(word));
};
