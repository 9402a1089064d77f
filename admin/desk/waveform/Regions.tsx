import { useTheme } from '@mui/material';
import { speakerColour } from '../colour/speakerColours';
import { useWorkbench } from '../context';
import { chaptersOf } from '../flags';
import type { Span } from '../minimap/spans';
import type { Moving } from './Strip';
import type { Window } from './useWindow';

/** Speakers and chapters along the visible part of the waveform. */
export const Regions = ({ shown: { fromMs, toMs, pixelsPerMs }, turns, moving }: { shown: Window; turns: readonly Span[]; moving: Moving | null }) => {
  const { cast, sound, store } = useWorkbench();
  const { mode } = useTheme().palette;
  const spans: Span[] = [];
  for (let place = Math.max(0, sound.turns.placeAt(fromMs)); place < turns.length && turns[place]!.fromMs < toMs; place += 1) spans.push(withMove(turns[place]!, turns[place + 1], moving));
  const chapters = chaptersOf(store.getState().records).filter(({ startMs }) => startMs >= fromMs && startMs < toMs);
  return (
    <>
      {spans.map(({ id, speakerId, fromMs: from, toMs: to }) => (
        <i key={id} className="region" style={{ left: from * pixelsPerMs, width: Math.max(1, (to - from) * pixelsPerMs), '--speaker': speakerId === null ? 'var(--edge)' : speakerColour(cast.place(speakerId), mode) } as object} />
      ))}
      {chapters.map(({ id, title, startMs }) => <b key={id} className="flag" style={{ left: startMs * pixelsPerMs }}>{title}</b>)}
    </>
  );
};

/** A turn as it will be: when a start is moved, the end of the turn before moves along if the two touch. */
function withMove(span: Span, next: Span | undefined, moving: Moving | null): Span {
  if (moving?.id === span.id) return { ...span, fromMs: moving.startMs };
  return moving && moving.id === next?.id && span.toMs === next.fromMs ? { ...span, toMs: moving.startMs } : span;
}
