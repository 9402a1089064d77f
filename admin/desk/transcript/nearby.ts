import { Plugin, PluginKey, type EditorState, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import type { Node, ResolvedPos } from 'prosemirror-model';

/** Chunks on either side of the caret's: more than a page of them, since Page Down moves the caret like an arrow key. */
const AROUND_CARET = 2;
/** Chunks on either side of what is shown: more than browsers lay out by themselves beyond the edges of the page. */
const AROUND_SHOWN = 3;

/** Where the chunk of the caret begins, and what is shown besides it. */
interface Near {
  chunk: number;
  shown: number | null;
  set: DecorationSet;
}

const key = new PluginKey<Near>('nearby');

const near = (node: Node, pos: number) => Decoration.node(pos, pos + node.nodeSize, { class: 'nearby' });

const chunkAt = ({ selection: { $head } }: EditorState): number => ($head.depth < 2 ? 0 : $head.before(2));

/** The chunks around a place, with the parts they are in. */
function around(doc: Node, place: ResolvedPos, reach: number): Decoration[] {
  const decorations: Decoration[] = [];
  /** A chunk's number, counted from the place's. */
  let number = -place.index(1);
  for (let part = 0; part < place.index(0); part++) number -= doc.child(part).childCount;
  doc.forEach((part, at) => {
    const first = number;
    number += part.childCount;
    if (number <= -reach || first > reach) return;
    decorations.push(near(part, at));
    part.forEach((chunk, offset, index) => {
      if (Math.abs(first + index) <= reach) decorations.push(near(chunk, at + 1 + offset));
    });
  });
  return decorations;
}

function nearIn(state: EditorState, shown: number | null): Near {
  const { doc, selection } = state;
  const decorations = around(doc, selection.$head, AROUND_CARET);
  if (shown !== null) decorations.push(...around(doc, doc.resolve(shown), AROUND_SHOWN));
  return { chunk: chunkAt(state), shown, set: DecorationSet.create(doc, decorations) };
}

/** Has what is around a position laid out, until something else is shown. */
export const show = (transaction: Transaction, position: number): Transaction => transaction.setMeta(key, position);

/**
 * Keeps the caret's chunk and its neighbours rendered, with the parts they are in: if the browser skipped their layout, a native
 * arrow key would put the caret in the wrong place. So are the chunks around what is scrolled to, or else it would be found where
 * it would stand if all chunks above it were as tall as browsers guess.
 */
export const nearby = new Plugin({
  key,
  state: {
    init: (_config, state) => nearIn(state, null),
    apply(transaction, value, _old, state) {
      const told = transaction.getMeta(key) as number | undefined;
      if (told === undefined && !transaction.docChanged && chunkAt(state) === value.chunk) return value;
      return nearIn(state, told ?? (value.shown === null ? null : transaction.mapping.map(value.shown)));
    },
  },
  props: { decorations: (state) => key.getState(state)?.set },
});
