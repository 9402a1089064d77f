/** As a pattern, the characters that XML 1.0 has no place for, in any spelling (§ 2.2): control characters, U+FFFE and U+FFFF. */
export const CONTROL = String.raw`[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]`;

/** The same, and lone surrogates. */
const FORBIDDEN = new RegExp(String.raw`${CONTROL}|\p{Surrogate}`, 'gu');

/** A text without the characters no XML can hold. */
export const representable = (text: string): string => text.replace(FORBIDDEN, '');

/** Text as content of an element. `>` too, so that no `]]>` comes about. */
export const escapeText = (text: string): string => representable(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Text as the value of an attribute in either kind of quotes; line ends and tabs survive as references (§ 3.3.3). */
export const escapeAttribute = (text: string): string =>
  escapeText(text).replaceAll('"', '&quot;').replaceAll("'", '&#39;').replace(/[\t\n\r]/g, (space) => `&#${space.charCodeAt(0)};`);

/** An element with attributes (those that are null are left out) and, unless null, escaped text in it. */
export function elementText(name: string, attributes: Readonly<Record<string, string | null>>, text: string | null): string {
  const written = Object.entries(attributes).map(([key, value]) => (value === null ? '' : ` ${key}="${escapeAttribute(value)}"`)).join('');
  return text === null ? `<${name}${written}/>` : `<${name}${written}>${escapeText(text)}</${name}>`;
}
