import type { Finding } from '../model/finding.ts';
import type { CheckedEpisode } from './episode.ts';
import { foundAt } from './found.ts';

/** References that lead nowhere. Plain text loses its links, so there they are many, and nobody's mistake. */
export function referenceUrl({ references }: CheckedEpisode): Finding[] {
  return references
    .filter((reference) => !reference.url)
    .map((reference) => foundAt(reference, 'reference-without-url', 'info', `The reference “${shortened(reference.title)}” has no URL.`));
}

const shortened = (title: string): string => (title.length > 60 ? `${title.slice(0, 59).trimEnd()}…` : title);
