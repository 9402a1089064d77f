import { SaxesParser } from 'saxes';
import type { Range } from '../model/patch.ts';
import { bareAmpersands } from './ampersands.ts';
import { vocabularyOf } from './namespaces.ts';
import { inPlainWords } from './plainWords.ts';
import type { FeedProblem } from './problem.ts';

/** Deeper than any feed, and as deep as our reading goes. */
const DEEPEST = 100;
const MOST_PROBLEMS = 20;

/** The place of an element, from its `<` to after its last `>`, and the number of elements in it, itself included. */
export interface Outline extends Range {
  /** As written, with the prefix. */
  name: string;
  uri: string;
  elements: number;
  /** Listed down to the children of the channel; for items only `guid` and `enclosure`, by which they may be identified. */
  children: Outline[];
}

/** The structure of a well-formed text, as far as reading needs it. */
export interface Gate {
  problems: FeedProblem[];
  root: Outline;
  /** Processing instructions inside the root. */
  instructions: Range[];
  /** Names of the general entities declared by the DOCTYPE. */
  entities: string[];
  /** Items where none is read: outside the channel, or in capitals. */
  misplaced: FeedProblem[];
}

/** The context of an item taken out of a feed: the prefixes bound around it, and the entities declared by the DOCTYPE. */
export interface Surroundings {
  /** Prefix → URI; '' is the default namespace. */
  bindings: Readonly<Record<string, string>>;
  entities: readonly string[];
}

class Enough extends Error {}

