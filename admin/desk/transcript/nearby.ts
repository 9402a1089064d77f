import { Plugin, PluginKey } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import type { Node } from 'prosemirror-model';

/** How many chunks on either side of the caret's: more than a page of them, for Page Down is an arrow key too. */
const AROUND = 2;

const key = new PluginKey<{ chunk: number; set: DecorationSet }>('nearby');

function around(doc: Node, chunk: number): DecorationSet {
  const decorations: Decoration[] = [];
  doc.forEach((node, offset, index) => {
    if (Math.abs(index - chunk) <= AROUND) decorations.push(Decoration.node(offset, offset + node.nodeSize, { class: 'nearby' }));
  });
  return DecorationSet.create(doc, decorations);
}

/**
 * Keeps the caret's chunk and its neighbours rendered: in a chunk whose layout the browser skips, a native arrow key
 * puts the caret in the wrong place.
 */
export const nearby = new Plugin({
  key,
  state: {
    init: (_config, state) => ({ chunk: 0, set: around(state.doc, 0) }),
    apply(transaction, value, _old, state) {
      const chunk = state.selection.$head.index(0);
      return transaction.docChanged || chunk !== value.chunk ? { chunk, set: around(state.doc, chunk) } : value;
    },
  },
  props: { decorations: (state) => key.getState(state)?.set },
});
