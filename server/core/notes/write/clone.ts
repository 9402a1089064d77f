import { WORDLESS } from '../blocks/things.ts';

const TAG = /<([a-zA-Z][^\s/>]*)((?:\s+[^\s=>/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+))?)*)(\s*\/?>)/g;
const ATTRIBUTE = /\s+([^\s=>/]+)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+))?/g;
/** Attributes of a link about how it looks and behaves; all others are about where this one leads. */
const OF_ANY_LINK = new Set(['href', 'class', 'target', 'rel', 'style']);

/** A stretch of HTML to be repeated with other words, without what is true only of the original. */
export const cloned = (html: string): string => without(html, 'id');

/** The same, without how one paragraph was made to look. */
export const clonedPlain = (html: string): string => without(html, 'id', 'style');

const THING = /\s{0,9}(<!--[^]*?-->|<(?:img|hr|input|wbr|embed)\b[^<>]*>)/gi;

/** Whether there is a picture, a player, a comment or the like. */
export const hasThings = (html: string): boolean => WORDLESS.test(html);

/** A line without the pictures and other content without words that is only in it; what all lines have is their form. Null if it has a player or the like. */
export function withoutOwnThings(line: string, others: readonly string[]): string | null {
  const common = (thing: string): boolean => others.length > 0 && others.every((other) => other.includes(thing));
  const left = line.replace(THING, (found, thing: string) => (common(thing) ? found : ''));
  return WORDLESS.test(left.replace(THING, '')) ? null : left;
}

/** Leaves attributes out; a link keeps only those of any link. */
const without = (html: string, ...names: string[]): string => html.replace(TAG, (_, name: string, attributes: string, close: string) => {
  const isLink = name.toLowerCase() === 'a';
  return `<${name}${attributes.replace(ATTRIBUTE, (attribute: string, key: string) => (isLink ? OF_ANY_LINK.has(key.toLowerCase()) : !names.includes(key.toLowerCase())) ? attribute : '')}${close}`;
});
