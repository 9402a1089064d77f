import { placesOf } from '../model/place.ts';
import { outsideMarkup } from './outsideMarkup.ts';
import type { FeedProblem } from './problem.ts';

const BARE = /&(?!#\d+;|#x[0-9A-Fa-f]+;|[\p{L}_:][\p{L}\d_:.-]*;)/u;

/** The UTF-16 offsets of ampersands that begin no reference, wherever XML resolves references. */
export function* bareAmpersandOffsets(text: string): Generator<number> {
  for (const { index } of outsideMarkup(text, BARE)) yield index;
}

/**
 * Finds ampersands that begin no reference. After one, the XML parser reads on to the next `;`, however far, and reports whatever it
 * meets there; this gives the real position of the error.
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
