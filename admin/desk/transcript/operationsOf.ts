import type { Node } from 'prosemirror-model';
import type { SingleOperation } from '#core/edit/operation';

const flatten = (doc: Node, from: number, to: number): Node[] => {
  const nodes: Node[] = [];
  for (let c = from; c < to; c++) doc.child(c).forEach((node) => nodes.push(node));
  return nodes;
};

/** The segments in which two documents differ. Unchanged nodes are the same objects, so this looks at few. */
function differing(before: Node, after: Node): { old: Node[]; now: Node[] } {
  const shortest = Math.min(before.childCount, after.childCount);
  let head = 0;
  while (head < shortest && before.child(head) === after.child(head)) head++;
  let tail = 0;
  while (tail < shortest - head && before.child(before.childCount - 1 - tail) === after.child(after.childCount - 1 - tail)) tail++;
  const old = flatten(before, head, before.childCount - tail);
  const now = flatten(after, head, after.childCount - tail);
  while (old.length && now.length && old[0] === now[0]) {
    old.shift();
    now.shift();
  }
  while (old.length && now.length && old.at(-1) === now.at(-1)) {
    old.pop();
    now.pop();
  }
  return { old, now };
}

const idOf = (node: Node) => node.attrs.id as string;

/**
 * What an edit of the document does to the records. Whatever made it (a key, an input method, a drop, a spelling
 * correction), it is read off the two documents: words that changed, segments that went.
 *
 * Where the editor has made or doubled a segment by itself, the words stay in the first segment touched, as paragraphs;
 * the document is then drawn again from the records.
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
