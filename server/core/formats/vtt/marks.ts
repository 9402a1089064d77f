import type { VttCue } from './vttFile.ts';

/** How the writer identifies the parts of a segment: `12.1`, `12.2`. They are numbers because podcast apps refuse files with other identifiers. */
export const markOf = (segment: number, part: number): string => `${segment}.${part}`;

/**
 * Whether each cue begins a segment, by the identifiers that our writer gives: every cue has one, the parts of a segment count from 1
 * without gaps, and segments ascend. Null for a file without such identifiers.
 */
export function marksOf(cues: readonly Pick<VttCue, 'id'>[]): boolean[] | null {
  if (cues.length === 0) return null;
  let [segment, part] = [-1, 0];
  const begins: boolean[] = [];
  for (const { id } of cues) {
    const match = /^(\d{1,9})\.(\d{1,9})$/.exec(id);
    if (!match) return null;
    const [ofSegment, ofPart] = [Number(match[1]), Number(match[2])];
    const isNext = ofSegment === segment ? ofPart === part + 1 : ofSegment > segment && ofPart === 1;
    if (!isNext) return null;
    begins.push(ofPart === 1);
    [segment, part] = [ofSegment, ofPart];
  }
  return begins;
}
