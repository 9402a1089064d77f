import { XMLParser } from 'fast-xml-parser';
import type { Range } from '../model/patch.ts';
import type { Outline } from './gate.ts';
import { vocabularyOfNamed, type Bindings, type Vocabulary } from './namespaces.ts';
import { startTagAt, type Attribute } from './startTag.ts';

/** An element of the feed: `start` at its `<`, `end` after its last `>`, in UTF-16 offsets of the text. */
export interface Element extends Range {
  /** As written, with the prefix. */
  name: string;
  local: string;
  uri: string;
  vocabulary: Vocabulary;
  attributes: Attribute[];
  /** The content between the tags; null for `<x/>`. */
  inner: Range | null;
  children: Element[];
  bindings: Bindings;
}

const METADATA = XMLParser.getMetaDataSymbol() as unknown as string;
type Node = Record<string, Node[] | undefined> & Record<string, unknown>;

/**
 * Only the tree and its offsets come from the parser: text is dropped as it comes (a year of notes need not be held twice),
 * nothing is expanded, and a prefix keeps `__proto__` and `constructor` ordinary names.
 */
const parser = new XMLParser({
  preserveOrder: true,
  captureMetaData: true,
  ignoreAttributes: true,
  ignorePiTags: true,
  processEntities: false,
  parseTagValue: false,
  trimValues: false,
  jPath: false,
  maxNestedTags: 200,
  transformTagName: (name) => `x:${name}`,
  tagValueProcessor: () => '',
});

/** The parser pairs quotes inside processing instructions, which is wrong, so it gets to see only blanks there. */
function withoutInstructions(text: string, root: Range, instructions: readonly Range[]): string {
  const inside = instructions.filter(({ start, end }) => start >= root.start && end <= root.end);
  if (inside.length === 0) return text.slice(root.start, root.end);
  const pieces: string[] = [];
  let at = root.start;
  for (const { start, end } of inside) {
    pieces.push(text.slice(at, start), ' '.repeat(end - start));
    at = end;
  }
  pieces.push(text.slice(at, root.end));
  return pieces.join('');
}

/** The bindings outside any declaration: there is no default namespace. */
export const NOTHING_BOUND: Bindings = new Map([['', ''], ['xml', 'http://www.w3.org/XML/1998/namespace']]);

/** Thrown if two parsers find different elements in the same text: then no offset is certain. */
export class Disagreement extends Error {
  constructor() {
    super('two XML parsers disagree about the elements of this feed, so no place in it is certain');
  }
}

function parsed(text: string): (Node | undefined)[] {
  try {
    return parser.parse(text) as Node[];
  } catch {
    throw new Disagreement(); // the gate found nothing wrong
  }
}

/**
 * Parses one element of a well-formed text, with the offsets of everything in it.
 *
 * @param outline its place as found by the gate
 * @param outer the bindings around it
 * @throws Disagreement when the parser finds other elements than the gate
 */
export function elementsOf(text: string, outline: Outline, instructions: readonly Range[], outer: Bindings): Element {
  const [root] = parsed(withoutInstructions(text, outline, instructions));
  let count = 0;
  const build = (node: Node, around: Bindings): Element => {
    count += 1;
    const { startIndex, endIndex } = node[METADATA] as unknown as { startIndex: number; endIndex: number };
    const element = shallow(text, { start: outline.start + startIndex, end: outline.start + endIndex }, around);
    return { ...element, children: childrenOf(node).map((child) => build(child, element.bindings)) };
  };
  const element = root && build(root, outer);
  if (!element || count !== outline.elements || element.end !== outline.end) throw new Disagreement();
  return element;
}

/** An element's own tags, without parsing its content. */
export function shallow(text: string, { start, end }: Range, outer: Bindings): Omit<Element, 'children'> {
  const tag = startTagAt(text, start);
  const bindings = bind(outer, tag.attributes);
  const colon = tag.name.indexOf(':');
  const uri = bindings.get(colon === -1 ? '' : tag.name.slice(0, colon)) ?? '';
  return {
    start, end, uri, bindings,
    name: tag.name,
    local: tag.name.slice(colon + 1),
    vocabulary: vocabularyOfNamed(tag.name, uri),
    attributes: tag.attributes,
    inner: tag.selfClosing ? null : { start: tag.end, end: text.lastIndexOf('</', end - 1) },
  };
}

const childrenOf = (node: Node): Node[] => {
  for (const key in node) if (key !== ':@') return (node[key] as Node[]).filter((child) => METADATA in child);
  return [];
};

function bind(outer: Bindings, attributes: Attribute[]): Bindings {
  const declarations = attributes.filter(({ name }) => name === 'xmlns' || name.startsWith('xmlns:'));
  if (declarations.length === 0) return outer;
  return new Map([...outer, ...declarations.map(({ name, value }) => [name.slice(6), value] as const)]);
}

/** The children of one vocabulary and name, in order. */
export const childrenNamed = (element: Element, vocabulary: Vocabulary, local: string): Element[] =>
  element.children.filter((child) => child.vocabulary === vocabulary && child.local === local);

/** The decoded value of an unprefixed attribute, or null. */
export const attributeOf = (element: Element, name: string): string | null =>
  element.attributes.find((attribute) => attribute.name === name)?.value ?? null;

/** Whether an element's prefix means the same outside of it: serialisers of DOM trees declare it on each element anew. */
export const isBoundIn = (parent: Element, { name, uri }: Element): boolean => parent.bindings.get(name.slice(0, Math.max(0, name.indexOf(':')))) === uri;
