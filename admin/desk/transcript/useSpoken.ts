import { useEffect } from 'react';
import { useWorkbench } from '../context';
import { highlightWord, wordAt } from './spokenWord';
import type { TranscriptView } from './transcriptView';

const SCROLLS = new Set(['PageUp', 'PageDown', 'Home', 'End']);

/** Marks what is being spoken, and keeps it in sight until one looks elsewhere. */
export function useSpoken(view: TranscriptView | null): void {
  const { playback, store, sound } = useWorkbench();
  useEffect(() => {
    const page = view?.editor.dom.closest<HTMLElement>('.page');
    if (!view || !page) return undefined;
    let last: string | null = null;
    let followed = playback.getState().follow;
    let word = '';
    const draw = () => {
      const { records } = store.getState();
      const { timeMs, playing, follow } = playback.getState();
      const spoken = playing || timeMs > 0 ? (sound.turns.at(timeMs)?.id ?? null) : null;
      view.mark({ spoken });
      const isNews = spoken !== last ? playing : !followed;
      if (spoken !== null && follow && isNews) view.reveal(spoken);
      last = spoken;
      followed = follow;
      const segment = spoken === null ? undefined : records.segments.get(spoken);
      const place = segment?.words && playing ? wordAt(segment.text, segment.words, timeMs) : null;
      // A highlight that is set anew is painted anew: once a word, not once a frame.
      const now = place ? `${spoken} ${place.start} ${place.end} ${segment!.text.length}` : '';
      if (now !== word) highlightWord(place && view.views.get(spoken!)!.contentDOM, place);
      word = now;
    };
    const look = () => {
      const { playing, follow } = playback.getState();
      if (playing && follow) playback.setFollow(false);
    };
    const onKey = ({ key }: KeyboardEvent) => SCROLLS.has(key) && look();
    // On the page itself, and beside its words, there is only the scroll bar.
    const onPointer = (event: PointerEvent) => event.target === page && event.offsetX >= page.clientWidth && look();
    const leaving = new AbortController();
    const { signal } = leaving;
    page.addEventListener('wheel', look, { passive: true, signal });
    page.addEventListener('touchmove', look, { passive: true, signal });
    page.addEventListener('pointerdown', onPointer, { signal });
    page.addEventListener('keydown', onKey, { signal });
    draw();
    const stops = [playback.subscribe(draw), store.subscribe(draw)];
    return () => {
      highlightWord(null, null);
      leaving.abort();
      for (const stop of stops) stop();
    };
  }, [view, playback, store, sound]);
}
