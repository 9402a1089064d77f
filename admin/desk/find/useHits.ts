import { useEffect } from 'react';
import { useWorkbench } from '../context';
import { showMatch } from './goTo';
import { paint, unpaint } from './paint';

/** Marks the matches on the page while the panel is open, and scrolls the current one into view. */
export function useHits(): void {
  const { find, store, view } = useWorkbench();
  useEffect(() => {
    if (!view) return undefined;
    const page = view.editor.dom.closest('.page');
    let frame = 0;
    let shown = find.current;
    const draw = () => {
      frame = 0;
      paint(view, find.get().matches, find.current);
    };
    const soon = () => { frame ||= requestAnimationFrame(draw); };
    const changed = () => {
      const { current } = find;
      const isOther = current !== null && (current.recordId !== shown?.recordId || current.start !== shown.start || current.field !== shown.field);
      // while the user types, the place is already in view; only a search scrolls
      if (isOther && !view.editor.hasFocus()) showMatch(view, current);
      shown = current;
      soon();
    };
    changed();
    if (find.current) showMatch(view, find.current);
    const stops = [find.subscribe(changed), store.subscribe(soon)];
    page?.addEventListener('scroll', soon, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      for (const stop of stops) stop();
      page?.removeEventListener('scroll', soon);
      unpaint(view);
    };
  }, [find, store, view]);
}
