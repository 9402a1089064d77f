import type { Finding } from '../model/finding.ts';
import type { CheckedEpisode } from './episode.ts';
import { foundOutside } from './found.ts';

/** What a check finds in the records themselves, where it can be mended: not said twice. */
const CHECKED = new Set(['continued-speaker', 'broken-off', 'chapters-without-transcript', 'unknown-speaker']);

/** What the reading of the source noticed and no check can see in the records. */
export function readingWarnings({ warnings = [] }: CheckedEpisode): Finding[] {
  return warnings
    .filter(({ code }) => !CHECKED.has(code))
    .map(({ code, line, message }) => foundOutside(code, 'info', message, line));
}
