import { placesOf } from '../model/place.ts';
import { outsideMarkup } from './outsideMarkup.ts';
import type { FeedProblem } from './problem.ts';

const BARE = /&(?!#\d+;|#x[0-9A-Fa-f]+;|[\p{L}_:][\p{L}\d_:.-]*;)/u;

/** The UTF-16 offsets of ampersands that begin no reference, where XML resolves references. */
export function* bareAmpersandOffsets(text: string): Generator<number> {
  for (const { index } of outsideMarkup(text, BARE)) yield index;
}

/**
 * Finds ampersands that begin no reference. The XML parser reads on to the next `;` after one, however far, and reports what it meets
 * there: this says where the fault is.
 */
export function bareAmpersands(text: string, most: number): FeedProblem[] {
  const placeAt = placesOf(text);
  const found: FeedProblem[] = [];
  for (const offset of bareAmpersandOffsets(text)) {
    found.push({ ...placeAt(offset), message: 'a bare "&": write "&amp;"' });
    if (found.length === most) break;
  }
  return found;
}
