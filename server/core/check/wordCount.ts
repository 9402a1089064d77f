const RUN = /\S+/gu;

/** The number of words: runs of non-space. */
export function wordCount(text: string): number {
  let count = 0;
  RUN.lastIndex = 0;
  while (RUN.test(text)) count += 1; // allocates nothing per word, since a transcript has tens of thousands
  return count;
}
