/** Letters without their accents and their case. */
export const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Whether a text holds every word of a search, in whatever order. */
export const matches = (search: string, text: string): boolean => {
  const words = plain(text);
  return plain(search).split(/\s+/).filter(Boolean).every((word) => words.includes(word));
};
