import { tokenAt } from '../formats/json/tokens.ts';
import type { Place } from '../formats/json/tolerant.ts';
import type { Range } from '../model/patch.ts';
import type { DecodedText } from './placeWords.ts';

/** An object of a JSON file with its place. */
export type ObjectPlace = Extract<Place, { members: Map<string, Place> }>;

export const isObjectPlace = (place: Place | undefined): place is ObjectPlace => typeof place === 'object' && 'members' in place;

/** A string or number, including quotes; null for a list, an object, or nothing. */
export function valueRange(text: string, place: Place | undefined): Range | null {
  if (typeof place !== 'number') return null;
  const { start, end } = tokenAt(text, place);
  return { start, end };
}

/** The range of a value without its quotes, if it has any. */
export const inQuotes = ({ start, end }: Range, text?: string): Range => (text !== undefined && text[start] !== '"' ? { start, end } : { start: start + 1, end: end - 1 });

/** The places of the values in a list at a path. */
export function listPlace(root: Place | undefined, path: readonly (string | number)[]): Place[] {
  let place = root;
  for (const step of path) place = typeof place === 'object' && 'members' in place ? place.members.get(String(step)) : undefined;
  return typeof place === 'object' && 'items' in place ? place.items : [];
}

/** The end of an object, after its closing bracket. */
export function endOfObject(text: string, { start }: ObjectPlace): number {
  let depth = 0;
  for (let token = tokenAt(text, start); token.kind !== 'end'; token = tokenAt(text, token.end)) {
    if (token.kind === '{' || token.kind === '[') depth += 1;
    if (token.kind === '}' || token.kind === ']') depth -= 1;
    if (depth === 0) return token.end;
  }
  return text.length;
}

/** Decodes a quoted string (RFC 8259, § 7), recording the place of each character. */
export function decodeInto(decoded: DecodedText, text: string, { start, end }: Range): void {
  let from = start + 1;
  for (const { 0: escape, index } of text.slice(start + 1, end - 1).matchAll(/\\(?:u[\da-fA-F]{4}|[^])/g)) {
    const at = start + 1 + index;
    decoded.addPlain(text.slice(from, at), from);
    from = at + escape.length;
    decoded.addRead(JSON.parse(`"${escape}"`) as string, { start: at, end: from });
  }
  decoded.addPlain(text.slice(from, end - 1), from);
}

/** Escapes strings the way a file does: characters beyond ASCII, or slashes, if it escapes those. */
export function jsonEscapes(text: string): (said: string) => string {
  const isAscii = /\\u[\da-f]{4}/i.test(text) && !/[^\0-\x7f]/.test(text);
  const isUpper = /\\u[\da-f]*[A-F]/.test(text);
  const slashes = text.includes('\\/');
  return (said) => {
    let written = JSON.stringify(said).slice(1, -1);
    if (isAscii) {
      written = written.replaceAll(/[^\0-\x7f]/g, (unit) => {
        const code = unit.charCodeAt(0).toString(16).padStart(4, '0');
        return `\\u${isUpper ? code.toUpperCase() : code}`;
      });
    }
    return slashes ? written.replaceAll('/', '\\/') : written;
  };
}
