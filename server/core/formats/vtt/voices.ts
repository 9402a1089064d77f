import type { SpokenCue } from '../cue.ts';

/** So many times more often must a cue name nobody than name again who is speaking, for names to mean a change. */
const CHANGES_ONLY = 10;

/**
 * Whether a file names a voice only where it changes: some cues after the first named one name nobody, and cues that name the one who
 * is speaking already are at most a tenth as many. In other files a cue without a name is nobody's (a bell, a door).
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

/** Every cue without a name given to the one named last. */
export function carriedOn<C extends Pick<SpokenCue, 'speaker'>>(cues: readonly C[]): C[] {
  let current: string | null = null;
  return cues.map((cue) => {
    current = cue.speaker ?? current;
    return cue.speaker === current ? cue : { ...cue, speaker: current };
  });
}
