import type { SpokenCue } from '../cue.ts';

/** How many times more cues must be unnamed than repeat the current name, for names to mean a change. */
const CHANGES_ONLY = 10;

/**
 * Whether a file names a voice only when it changes: some cues after the first named one have no name, and at most a tenth as many
 * repeat the current name. In other files, a cue without a name has no speaker (a bell, a door).
 */
export function namesOnlyChanges(cues: readonly Pick<SpokenCue, 'speaker'>[]): boolean {
  let [repeated, unnamed] = [0, 0];
  let current: string | null = null;
  for (const { speaker } of cues) {
    if (speaker === null) unnamed += current === null ? 0 : 1;
    else if (speaker === current) repeated += 1;
    current = speaker ?? current;
  }
  return unnamed > 0 && repeated * CHANGES_ONLY <= unnamed;
}

/** Gives every cue without a name the last name before it. */
export function carriedOn<C extends Pick<SpokenCue, 'speaker'>>(cues: readonly C[]): C[] {
  let current: string | null = null;
  return cues.map((cue) => {
    current = cue.speaker ?? current;
    return cue.speaker === current ? cue : { ...cue, speaker: current };
  });
}
