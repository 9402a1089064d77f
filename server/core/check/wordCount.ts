const RUN = /\S+/gu;

/** How many words there are: runs of what is no space. */
export function wordCount(text: string): number {
  let count = 0;
  RUN.lastIndex = 0;
  while (RUN.test(text)) count += 1; // makes nothing of what it finds, for a transcript has ten thousand of them
  return count;
}
