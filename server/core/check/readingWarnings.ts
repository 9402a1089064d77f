import type { Finding } from '../model/finding.ts';
import type { CheckedEpisode } from './episode.ts';
import { foundOutside } from './found.ts';

/** Warnings that a check repeats from the records, where they can be fixed: reported only once. */
const CHECKED = new Set(['continued-speaker', 'broken-off', 'chapters-without-transcript', 'unknown-speaker']);

/** What the reader noticed in the source and no check can see in the records. */
export function readingWarnings({ warnings = [] }: CheckedEpisode): Finding[] {
  return warnings
    .filter(({ code }) => !CHECKED.has(code))
    .map(({ code, line, message }) => foundOutside(code, 'info', message, line));
}
