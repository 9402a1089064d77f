/** A tag, also of an element that HTML does not know: `<x-player>`. */
export const TAG = /<(\/?)([a-zA-Z][\w:.-]{0,40})(?=[\s/>])/g;
/** Elements that have no end tag. */
export const VOID = new Set(['br', 'img', 'hr', 'wbr', 'input', 'source', 'track', 'embed', 'param']);
/** Elements whose end tag is optional, or that have none: they do not count as open. */
export const OPTIONAL_END = new Set(['p', 'li', ...VOID]);
/**
 * Whether each tag opened in a stretch of HTML is closed in it.
 *
 * @param uncounted elements that do not count as open
 */
export function isWhole(html: string, uncounted: ReadonlySet<string> = OPTIONAL_END): boolean {
  const open: string[] = [];
  for (const [, closing, name] of html.matchAll(TAG)) {
    const tag = name!.toLowerCase();
    if (uncounted.has(tag)) continue;
    if (closing === '') open.push(tag);
    else if (open.pop() !== tag) return false;
  }
  return open.length === 0;
}
