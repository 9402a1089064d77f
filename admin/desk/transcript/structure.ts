import { type Command, type EditorState } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { segmentAt } from './segmentAt';

/** Edits that split or join segments; they go to the records, and the document follows. */
export interface Structure {
  split(id: string, at: number): void;
  /** Joins a segment onto the one before it. */
  joinToPrevious(id: string): void;
  joinNext(id: string): void;
}

/** The browser's own caret, which can be one key ahead of the editor's. */
function caretNow(state: EditorState, view: EditorView | undefined): number | null {
  const selection = view?.dom.ownerDocument.getSelection();
  if (view && selection?.isCollapsed && selection.anchorNode && view.dom.contains(selection.anchorNode)) {
    return view.posAtDOM(selection.anchorNode, selection.anchorOffset);
  }
  return state.selection.empty ? state.selection.head : null;
}

const atCaret = (act: (segment: NonNullable<ReturnType<typeof segmentAt>>, offset: number) => boolean): Command =>
  (state, dispatch, view) => {
    if (view?.composing) return false;
    const caret = caretNow(state, view);
    const segment = caret === null ? null : segmentAt(state.doc, caret);
    if (caret === null || !segment) return false;
    return dispatch ? act(segment, caret - segment.from) : true;
  };

export const splitHere = (structure: Structure): Command =>
  atCaret((segment, offset) => {
    structure.split(segment.id, offset);
    return true;
  });

export const joinBackward = (structure: Structure): Command =>
  atCaret((segment, offset) => {
    if (offset > 0) return false;
    structure.joinToPrevious(segment.id);
    return true;
  });

export const joinForward = (structure: Structure): Command =>
  atCaret((segment, offset) => {
    if (offset < segment.node.content.size) return false;
    structure.joinNext(segment.id);
    return true;
  });

/** A paragraph inside the segment. */
export const newParagraph: Command = (state, dispatch) => {
  const segment = segmentAt(state.doc, state.selection.head);
  if (!segment || !state.selection.empty) return true;
  dispatch?.(state.tr.insertText('\n\n').scrollIntoView());
  return true;
};
