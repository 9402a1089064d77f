import { URIS } from '../namespaces.ts';
import { outsideMarkup } from '../outsideMarkup.ts';
import { startTagAt, type StartTag } from '../startTag.ts';
import type { RepairRule } from './rule.ts';

/** The usual meaning of prefixes in podcast feeds. */
const MEANT: Readonly<Record<string, string>> = {
  ...URIS,
  dc: 'http://purl.org/dc/elements/1.1/',
  feedburner: 'http://rssnamespace.org/feedburner/ext/1.0',
  georss: 'http://www.georss.org/georss',
  googleplay: 'http://www.google.com/schemas/play-podcasts/1.0',
  media: 'http://search.yahoo.com/mrss/',
  rawvoice: 'http://www.rawvoice.com/rawvoiceRssModule/',
  slash: 'http://purl.org/rss/1.0/modules/slash/',
  spotify: 'http://www.spotify.com/ns/rss',
  sy: 'http://purl.org/rss/1.0/modules/syndication/',
  wfw: 'http://wellformedweb.org/CommentAPI/',
};

const TAG = /<(?:([A-Za-z_][\w.-]*):)?[A-Za-z_][^\s/>]*/u;
const DECLARATION = /\sxmlns:([A-Za-z_][\w.-]*)\s*=/u;

const names = (text: string, pattern: RegExp): Set<string> => new Set(Array.from(outsideMarkup(text, pattern), ([, name]) => name ?? ''));

/** Undeclared prefixes of elements (Namespaces in XML 1.0, § 5) with a known meaning. */
function undeclared(text: string): string[] {
  const declared = names(text, DECLARATION);
  return [...names(text, TAG)].filter((prefix) => Object.hasOwn(MEANT, prefix) && !declared.has(prefix));
}

function rootOf(text: string): StartTag | null {
  const [first] = outsideMarkup(text, TAG);
  try {
    return first ? startTagAt(text, first.index) : null;
  } catch {
    return null; // it does not end, which others report
  }
}

/** Many feeds use `<itunes:author>` without declaring "itunes". */
export const undeclaredPrefix: RepairRule = {
  name: 'undeclared-prefix',
  wrong: (count) => `${count} ${count === 1 ? 'prefix' : 'prefixes'}, like “itunes”, that the feed uses and does not declare`,
  does: 'Declares it at the beginning of the feed, with the meaning it has in podcasts.',
  find: (text) => {
    const prefixes = undeclared(text);
    const root = prefixes.length === 0 ? null : rootOf(text);
    if (!root) return [];
    const at = root.end - (root.selfClosing ? 2 : 1);
    return prefixes.map((prefix) => ({ start: at, end: at, text: ` xmlns:${prefix}="${MEANT[prefix]}"` }));
  },
};
