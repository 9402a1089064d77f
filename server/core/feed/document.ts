import { elementsOf, childrenNamed, type Element } from './elements.ts';
import { gate } from './gate.ts';
import type { FeedProblem } from './problem.ts';

/** A well-formed RSS 2.0 feed, taken apart: what reading and writing share. */
export interface FeedDocument {
  text: string;
  root: Element;
  channel: Element;
  items: Element[];
}

const atTop = (message: string): { problems: FeedProblem[] } => ({ problems: [{ line: 1, column: 1, message }] });

/** Takes a feed's text apart, or says why not: not well-formed, not RSS 2.0. A DOCTYPE is never expanded. */
export function documentOf(text: string): FeedDocument | { problems: FeedProblem[] } {
  const gated = gate(text);
  if (gated.problems.length > 0) return { problems: gated.problems };
  const root = elementsOf(text, gated);
  if (!root) return atTop('two XML parsers disagree about the elements of this feed, so no place in it is certain');
  if (root.local !== 'rss') return atTop(`this is <${root.name}>, not an RSS 2.0 feed: a podcast feed starts with <rss version="2.0">`);
  const [channel] = childrenNamed(root, '', 'channel');
  if (!channel) return atTop('the feed has no <channel>');
  return { text, root, channel, items: childrenNamed(channel, '', 'item') };
}
