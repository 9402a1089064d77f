import { wordsIn } from '../edit/align.ts';
import { type Merged, threeWay } from './threeWay.ts';
import { chunksOf } from './words.ts';

/** Merges a text word by word: edits of different words are both kept; if both sides changed the same words, all of ours stays. */
export function mergeText(base: string, ours: string, theirs: string): Merged<string> {
  const whole = threeWay(base, ours, theirs);
  if (!whole.conflict) return whole;
  const [b, o, t] = [wordsIn(base), wordsIn(ours), wordsIn(theirs)];
  const chunks = chunksOf(b, o, t);
  if (chunks.some(({ changed }) => changed === 'both')) return whole;
  return { value: chunks.flatMap(({ changed, ours: our, theirs: their }) => (changed === 'theirs' ? t.slice(...their) : o.slice(...our))).join(' '), conflict: false };
}

/** Both edits in one text, for somebody to finish: where both changed the same words, ours followed by theirs. */
export function combinedText(base: string, ours: string, theirs: string): string {
  const [b, o, t] = [wordsIn(base), wordsIn(ours), wordsIn(theirs)];
  return chunksOf(b, o, t).flatMap(({ changed, ours: our, theirs: their }) => {
    if (changed === 'both') return [...o.slice(...our), ...t.slice(...their)];
    return changed === 'theirs' ? t.slice(...their) : o.slice(...our);
  }).join(' ');
}
