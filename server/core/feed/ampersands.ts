import { placesOf } from './place.ts';
import type { FeedProblem } from './problem.ts';

const PASSED_OVER = /<!\[CDATA\[[^]*?\]\]>|<!--[^]*?-->|<\?[^]*?\?>|<!DOCTYPE[^[>]*(?:\[[^]*?\]\s*)?>|&(?!#\d+;|#x[0-9A-Fa-f]+;|[\p{L}_:][\p{L}\d_:.-]*;)/gu;

/**
 * Finds ampersands that begin no reference. The XML parser reads on to the next `;` after one, however far, and
 * reports what it meets there: this says where the fault is.
 */
export function bareAmpersands(text: string, most: number): (FeedProblem & { offset: number })[] {
  const placeAt = placesOf(text);
  const found: (FeedProblem & { offset: number })[] = [];
  for (const match of text.matchAll(PASSED_OVER)) {
    if (match[0] !== '&') continue;
    found.push({ offset: match.index, ...placeAt(match.index), message: 'a bare "&": write "&amp;"' });
    if (found.length >= most) break;
  }
  return found;
}
