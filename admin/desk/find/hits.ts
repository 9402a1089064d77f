import { Plugin, PluginKey } from 'prosemirror-state';
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view';
import type { Match } from '#core/find/findIn';
import { eachSegment } from '../transcript/segmentAt';

const key = new PluginKey<DecorationSet>('hits');

/** Shows matches as decorations, for browsers that cannot highlight ranges. */
export const hits = new Plugin<DecorationSet>({
  key,
  state: {
    init: () => DecorationSet.empty,
    apply: (transaction, set) => (transaction.getMeta(key) as DecorationSet | undefined) ?? set.map(transaction.mapping, transaction.doc),
  },
  props: { decorations: (state) => key.getState(state) },
});

export function drawHits(editor: EditorView, matches: readonly Match[], current: Match | null): void {
  const before = key.getState(editor.state);
  if (matches.length === 0 && (before === undefined || before === DecorationSet.empty)) return;
  const bySegment = new Map<string, Match[]>();
  for (const match of matches) bySegment.set(match.recordId, [...(bySegment.get(match.recordId) ?? []), match]);
  const decorations: Decoration[] = [];
  eachSegment(editor.state.doc, ({ id, from }) => {
    for (const match of bySegment.get(id) ?? []) decorations.push(Decoration.inline(from + match.start, from + match.end, { class: match === current ? 'find-current' : 'find-hit' }));
  });
  editor.dispatch(editor.state.tr.setMeta(key, decorations.length === 0 ? DecorationSet.empty : DecorationSet.create(editor.state.doc, decorations)).setMeta('addToHistory', false));
}
