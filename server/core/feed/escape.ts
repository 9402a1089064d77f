/** A pattern for the characters that XML 1.0 cannot contain in any form (§ 2.2): control characters, U+FFFE and U+FFFF. */
export const CONTROL = String.raw`[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]`;

/** The same, plus lone surrogates. */
const FORBIDDEN = new RegExp(String.raw`${CONTROL}|\p{Surrogate}`, 'gu');

/** A text without the characters that XML cannot contain. */
export const representable = (text: string): string => text.replace(FORBIDDEN, '');

/** Text as content of an element. `>` is escaped too, so that no `]]>` can result. */
export const escapeText = (text: string): string => representable(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Text as the value of an attribute in either kind of quotes; line ends and tabs are preserved as references (§ 3.3.3). */
export const escapeAttribute = (text: string): string =>
  escapeText(text).replaceAll('"', '&quot;').replaceAll("'", '&#39;').replace(/[\t\n\r]/g, (space) => `&#${space.charCodeAt(0)};`);

/** An element with attributes (null ones are omitted) and, unless null, escaped text. */
export function elementText(name: string, attributes: Readonly<Record<string, string | null>>, text: string | null): string {
  const written = Object.entries(attributes).map(([key, value]) => (value === null ? '' : ` ${key}="${escapeAttribute(value)}"`)).join('');
  return text === null ? `<${name}${written}/>` : `<${name}${written}>${escapeText(text)}</${name}>`;
}
