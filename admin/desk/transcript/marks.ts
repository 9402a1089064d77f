import { Plugin, PluginKey, type EditorState, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { segmentOf } from './segmentAt';

/** Which segment is being spoken, and which one the keys act on. */
export interface Marked {
  spoken: string | null;
  current: string | null;
}

const key = new PluginKey<{ marked: Marked; set: DecorationSet }>('marks');

function decorate(state: Pick<EditorState, 'doc'>, { spoken, current }: Marked): DecorationSet {
  const decorations: Decoration[] = [];
  for (const [id, name] of [[spoken, 'spoken'], [current, 'current']] as const) {
    const segment = id === null ? null : segmentOf(state.doc, id);
    if (segment) decorations.push(Decoration.node(segment.pos, segment.pos + segment.node.nodeSize, { class: name }));
  }
  return DecorationSet.create(state.doc, decorations);
}

export const marks = new Plugin({
  key,
  state: {
    init: () => ({ marked: { spoken: null, current: null } as Marked, set: DecorationSet.empty }),
    apply(transaction, value, _old, state) {
      const marked = (transaction.getMeta(key) as Marked | undefined) ?? value.marked;
      if (marked === value.marked && !transaction.docChanged) return value;
      if (marked === value.marked && !transaction.getMeta('fromRecords')) return { marked, set: value.set.map(transaction.mapping, transaction.doc) };
      return { marked, set: decorate(state, marked) };
    },
  },
  props: { decorations: (state) => key.getState(state)?.set },
});

export const markedIn = (state: EditorState): Marked => key.getState(state)!.marked;

export const mark = (transaction: Transaction, marked: Marked): Transaction => transaction.setMeta(key, marked);
