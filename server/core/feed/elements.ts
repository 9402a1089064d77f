import { XMLParser } from 'fast-xml-parser';
import type { Range } from '../model/patch.ts';
import type { Gate } from './gate.ts';
import { vocabularyOf, type Bindings, type Vocabulary } from './namespaces.ts';
import { startTagAt, type Attribute } from './startTag.ts';

/** An element of the feed: `start` at its `<`, `end` after its last `>`, all in UTF-16 offsets of the text. */
export interface Element extends Range {
  /** As written, with the prefix. */
  name: string;
  local: string;
  uri: string;
  vocabulary: Vocabulary;
  attributes: Attribute[];
  /** What stands between the tags; null for `<x/>`. */
  inner: Range | null;
  children: Element[];
  bindings: Bindings;
}

const METADATA = XMLParser.getMetaDataSymbol() as unknown as string;
type Node = Record<string, Node[] | undefined> & Record<string, unknown>;

/**
 * Only the tree and its offsets are taken from the parser: text is dropped as it comes (a year of notes need not be
 * held twice), nothing is expanded, and a prefix keeps `__proto__` and `constructor` ordinary names.
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

/** The parser pairs quotes inside processing instructions, which have none; a blank one is all it gets to see. */
function withoutInstructions(text: string, { root, instructions }: Gate): string {
  if (instructions.length === 0) return text.slice(root.start, root.end);
  const pieces: string[] = [];
  let at = root.start;
  for (const { start, end } of instructions) {
    pieces.push(text.slice(at, start), ' '.repeat(end - start));
    at = end;
  }
  pieces.push(text.slice(at, root.end));
  return pieces.join('');
}

/**
 * Reads the elements of a well-formed text with their offsets.
 *
 * @returns the root, or null when the parser saw other elements than the gate did: then no offset can be trusted
 */
export function elementsOf(text: string, gated: Gate): Element | null {
  const [root] = parser.parse(withoutInstructions(text, gated)) as Node[];
  if (!root) return null;
  let count = 0;
  const build = (node: Node, outer: Bindings): Element => {
    count += 1;
    const { startIndex, endIndex } = node[METADATA] as unknown as { startIndex: number; endIndex: number };
    const start = gated.root.start + startIndex;
    const end = gated.root.start + endIndex;
    const tag = startTagAt(text, start);
    const bindings = bind(outer, tag.attributes);
    const colon = tag.name.indexOf(':');
    const uri = bindings.get(colon === -1 ? '' : tag.name.slice(0, colon)) ?? '';
    return {
      start, end, uri, bindings,
      name: tag.name,
      local: tag.name.slice(colon + 1),
      vocabulary: vocabularyOf(uri),
      attributes: tag.attributes,
      inner: tag.selfClosing ? null : { start: tag.end, end: text.lastIndexOf('</', end - 1) },
      children: childrenOf(node).map((child) => build(child, bindings)),
    };
  };
  const element = build(root, new Map([['', ''], ['xml', 'http://www.w3.org/XML/1998/namespace']]));
  return count === gated.elements && element.end === gated.root.end ? element : null;
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
