import { Plugin, PluginKey, type EditorState, type Transaction } from 'prosemirror-state';
import type { Node } from 'prosemirror-model';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { eachChunk, segmentOf } from './segmentAt';
import type { Selection } from './selection';

/** Which segment is being spoken, which one the keys act on, and which are selected. */
export interface Marked {
  spoken: string | null;
  current: string | null;
  selected: Selection | null;
}

const key = new PluginKey<{ marked: Marked; set: DecorationSet }>('marks');

function decorate(state: Pick<EditorState, 'doc'>, { spoken, current, selected }: Marked): DecorationSet {
  const decorations: Decoration[] = [];
  for (const [id, name] of [[spoken, 'spoken'], [current, 'current']] as const) {
    const segment = id === null ? null : segmentOf(state.doc, id);
    if (segment) decorations.push(Decoration.node(segment.pos, segment.pos + segment.node.nodeSize, { class: name }));
  }
  if (selected) decorations.push(...selectionIn(state.doc, selected));
  return DecorationSet.create(state.doc, decorations);
}

/** A wholly selected chunk gets one mark: all of ten hours can be selected too. */
function selectionIn(doc: Node, { from, to }: Selection): Decoration[] {
  const ends = [segmentOf(doc, from), segmentOf(doc, to)].filter((end) => end !== null).map(({ pos }) => pos);
  if (ends.length < 2) return [];
  const [first, last] = [Math.min(...ends), Math.max(...ends)];
  const decorations: Decoration[] = [];
  eachChunk(doc, (chunk, at) => {
    const end = at + chunk.nodeSize;
    if (at + 1 >= first && end <= last) decorations.push(Decoration.node(at, end, { class: 'selected' }));
    else if (end > first && at < last) {
      chunk.forEach((segment, offset) => {
        const pos = at + 1 + offset;
        if (pos >= first && pos <= last) decorations.push(Decoration.node(pos, pos + segment.nodeSize, { class: 'selected' }));
      });
    }
  });
  return decorations;
}

export const marks = new Plugin({
  key,
  state: {
    init: () => ({ marked: { spoken: null, current: null, selected: null } as Marked, set: DecorationSet.empty }),
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
