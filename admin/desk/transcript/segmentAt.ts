import type { Node } from 'prosemirror-model';

/** A segment's node and its place in the document; `from` is where its text starts. */
export interface PlacedSegment {
  node: Node;
  pos: number;
  from: number;
  id: string;
}

const placed = (node: Node, pos: number): PlacedSegment => ({ node, pos, from: pos + 1, id: node.attrs.id as string });

/** The segment that holds a position, or null between segments. */
export function segmentAt(doc: Node, position: number): PlacedSegment | null {
  const place = doc.resolve(position);
  return place.depth === 3 ? placed(place.node(3), place.before(3)) : null;
}

/** Visits the nodes within another, each with its position. @returns whether `visit` stopped it */
function eachWithin(parent: Node, start: number, visit: (node: Node, pos: number) => boolean | void): boolean {
  let pos = start;
  for (const node of parent.children) {
    if (visit(node, pos) === true) return true;
    pos += node.nodeSize;
  }
  return false;
}

export const eachChunk = (doc: Node, visit: (chunk: Node, pos: number) => boolean | void): boolean => eachWithin(doc, 0, (part, at) => eachWithin(part, at + 1, visit));

/** Every segment in reading order; stops when `visit` returns true. */
export const eachSegment = (doc: Node, visit: (segment: PlacedSegment) => boolean | void): boolean =>
  eachChunk(doc, (chunk, at) => eachWithin(chunk, at + 1, (node, pos) => visit(placed(node, pos))));

export function segmentOf(doc: Node, id: string): PlacedSegment | null {
  let found: PlacedSegment | null = null;
  eachSegment(doc, (segment) => {
    if (segment.id === id) found = segment;
    return found !== null;
  });
  return found;
}
