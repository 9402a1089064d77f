import { parseFragment } from 'parse5';

/** The references that the standard names for cue text (§ 4.2.2): nearly all that occur. */
const USUAL = /&(?:amp|lt|gt|nbsp|lrm|rlm);/g;
const CHARACTERS: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&nbsp;': '\u00a0', '&lrm;': '\u200e', '&rlm;': '\u200f' };
/** Anything that could be another reference: a lone `&`, or one before something that is not a name, needs no decoding. */
const OTHER = /&(?!(?:amp|lt|gt|nbsp|lrm|rlm);)[a-zA-Z#]/;

/**
 * Resolves the character references of a text as HTML does ("consume a character reference", which WebVTT § 6.4 follows): all of
 * HTML's names, including the old ones without a semicolon, and numbers. Anything else stays as it is.
 */
export function withReferencesRead(text: string): string {
  if (!text.includes('&')) return text;
  if (!OTHER.test(text)) return text.replace(USUAL, (reference) => CHARACTERS[reference]!);
  // inside a textarea, the text is neither taken for markup nor moved
  const nodes = parseFragment(`<textarea>\n${text.replaceAll('<', '&lt;')}`).childNodes;
  const [area] = nodes;
  const [inside] = area && 'childNodes' in area ? area.childNodes : [];
  return inside && 'value' in inside ? inside.value : '';
}
