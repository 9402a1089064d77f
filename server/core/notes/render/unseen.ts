import { pieces } from '../blocks/entities.ts';
import { interpret } from '../interpret.ts';

const PICTURE = /<img\b[^<>]{0,4000}?\ssrc\s{0,9}=\s{0,9}(?:"([^"]{1,4000})"|'([^']{1,4000})'|([^\s>"']{1,4000}))/gi;
/** What leads somewhere outside of its own page. */
const LEADS = /^(?:https?:|mailto:)/i;

/** The addresses of links and pictures of a page of HTML that are not in the text rendered from it, each once. */
export function unseenIn(text: string, html: string): { links: string[]; pictures: string[] } {
  const links = interpret(html, 'html').blocks.flatMap((block) => block.links.map(({ url }) => url)).filter((url) => LEADS.test(url));
  const pictures = Array.from(html.matchAll(PICTURE), ([, ...values]) => decoded(values.find((value) => value !== undefined)!));
  const unseen = (urls: readonly string[]): string[] => [...new Set(urls)].filter((url) => !text.includes(url));
  return { links: unseen(links), pictures: unseen(pictures) };
}

const decoded = (value: string): string => Array.from(pieces(value, 0, value.length), ({ text }) => text).join('');
