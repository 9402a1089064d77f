import { encodeLegacy, legacyEncoding } from './legacyEncoding.ts';

/** Whether a feed's encoding lacks a character. */
export type Lacking = (character: string) => boolean;

const DECLARED = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][\w.-]*)["']/;

/** The encoding named in a feed's XML declaration, in lower case; null if there is none. */
export const declaredIn = (text: string): string | null => DECLARED.exec(text.slice(0, 300))?.[1]?.toLowerCase() ?? null;

/**
 * The characters that an encoding lacks; null if it has them all. Characters that ISO-8859-1 and windows-1252 do not share count as
 * lacking in both: browsers read the former as the latter, XML parsers do not, and a reference is right for both.
 *
 * @param name as declared in a feed, or as named by `decodeFeed`
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
