import { parseFragment } from 'parse5';

/** The references that the standard names for cue text (§ 4.2.2): nearly all that files hold. */
const USUAL = /&(?:amp|lt|gt|nbsp|lrm|rlm);/g;
const CHARACTERS: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&nbsp;': '\u00a0', '&lrm;': '\u200e', '&rlm;': '\u200f' };
/** Whatever could be any other: with `&` alone, and `&` before what begins no name, there is nothing to read. */
const OTHER = /&(?!(?:amp|lt|gt|nbsp|lrm|rlm);)[a-zA-Z#]/;

/**
 * Reads the character references of a text as HTML does ("consume a character reference", which WebVTT § 6.4 follows): all of HTML's
 * names, the old ones without their semicolon too, and numbers. What is no reference stays as it is.
 */
export function withReferencesRead(text: string): string {
  if (!text.includes('&')) return text;
  if (!OTHER.test(text)) return text.replace(USUAL, (reference) => CHARACTERS[reference]!);
  // an element of its own context keeps the text from being taken for markup or moved about
  const nodes = parseFragment(`<textarea>\n${text.replaceAll('<', '&lt;')}`).childNodes;
  const [area] = nodes;
  const [inside] = area && 'childNodes' in area ? area.childNodes : [];
  return inside && 'value' in inside ? inside.value : '';
}
