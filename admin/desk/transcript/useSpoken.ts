import { useEffect } from 'react';
import { useWorkbench } from '../context';
import { SpokenMark } from './spokenMark';
import type { TranscriptView } from './transcriptView';

const SCROLLS = new Set(['PageUp', 'PageDown', 'Home', 'End']);

/** The most the recording advances between two frames by just playing; more is a jump. */
const JUMP_MS = 1_500;

/** Marks what is being spoken, and keeps it in sight until the user scrolls away. */
export function useSpoken(view: TranscriptView | null): void {
  const { playback, store, sound } = useWorkbench();
  useEffect(() => {
    const page = view?.editor.dom.closest<HTMLElement>('.page');
    if (!view || !page) return undefined;
    const word = new SpokenMark();
    let last: { id: string | null; timeMs: number; playing: boolean; follow: boolean } = { id: null, timeMs: 0, playing: false, follow: playback.getState().follow };
    const draw = () => {
      const { timeMs, playing, follow } = playback.getState();
      const turn = playing || timeMs > 0 ? sound.turns.at(timeMs) : null;
      const segment = turn ? store.getState().records.segments.get(turn.id) : undefined;
      const id = turn?.id ?? null;
      view.mark({ spoken: id });
      const before = word.range;
      const isOther = turn && segment && playing ? word.move(segment, turn, timeMs, view.views.get(turn.id)?.contentDOM) : word.clear();
      const isNews = playing && (!last.playing || id !== last.id || Math.abs(timeMs - last.timeMs) > JUMP_MS);
      // Someone who went elsewhere by keys stays there until another segment is spoken.
      if (id !== null && follow && (isNews || !last.follow || (isOther && before && view.sees(before)))) view.follow(id, word.range);
      last = { id, timeMs, playing, follow };
    };
    const look = () => {
      const { playing, follow } = playback.getState();
      if (playing && follow) playback.lookAway();
    };
    const onKey = ({ key }: KeyboardEvent) => SCROLLS.has(key) && look();
    // A press on the page itself, beyond its content, can only be on the scroll bar.
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
      word.clear();
      leaving.abort();
      for (const stop of stops) stop();
    };
  }, [view, playback, store, sound]);
}
