import { placesOf } from '../model/place.ts';
import type { FeedProblem } from './problem.ts';

const OPENING = /<!\[CDATA\[|<!--|<\?|<!DOCTYPE|&(?!#\d+;|#x[0-9A-Fa-f]+;|[\p{L}_:][\p{L}\d_:.-]*;)/gu;
const CLOSING: Readonly<Record<string, string>> = { '<![CDATA[': ']]>', '<!--': '-->', '<?': '?>', '<!DOCTYPE': '>' };

/**
 * Finds ampersands that begin no reference, outside of CDATA, comments and instructions. The XML parser reads on to
 * the next `;` after one, however far, and reports what it meets there: this says where the fault is. Linear: it ends
 * at the first construct that is never closed.
 */
export function bareAmpersands(text: string, most: number): FeedProblem[] {
  const placeAt = placesOf(text);
  const found: FeedProblem[] = [];
  const opening = new RegExp(OPENING);
  for (let match = opening.exec(text); match && found.length < most; match = opening.exec(text)) {
    const closing = CLOSING[match[0]];
    if (closing === undefined) found.push({ ...placeAt(match.index), message: 'a bare "&": write "&amp;"' });
    else {
      const close = text.indexOf(closing, opening.lastIndex);
      if (close === -1) break;
      opening.lastIndex = close + closing.length;
    }
  }
  return found;
}
