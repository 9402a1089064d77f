import { bareAmpersandOffsets } from '../../feed/ampersands.ts';
import { representable } from '../../feed/escape.ts';
import { lineFinder } from '../../model/place.ts';
import type { Tally } from '../tally.ts';

const LATE_DECLARATION = /^(\s\s*)<\?xml[^>]*\?>/;

/**
 * Repairs the most frequent defects of captioning tools that have only one possible meaning: a bare `&`, characters that XML
 * forbids, a blank line before the declaration. Line numbers do not change.
 */
export function mendXml(text: string, repaired: Tally): string {
  let mended = text;
  const late = LATE_DECLARATION.exec(mended);
  if (late) {
    repaired.add(1, 'There is something before "<?xml", where nothing is allowed, not even a blank line.');
    mended = late[1]! + mended.slice(late[0].length);
  }
  return withReferences(withoutForbidden(mended, repaired), repaired);
}

function withoutForbidden(text: string, repaired: Tally): string {
  const allowed = representable(text);
  if (allowed.length === text.length) return text;
  let at = 0;
  while (text[at] === allowed[at]) at += 1;
  repaired.add(lineFinder(text)(at), 'Characters that XML forbids were left out.');
  return allowed;
}

function withReferences(text: string, repaired: Tally): string {
  const pieces: string[] = [];
  const lineOf = lineFinder(text);
  let from = 0;
  for (const offset of bareAmpersandOffsets(text)) {
    repaired.add(lineOf(offset), 'A bare "&" was read as "&amp;".');
    pieces.push(text.slice(from, offset), '&amp;');
    from = offset + 1;
  }
  return from === 0 ? text : pieces.join('') + text.slice(from);
}
