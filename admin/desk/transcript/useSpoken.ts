import { useEffect } from 'react';
import { useWorkbench } from '../context';
import { spokenAt, startsOf } from '../player/spokenAt';
import { highlightWord, wordAt } from './spokenWord';
import type { TranscriptView } from './transcriptView';

/** Marks what is being spoken, and keeps it in sight where that is wanted. */
export function useSpoken(view: TranscriptView | null): void {
  const { playback, store } = useWorkbench();
  useEffect(() => {
    if (!view) return undefined;
    let drawnFor = -1;
    let starts = startsOf([]);
    let last: string | null = null;
    const draw = () => {
      const { records, structure } = store.getState();
      const { timeMs, playing, follow } = playback.getState();
      if (structure !== drawnFor) {
        starts = startsOf([...records.segments.values()]);
        drawnFor = structure;
      }
      const spoken = playing || timeMs > 0 ? spokenAt(starts, timeMs) : null;
      view.mark({ spoken });
      if (spoken !== last && spoken !== null && playing && follow) view.reveal(spoken);
      last = spoken;
      const segment = spoken === null ? undefined : records.segments.get(spoken);
      const paragraph = spoken === null ? null : (view.views.get(spoken)?.contentDOM ?? null);
      highlightWord(paragraph, segment?.words && playing ? wordAt(segment.text, segment.words, timeMs) : null);
    };
    draw();
    const stops = [playback.subscribe(draw), store.subscribe(draw)];
    return () => {
      highlightWord(null, null);
      for (const stop of stops) stop();
    };
  }, [view, playback, store]);
}
