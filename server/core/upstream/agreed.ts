import { wordsIn } from '../edit/align.ts';
import { sameValue } from '../edit/sameValue.ts';
import { finer, SECOND_MS } from '../time/finer.ts';
import { chunksOf } from './words.ts';

/** Whether two texts read the same: different white space is not a different word. */
export const sameWords = (one: string, other: string): boolean => one === other || sameValue(wordsIn(one), wordsIn(other));

/** The same of texts that need not be there: then neither is. */
export const sameIfAny = (one: string | null | undefined, other: string | null | undefined): boolean =>
  one === other || (typeof one === 'string' && typeof other === 'string' && sameWords(one, other));

/** Whether two times agree, one of them possibly in whole seconds. */
export const agreedMs = (one: number | null, other: number | null): boolean => one === other || (one !== null && other !== null && finer(one, other, SECOND_MS) !== null);

/** The words of the base, except where both sides changed them alike: there, the changed words. */
export function agreedWords(base: string, ours: string, theirs: string): string {
  if (sameWords(ours, theirs)) return ours;
  const [b, o, t] = [wordsIn(base), wordsIn(ours), wordsIn(theirs)];
  const chunks = chunksOf(b, o, t);
  if (!chunks.some(({ changed }) => changed === 'alike')) return base;
  return chunks.flatMap(({ changed, base: was, ours: our }) => (changed === 'alike' ? o.slice(...our) : b.slice(...was))).join(' ');
}