/** Any name: a DOCTYPE that refers to another file, which is never fetched, may declare any entity (XML 1.0, § 4.1, "Entity Declared"). */
export const ANY = '*';
const NAMES_A_FILE = /^\s*[^\s[]+\s+(?:SYSTEM|PUBLIC)\s|%[^\s;]+;/;

/** The names of general entities declared by the DOCTYPE. They are never expanded: a reference stands for itself. */
const declared = (doctype: string): string[] =>
  [...[...doctype.matchAll(/<!ENTITY\s+([^\s%"'<>&;]+)\s/g)].map(([, name]) => name!), ...(NAMES_A_FILE.test(doctype) ? [ANY] : [])];

/** The depths at which elements are listed: root, channel and its children; below an item only what identifies it. */
const CHANNEL_CHILD = 3;
const isListed = (depth: number, name: string): boolean => depth <= CHANNEL_CHILD || (depth === CHANNEL_CHILD + 1 && (name === 'guid' || name === 'enclosure'));

/**
 * Proves that a text is well-formed XML 1.0 with namespaces (Namespaces in XML 1.0, § 6), nested at most 100 deep. Continues
 * after errors and stops at 20. Fetches and expands nothing.
 *
 * @param around the context, if the text is one item of a feed
 */
export function gate(text: string, around?: Surroundings): Gate {
  const reading = gating(around);
  reading.write(text);
  const result = reading.end();
  if (result.problems.length > 0) result.problems = nearestCause(text, result.problems);
  return result;
}

/** An item cut out of a feed while it is read. Offsets, including those of its outline, are those of `text`. */
export interface CutItem {
  text: string;
  outline: Outline;
  instructions: Range[];
  /** The text between it and the item before it. */
  before: string;
}

/** A text that is proved in pieces. */
export interface Gating {
  write(piece: string): void;
  end(): Gate;
  /** What has been found so far. */
  soFar: Gate;
  /** Everything that was not taken, including the channel's start tag and what precedes it. */
  rest(): string;
}

/**
 * The same for a text that comes in pieces.
 *
 * @param take gets each item of the channel as soon as it is complete. The result of `end` is then as if the feed had no items: its
 * offsets are those of `rest`, which contains none
 */
export function gating(around?: Surroundings, take?: (item: CutItem) => void): Gating {
  const parser = around
    ? new SaxesParser({ xmlns: true, position: true, fragment: true, additionalNamespaces: { ...around.bindings } })
    : new SaxesParser({ xmlns: true, position: true });
  const result: Gate = { problems: [], root: { start: 0, end: 0, name: '', uri: '', elements: 0, children: [] }, instructions: [], entities: [], misplaced: [] };
  const top = around ? CHANNEL_CHILD - 1 : 0;
  const listed: Outline[] = [];
  let [depth, elements, starts, roots] = [top, 0, 0, 0];
  /** The text received and still needed. It is preceded by `kept` and by what was taken; offsets count `kept` and `text` as one. */
  let [kept, text, came] = ['', '', 0];
  const here = (): number => kept.length + text.length - (came - parser.position);
  const lastIndexOf = (what: string, offset: number): number => kept.length + text.lastIndexOf(what, offset - kept.length);
  let isOver = false;
  const report = (message: string): void => {
    result.problems.push({ line: parser.line, column: Math.max(1, parser.columnIndex), message });
    if (result.problems.length >= MOST_PROBLEMS) throw new Enough();
  };
  const know = (names: readonly string[]): void => {
    const known: Record<string, string> = Object.assign(Object.create(null), parser.ENTITIES, XML_ENTITIES);
    for (const name of names) known[name] ??= `&${name};`;
    parser.ENTITIES = names.includes(ANY) ? new Proxy(known, { get: (all, name: string) => all[name] ?? `&${name};` }) : known;
  };
  const cut = (outline: Outline): void => {
    const { start, end } = outline;
    const [from, to] = [start - kept.length, end - kept.length];
    const instructions = result.instructions.filter((instruction) => instruction.start >= start);
    result.instructions.length -= instructions.length;
    listed.at(-1)!.children.pop();
    const item = { text: text.slice(from, to), before: text.slice(0, from), outline: moved(outline, -start), instructions: instructions.map((range) => ({ start: range.start - start, end: range.end - start })) };
    kept += item.before;
    text = text.slice(to);
    take!(item);
  };
  if (around) know(around.entities);
  parser.on('error', (error) => report(inPlainWords(error.message)));
  parser.on('doctype', (doctype) => know((result.entities = declared(doctype))));
  parser.on('processinginstruction', ({ target, body }) => {
    if (depth > top) result.instructions.push({ start: lastIndexOf(`<?${target}`, here() - body.length - 5), end: here() });
  });
  parser.on('opentagstart', ({ name }) => {
    elements += 1;
    depth += 1;
    // saxes has read one more character: from there the next tag may begin with the same name
    if (isListed(depth, name)) starts = lastIndexOf(`<${name}`, here() - name.length - 2);
    if (depth === DEEPEST + 1) {
      report(`elements nest deeper than ${DEEPEST} here: no feed does, so this file is not read`);
      throw new Enough();
    }
  });
  parser.on('opentag', ({ name, uri }) => {
    if (!around && depth <= CHANNEL_CHILD + 1 && name.toLowerCase() === 'item' && vocabularyOf(uri) === '' && result.misplaced.length < MOST_PROBLEMS) {
      const message = misplaced(name, listed, result.root);
      if (message !== null) result.misplaced.push({ line: parser.line, column: Math.max(1, parser.columnIndex), message });
    }
    if (!isListed(depth, name)) return;
    const outline: Outline = { start: starts, end: starts, name, uri, elements: elements - 1, children: [] };
    listed.at(-1)?.children.push(outline);
    listed.push(outline);
    if (depth === top + 1) result.root = (roots += 1) === 1 ? outline : result.root;
  });
  parser.on('closetag', ({ name }) => {
    if (isListed(depth, name)) {
      const outline = listed.pop()!;
      outline.end = here();
      outline.elements = elements - outline.elements;
      if (take && depth === CHANNEL_CHILD && isNamed(outline, 'item') && listed[1] === channelOf(result.root) && result.problems.length === 0) cut(outline);
    }
    depth -= 1;
  });
  const unlessOver = (work: () => void): void => {
    if (isOver) return;
    try {
      work();
    } catch (error) {
      if (!(error instanceof Enough)) throw error;
      isOver = true;
    }
  };
  return {
    write: (piece) => unlessOver(() => {
      // the one that is allowed was taken off with the encoding, and saxes forgives another
      if (came === 0 && piece.startsWith('\ufeff')) result.problems.push({ line: 1, column: 1, message: 'a second byte order mark: there is one at most, at the very beginning' });
      text += piece;
      came += piece.length;
      parser.write(piece);
    }),
    end: () => {
      unlessOver(() => {
        parser.close();
        if (around && (roots !== 1 || text.slice(0, result.root.start).trim() !== '' || text.slice(result.root.end).trim() !== '')) report('this is not one item and nothing else');
      });
      return result;
    },
    soFar: result,
    rest: () => kept + text,
  };
}

/** Whether it is an element with a plain RSS name, in no namespace. */
export const isNamed = ({ name, uri }: Outline, local: string): boolean => name === local && vocabularyOf(uri) === '';

/** The feed's channel. */
export const channelOf = (root: Outline): Outline | undefined => root.children.find((child) => isNamed(child, 'channel'));

/** Why nobody reads an element named like an item; null if it is one, or in one. */
function misplaced(name: string, [root, channel, parent]: readonly Outline[], first: Outline): string | null {
  if (root?.name.toLowerCase() !== 'rss' || (parent && isNamed(parent, 'item'))) return null;
  if (parent || !channel) return `this <${name}> is in <${(parent ?? root).name}>, where no reader of feeds looks for it: move it into the <channel>`;
  if (channel !== channelOf(first)) return `this <${name}> is in a <${channel.name}> that no reader of feeds looks into: move it into the one <channel>`;
  return name === 'item' ? null : `this is <${name}>, and XML tells capitals from small letters: write <item>`;
}

const moved = (outline: Outline, by: number): Outline => ({ ...outline, start: outline.start + by, end: outline.end + by, children: outline.children.map((child) => moved(child, by)) });

/** After a bare ampersand the parser is lost: what it reports from there on is dropped. */
function nearestCause(text: string, problems: FeedProblem[]): FeedProblem[] {
  const [first, ...others] = bareAmpersands(text, MOST_PROBLEMS);
  if (!first) return problems;
  const before = problems.filter(({ line, column }) => line < first.line || (line === first.line && column <= first.column));
  return [...before, first, ...others].slice(0, MOST_PROBLEMS);
}

const XML_ENTITIES = { amp: '&', gt: '>', lt: '<', quot: '"', apos: "'" };
