/**
 * The HTML of something copied from a page, without the frame that browsers put around it; null if it is only text in disguise (an editor's coloured
 * spans say nothing that the text does not).
 */
export function copiedHtml(html: string): string | null {
  const fragment = /<!--\s*StartFragment\s*-->([\s\S]*?)<!--\s*EndFragment\s*-->/i.exec(html)?.[1] ?? /<body[^>]*>([\s\S]*?)<\/body>/i.exec(html)?.[1] ?? html;
  return /<(?:a\s[^>]*href|p|li|h[1-6])\b/i.test(fragment) ? fragment.trim() : null;
}
