import type { Board } from './face';
import type { SegmentView } from './segmentView';

/** Handles the mouse beside the words with one set of listeners for all segments. */
export function watchGutter(page: HTMLElement, views: ReadonlyMap<string, SegmentView>, board: Board): void {
  const segmentOf = (target: EventTarget | null) => {
    const segment = target instanceof Element ? target.closest<HTMLElement>('.segment') : null;
    return segment === null ? undefined : views.get(segment.dataset.id ?? '');
  };
  /** The pressed gutter button, and its segment. */
  const pressed = ({ target }: Event) => {
    const view = segmentOf(target);
    const button = target instanceof Element ? target.closest<HTMLElement>('button') : null;
    return view && button?.parentElement === view.dom ? { view, button } : null;
  };
  let began = false;
  page.addEventListener('click', (event) => {
    const found = pressed(event);
    if (!found) return;
    const { view, button } = found;
    if (button.classList.contains('time') && event.detail < 2) began = board.playFrom(view.id);
    if (button.classList.contains('speaker')) view.openSpeaker();
    if (button.classList.contains('more')) board.openMenu(view.id, button);
  });
  page.addEventListener('dblclick', (event) => {
    const found = pressed(event);
    if (!found?.button.classList.contains('time')) return;
    if (began) board.pauseAt(found.view.id);
    found.view.editTime();
  });
  page.addEventListener('contextmenu', (event) => {
    const view = segmentOf(event.target);
    if (!view || view.contentDOM.contains(event.target as Element)) return;
    event.preventDefault();
    board.openMenu(view.id, { left: event.clientX, top: event.clientY });
  });
}
