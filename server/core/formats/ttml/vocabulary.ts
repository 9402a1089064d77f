import type { SaxesTagNS } from 'saxes';

/** TTML 1 and 2, and the drafts of 2006 that old tools write; the part is named after the `#`. */
const TIMED_TEXT = /^http:\/\/www\.w3\.org\/(?:ns\/ttml|\d{4}\/\d{2}\/ttaf1)(?:#(.*))?$/;
const USUAL_PREFIXES = new Map([['tt', ''], ['ttm', 'metadata'], ['ttp', 'parameter'], ['tts', 'styling']]);
const UNDECLARED = 'undeclared:';
const APPLE = /^http:\/\/(?:podcasts|music)\.apple\.com\//;

/** Stands for the namespace of an undeclared prefix. */
export const undeclared = (prefix: string): string => UNDECLARED + prefix;

export const isApples = (uri: string): boolean => APPLE.test(uri);

/**
 * The part of TTML that a namespace belongs to: '' for its elements, else `metadata`, `parameter`, `styling` and so on; null if it
 * is foreign. No namespace, the root's namespace, and a usual prefix that was not declared all count as TTML's.
 */
export function vocabularyOf(uri: string, rootUri: string): string | null {
  if (uri === '' || uri === rootUri) return '';
  if (uri.startsWith(UNDECLARED)) return USUAL_PREFIXES.get(uri.slice(UNDECLARED.length)) ?? null;
  const known = TIMED_TEXT.exec(uri);
  return known ? (known[1] ?? '') : null;
}

/** The value of an attribute in that part of TTML. */
export function attributeOf(tag: SaxesTagNS, vocabulary: string, local: string): string | undefined {
  for (const name in tag.attributes) {
    const attribute = tag.attributes[name]!;
    if (attribute.local === local && vocabularyOf(attribute.uri, '') === vocabulary) return attribute.value;
  }
  return undefined;
}
