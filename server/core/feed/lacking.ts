import { encodeLegacy, legacyEncoding } from './legacyEncoding.ts';

/** Says of a character whether a feed cannot hold it as it is. */
export type Lacking = (character: string) => boolean;

const DECLARED = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][\w.-]*)["']/;

/** The encoding that a feed's XML declaration names, as it is written there but in lower case; null for none. */
export const declaredIn = (text: string): string | null => DECLARED.exec(text.slice(0, 300))?.[1]?.toLowerCase() ?? null;

/**
 * The characters that an encoding lacks; null where it has them all. ISO-8859-1 and windows-1252 count as lacking what they do not have
 * in common: browsers read the one as the other, XML parsers do not, and a reference is right for both.
 *
 * @param name as declared in a feed, or as `decodeFeed` names it
 */
export function lackingIn(name: string | null | undefined): Lacking | null {
  if (!name || name.startsWith('utf')) return null;
  if (name.endsWith('ascii')) return (character) => character > '\u007f';
  const encoding = legacyEncoding(name);
  if (encoding === undefined) return null;
  if (encoding === 'windows-1252') return (character) => character > '\u007f' && (character < '\u00a0' || character > '\u00ff');
  return (character) => character > '\u007f' && encodeLegacy(character, encoding)[0] === 0x26;
}

/** A text with numeric references for the characters that are lacking (XML 1.0, § 4.1). */
export const referenced = (text: string, lacking: Lacking | null | undefined, around = (reference: string): string => reference): string =>
  lacking ? text.replace(/[^\0-\u007f]/gu, (character) => (lacking(character) ? around(`&#${character.codePointAt(0)};`) : character)) : text;
