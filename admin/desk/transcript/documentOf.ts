import type { Node } from 'prosemirror-model';
import { nodeTypes, schema } from './schema';

/** A segment as the document knows it. */
export interface Line {
  id: string;
  text: string;
}

/** As many as the browser lays out within a frame when they come into sight. */
const CHUNK = 12;

export const segmentNode = ({ id, text }: Line): Node => nodeTypes.segment.create({ id }, text ? schema.text(text) : null);

/** Segments in chunks, evenly filled. */
export function chunksOf(segments: readonly Node[]): Node[] {
  const count = Math.max(1, Math.round(segments.length / CHUNK));
  const size = Math.ceil(segments.length / count);
  const chunks: Node[] = [];
  for (let start = 0; start < segments.length; start += size) chunks.push(nodeTypes.chunk.create(null, segments.slice(start, start + size)));
  return chunks;
}

/** The whole transcript as a document; there is at least one segment. */
export const documentOf = (lines: readonly Line[]): Node => schema.node('doc', null, chunksOf(lines.map(segmentNode)));
