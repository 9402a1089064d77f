import { startOfRest } from '#core/edit/startOfRest';
import type { Workbench } from '../workbench';
import { segmentAt } from './segmentAt';
import { selectTo } from './selection';
import { wordsOf } from './spokenWord';
import type { TranscriptView } from './transcriptView';

/** When the word at an offset is spoken, as far as is known; an estimate comes from the same source as the mark on the spoken word. */
function timeAt(workbench: Workbench, id: string, offset: number): number | null {
  const segment = workbench.segment(id);
  if (!segment) return null;
  const word = segment.text.slice(0, offset).search(/\S*$/);
  if (word <= 0) return segment.startMs;
  const turn = segment.words ? null : workbench.sound.turns.of(id);
  if (turn) return wordsOf(segment, turn).find(({ start }) => start >= word)?.word.startMs ?? segment.startMs;
  return startOfRest(segment, word, workbench.neighbour(id, 1)?.startMs ?? null) ?? segment.startMs;
}

const idAt = ({ target }: Event) => (target instanceof Element ? target.closest<HTMLElement>('.segment')?.dataset.id : undefined);

/**
 * What the mouse does while the words are not being edited: a click on a word goes to it in the recording and leaves the keys on the
 * page; a double click starts editing there, as does any click if there is nothing to play. Shift+click selects segments up to there.
 */
export function watchPointer(page: HTMLElement, view: TranscriptView, workbench: Workbench): () => void {
  let listening = true;
  const onDown = (event: MouseEvent) => {
    listening = !view.editor.hasFocus();
    if (event.button === 0 && event.shiftKey && listening && idAt(event)) {
      // Otherwise the browser would select the words in between.
      event.preventDefault();
      event.stopPropagation();
    }
  };
  const onClick = (event: MouseEvent) => {
    const id = idAt(event);
    if (!listening || event.button !== 0 || !id) return;
    if (event.shiftKey) {
      event.preventDefault();
      event.stopPropagation();
      page.focus({ preventScroll: true });
      selectTo(workbench, id, false);
      return;
    }
    const inWords = event.target instanceof Element && event.target.closest('.words') !== null;
    const at = inWords && event.detail === 1 ? view.editor.posAtCoords({ left: event.clientX, top: event.clientY }) : null;
    const segment = at && segmentAt(view.editor.state.doc, at.pos);
    if (!at || !segment || !workbench.playback.getState().available || !(getSelection()?.isCollapsed ?? true)) return;
    const timeMs = timeAt(workbench, segment.id, at.pos - segment.from);
    if (timeMs === null) return;
    workbench.settle(segment.id);
    workbench.playback.seek(timeMs);
    page.focus({ preventScroll: true });
  };
  page.addEventListener('mousedown', onDown, { capture: true });
  page.addEventListener('click', onClick, { capture: true });
  return () => {
    page.removeEventListener('mousedown', onDown, { capture: true });
    page.removeEventListener('click', onClick, { capture: true });
  };
}
