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
  return place.depth === 2 ? placed(place.node(2), place.before(2)) : null;
}

/** Every segment in reading order; stops when `visit` returns true. */
export function eachSegment(doc: Node, visit: (segment: PlacedSegment) => boolean | void): void {
  let chunkStart = 0;
  for (let c = 0; c < doc.childCount; c++) {
    const chunk = doc.child(c);
    let pos = chunkStart + 1;
    for (let s = 0; s < chunk.childCount; s++) {
      const node = chunk.child(s);
      if (visit(placed(node, pos)) === true) return;
      pos += node.nodeSize;
    }
    chunkStart += chunk.nodeSize;
  }
}

export function segmentOf(doc: Node, id: string): PlacedSegment | null {
  let found: PlacedSegment | null = null;
  eachSegment(doc, (segment) => {
    if (segment.id === id) found = segment;
    return found !== null;
  });
  return found;
}
