import type { Range } from '../model/patch.ts';
import { Disagreement, elementsOf, NOTHING_BOUND, shallow, type Element } from './elements.ts';
import { channelOf, gate, isNamed, type Gate, type Outline, type Surroundings } from './gate.ts';
import type { Bindings } from './namespaces.ts';
import type { FeedProblem } from './problem.ts';

/** A parsed, well-formed RSS 2.0 feed: the basis of reading and writing. */
export interface FeedDocument {
  text: string;
  root: Omit<Element, 'children'>;
  channel: Channel;
  items: Item[];
  /** Names of the general entities declared by the DOCTYPE. */
  entities: string[];
}

/** The channel. Its `children` exclude the items, of which there are many. */
export interface Channel extends Element {
  /** From the end of its start tag to the first item, or to its end. */
  head: Range;
}

/** One item of a feed: its place is known at once, its elements are parsed on demand. */
export interface Item extends Range {
  guid: Element | undefined;
  enclosure: Element | undefined;
  /** @throws Disagreement */
  element(): Element;
}

const atTop = (message: string): { problems: FeedProblem[] } => ({ problems: [{ line: 1, column: 1, message }] });

/** Parses a feed's text, or says why it cannot: not well-formed, or not RSS 2.0, or with items where none is read. A DOCTYPE is never expanded. */
export const documentOf = (text: string): FeedDocument | { problems: FeedProblem[] } => documentFrom(text, gate(text));

/** The same for a text that has passed the gate. */
export function documentFrom(text: string, { problems, root: outline, instructions, entities, misplaced }: Gate): FeedDocument | { problems: FeedProblem[] } {
  if (problems.length > 0) return { problems };
  const root = shallow(text, outline, NOTHING_BOUND);
  if (root.local !== 'rss') return atTop(`this is <${root.name}>, not an RSS 2.0 feed: a podcast feed starts with <rss version="2.0">${root.local.toLowerCase() === 'rss' ? ', in small letters' : ''}`);
  const found = channelOf(outline);
  const other = outline.children.find(({ name }) => name.toLowerCase() === 'channel' && name !== 'channel');
  if (!found) return atTop(other ? `the feed has no <channel>: it is <${other.name}>, and XML tells capitals from small letters` : 'the feed has no <channel>');
  if (misplaced.length > 0) return { problems: misplaced };
  const channel = shallow(text, found, root.bindings);
  try {
    const children = found.children.filter((child) => !isNamed(child, 'item')).map((child) => elementsOf(text, child, instructions, channel.bindings));
    const items = found.children.filter((child) => isNamed(child, 'item')).map((item) => itemOf(text, item, instructions, channel.bindings));
    const head = channel.inner && { start: channel.inner.start, end: items[0]?.start ?? channel.inner.end };
    return { text, root, channel: { ...channel, children, head: head ?? { start: channel.end, end: channel.end } }, items, entities };
  } catch (error) {
    if (error instanceof Disagreement) return atTop(error.message);
    throw error;
  }
}

/** Parses one item that was cut out of its feed; offsets are those of `text`. */
export function itemIn(text: string, around: Surroundings): Item | { problems: FeedProblem[] } {
  const { problems, root, instructions } = gate(text, around);
  if (problems.length > 0) return { problems };
  return itemOf(text, root, instructions, new Map([...NOTHING_BOUND, ...Object.entries(around.bindings)]));
}

/** An item at the place found by the gate. */
export function itemOf(text: string, outline: Outline, instructions: readonly Range[], outer: Bindings): Item {
  const { start, end } = outline;
  const child = (local: string): Element | undefined => {
    const found = outline.children.find((candidate) => isNamed(candidate, local));
    return found && elementsOf(text, found, instructions, shallow(text, outline, outer).bindings);
  };
  // not cached: for a long archive that would hold all elements at once
  return { start, end, guid: child('guid'), enclosure: child('enclosure'), element: () => elementsOf(text, outline, instructions, outer) };
}
