import type { Finding } from '../model/finding.ts';
import type { CheckedEpisode } from './episode.ts';
import { foundAt } from './found.ts';
import { isEnded } from './sentences.ts';

/** A transcript that stops in mid-sentence: some hosts silently cut long notes off. */
export function brokenOff({ segments }: CheckedEpisode): Finding[] {
  const last = segments.findLast((segment) => segment.text.trim() !== '');
  if (!last || isEnded(last.text)) return [];
  const end = last.text.trim().split(/\s+/u).slice(-5).join(' ');
  return [foundAt(last, 'broken-off', 'warning', `The transcript ends within a sentence: “… ${end}”. The rest may be missing; add it, or end the sentence.`)];
}
