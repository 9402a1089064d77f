import { placesOf } from '../model/place.ts';
import type { FeedProblem } from './problem.ts';

const OPENING = /<!\[CDATA\[|<!--|<\?|<!DOCTYPE|&(?!#\d+;|#x[0-9A-Fa-f]+;|[\p{L}_:][\p{L}\d_:.-]*;)/gu;
const CLOSING: Readonly<Record<string, string>> = { '<![CDATA[': ']]>', '<!--': '-->', '<?': '?>', '<!DOCTYPE': '>' };

/**
 * The UTF-16 offsets of ampersands that begin no reference, outside of CDATA, comments and instructions. Linear: it ends at the first
 * construct that is never closed.
 */
export function* bareAmpersandOffsets(text: string): Generator<number> {
  const opening = new RegExp(OPENING);
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const closing = CLOSING[match[0]];
    if (closing === undefined) yield match.index;
    else {
      const close = text.indexOf(closing, opening.lastIndex);
      if (close === -1) return;
      opening.lastIndex = close + closing.length;
    }
  }
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
