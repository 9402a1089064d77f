import { Plugin, PluginKey, type EditorState, type Selection } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import type { Node } from 'prosemirror-model';

/** Chunks on either side of the caret's: more than a page of them, since Page Down moves the caret like an arrow key. */
const AROUND = 2;

const key = new PluginKey<{ chunk: number; set: DecorationSet }>('nearby');

const near = (node: Node, pos: number) => Decoration.node(pos, pos + node.nodeSize, { class: 'nearby' });

/** Where the caret's chunk begins. */
const chunkAt = ({ $head }: Selection): number => ($head.depth < 2 ? 0 : $head.before(2));

function around({ doc, selection: { $head } }: Pick<EditorState, 'doc' | 'selection'>): DecorationSet {
  const decorations: Decoration[] = [];
  /** A chunk's number, counted from the caret's. */
  let number = -$head.index(1);
  for (let part = 0; part < $head.index(0); part++) number -= doc.child(part).childCount;
  doc.forEach((part, at) => {
    const first = number;
    number += part.childCount;
    if (number <= -AROUND || first > AROUND) return;
    decorations.push(near(part, at));
    part.forEach((chunk, offset, index) => {
      if (Math.abs(first + index) <= AROUND) decorations.push(near(chunk, at + 1 + offset));
    });
  });
  return DecorationSet.create(doc, decorations);
}

/**
 * Keeps the caret's chunk and its neighbours rendered, with the parts they are in: if the browser skipped their layout, a native
 * arrow key would put the caret in the wrong place.
 */
export const nearby = new Plugin({
  key,
  state: {
    init: (_config, state) => ({ chunk: chunkAt(state.selection), set: around(state) }),
    apply(transaction, value, _old, state) {
      const chunk = chunkAt(state.selection);
      return transaction.docChanged || chunk !== value.chunk ? { chunk, set: around(state) } : value;
    },
  },
  props: { decorations: (state) => key.getState(state)?.set },
});
