const TAG = /<([a-zA-Z][^\s/>]*)((?:\s+[^\s=>/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+))?)*)(\s*\/?>)/g;
const ATTRIBUTE = /\s+([^\s=>/]+)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+))?/g;
/** Attributes of a link about how it looks and behaves; all others are about where this one leads. */
const OF_ANY_LINK = new Set(['href', 'class', 'target', 'rel', 'style']);

/** A stretch of HTML to be repeated with other words, without what is true only of the original. */
export function cloned(html: string): string {
  return html.replace(TAG, (_, name: string, attributes: string, close: string) => {
    const isLink = name.toLowerCase() === 'a';
    return `<${name}${attributes.replace(ATTRIBUTE, (attribute: string, key: string) => (isLink ? OF_ANY_LINK.has(key.toLowerCase()) : key.toLowerCase() !== 'id') ? attribute : '')}${close}`;
  });
}
