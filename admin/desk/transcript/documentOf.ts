import type { Node, NodeType } from 'prosemirror-model';
import { nodeTypes, schema } from './schema';

/** A segment as the document holds it. */
export interface Line {
  id: string;
  text: string;
}

/** Segments per chunk: as many as the browser can lay out within a frame when they come into sight. */
const CHUNK = 12;
/** Chunks per part: five hours make about as many parts as each part has chunks. */
const PART = 24;

export const segmentNode = ({ id, text }: Line): Node => nodeTypes.segment.create({ id }, text ? schema.text(text) : null);

/** Groups nodes evenly. */
function gathered(nodes: readonly Node[], type: NodeType, most: number): Node[] {
  const count = Math.max(1, Math.round(nodes.length / most));
  const size = Math.ceil(nodes.length / count);
  const made: Node[] = [];
  for (let start = 0; start < nodes.length; start += size) made.push(type.create(null, nodes.slice(start, start + size)));
  return made;
}

export const chunksOf = (segments: readonly Node[]): Node[] => gathered(segments, nodeTypes.chunk, CHUNK);
export const partsOf = (chunks: readonly Node[]): Node[] => gathered(chunks, nodeTypes.part, PART);

/** The whole transcript as a document, which needs at least one segment. */
export const documentOf = (lines: readonly Line[]): Node => schema.node('doc', null, partsOf(chunksOf(lines.map(segmentNode))));
