import type { Finding } from '../model/finding.ts';
import type { CheckedEpisode } from './episode.ts';
import { foundAt } from './found.ts';

/** References without an address. Plain text loses its links, so there are many of them there, and it is nobody's mistake. */
export function referenceUrl({ references }: CheckedEpisode): Finding[] {
  return references
    .filter((reference) => !reference.url)
    .map((reference) => foundAt(reference, 'reference-without-url', 'info', `The reference “${shortened(reference.title)}” has no URL.`));
}

const shortened = (title: string): string => (title.length > 60 ? `${title.slice(0, 59).trimEnd()}…` : title);
