import type { Node } from 'prosemirror-model';
import type { SingleOperation } from '#core/edit/operation';

/** Two lists without their common beginning and end. */
function trimmed(old: readonly Node[], now: readonly Node[]): { old: readonly Node[]; now: readonly Node[] } {
  const shortest = Math.min(old.length, now.length);
  let head = 0;
  while (head < shortest && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < shortest - head && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail++;
  return { old: old.slice(head, old.length - tail), now: now.slice(head, now.length - tail) };
}

const within = (nodes: readonly Node[]) => nodes.flatMap(({ children }) => children);

/** The segments in which two documents differ. Unchanged nodes are the same objects, so it looks at few. */
function differing(before: Node, after: Node) {
  const parts = trimmed(before.children, after.children);
  const chunks = trimmed(within(parts.old), within(parts.now));
  return trimmed(within(chunks.old), within(chunks.now));
}

const idOf = (node: Node) => node.attrs.id as string;

/**
 * What an edit of the document means for the records. Whatever made it (a key, an input method, a drop, a spelling
 * correction), it is read off the two documents: words that changed, segments that disappeared.
 *
 * If the editor made or duplicated a segment by itself, the words stay in the first segment touched, as paragraphs;
 * the document is then redrawn from the records.
 */
export function operationsOf(before: Node, after: Node): SingleOperation[] {
  const { old, now } = differing(before, after);
  if (!old.length) return [];
  const known = new Map(old.map((node) => [idOf(node), node]));
  const kept = new Set(now.map(idOf));
  const orderly = kept.size === now.length && now.length > 0 && now.every((node) => known.has(idOf(node)));
  if (orderly) {
    const texts = now.filter((node) => known.get(idOf(node))!.textContent !== node.textContent);
    return [
      ...texts.map((node): SingleOperation => ({ type: 'setText', segmentId: idOf(node), text: node.textContent })),
      ...old.filter((node) => !kept.has(idOf(node))).map((node): SingleOperation => ({ type: 'deleteSegment', segmentId: idOf(node) })),
    ];
  }
  const [first, ...others] = old as [Node, ...Node[]];
  const text = now.map((node) => node.textContent).filter(Boolean).join('\n\n');
  return [
    { type: 'setText', segmentId: idOf(first), text },
    ...others.map((node): SingleOperation => ({ type: 'deleteSegment', segmentId: idOf(node) })),
  ];
}
