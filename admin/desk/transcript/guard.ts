import { Plugin, TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { joinBackward, joinForward, splitHere } from './structure';
import type { Structure } from './structure';
import { segmentAt } from './segmentAt';

const crosses = /^(delete|insertParagraph|insertLineBreak)/;

/**
 * Prevents native deletions across segments. The editor learns of caret moves by an asynchronous event, so a key pressed
 * right after Home or an arrow key meets an old selection and is not taken for a join; the browser itself then merges two
 * segments, or two chunks, into one.
 */
export const guard = (structure: Structure) =>
  new Plugin({
    props: {
      handleDOMEvents: {
        beforeinput(view, event) {
          if (!crosses.test(event.inputType) || view.composing) return false;
          const range = event.getTargetRanges()[0];
          if (!range) return false;
          const from = view.posAtDOM(range.startContainer, range.startOffset);
          const to = view.posAtDOM(range.endContainer, range.endOffset);
          const first = segmentAt(view.state.doc, from);
          const last = segmentAt(view.state.doc, to);
          const deletes = event.inputType.startsWith('delete');
          if (deletes && first && last && first.pos === last.pos) return false;
          event.preventDefault();
          act(view, event.inputType, from, to, structure);
          return true;
        },
      },
    },
  });

function act(view: EditorView, inputType: string, from: number, to: number, structure: Structure): void {
  const selected = !(view.dom.ownerDocument.getSelection()?.isCollapsed ?? true);
  if (inputType.startsWith('delete') && selected) {
    view.dispatch(view.state.tr.delete(from, to));
    return;
  }
  const backward = inputType.endsWith('Backward');
  const caret = TextSelection.near(view.state.doc.resolve(backward || !inputType.startsWith('delete') ? to : from), 1);
  view.dispatch(view.state.tr.setSelection(caret));
  if (!inputType.startsWith('delete')) splitHere(structure)(view.state, view.dispatch, view);
  else if (backward) joinBackward(structure)(view.state, view.dispatch, view);
  else joinForward(structure)(view.state, view.dispatch, view);
}
