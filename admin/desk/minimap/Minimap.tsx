import { useTheme } from '@mui/material';
import { useEffect, useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { useTranslate } from 'react-admin';
import { formatTimestamp } from '#core/time/timestamp';
import { speakerColour } from '../colour/speakerColours';
import { useDesk, usePlayback, useWorkbench } from '../context';
import { afterFrame } from '../afterFrame';
import { draw } from './draw';
import { lengthMs } from './spans';

const STEP_MS = 5_000;
const STRIDE_MS = 60_000;

/** The new value for a slider's key; null for any other key. */
function keyTo(key: string, nowMs: number, endMs: number): number | null {
  switch (key) {
    case 'ArrowLeft': case 'ArrowDown': return nowMs - STEP_MS;
    case 'ArrowRight': case 'ArrowUp': return nowMs + STEP_MS;
    case 'PageDown': return nowMs - STRIDE_MS;
    case 'PageUp': return nowMs + STRIDE_MS;
    case 'Home': return 0;
    case 'End': return endMs;
    default: return null;
  }
}

/** The whole episode in sixteen pixels: speakers, chapters as ticks, findings, and a playhead that can be moved. */
export const Minimap = () => {
  const workbench = useWorkbench();
  const translate = useTranslate();
  const { mode } = useTheme().palette;
  const canvas = useRef<HTMLCanvasElement>(null);
  const { store, cast, playback, review, find, sound } = workbench;
  const durationMs = usePlayback((state) => state.durationMs);
  useDesk((state) => state.structure);
  const endMs = lengthMs(store.getState().records, durationMs);
  const seconds = usePlayback(({ timeMs }) => Math.floor(timeMs / 1_000));

  useEffect(() => {
    const element = canvas.current;
    if (!element) return undefined;
    const paint = () => draw(element, {
      records: store.getState().records, findings: review.get().open, found: find.segments, lengthMs: lengthMs(store.getState().records, playback.getState().durationMs),
      colourOf: (id) => (id === null ? null : speakerColour(cast.place(id), mode)),
    });
    const now = () => [store.getState().structure, review.get().open, find.get().matches, playback.getState().durationMs];
    let painted = now();
    const { soon, cancel } = afterFrame(paint);
    const changed = () => {
      const next = now();
      if (next.every((part, place) => part === painted[place])) return;
      painted = next;
      soon();
    };
    const resized = new ResizeObserver(soon);
    resized.observe(element);
    const stops = [store.subscribe(changed), review.subscribe(changed), find.subscribe(changed), playback.subscribe(changed)];
    return () => {
      cancel();
      resized.disconnect();
      for (const stop of stops) stop();
    };
  }, [store, cast, playback, review, find, mode]);

  const go = (ms: number) => workbench.goToTime(Math.round(Math.min(Math.max(0, ms), endMs)));
  const point = ({ currentTarget, clientX, buttons, pointerId, type }: PointerEvent<HTMLElement>) => {
    if (buttons !== 1 || endMs === 0) return;
    if (type === 'pointerdown') currentTarget.setPointerCapture(pointerId);
    const { left, width } = currentTarget.getBoundingClientRect();
    go(((clientX - left) / width) * endMs);
  };
  const onKey = (event: KeyboardEvent) => {
    const to = keyTo(event.key, playback.getState().timeMs, endMs);
    if (to === null || endMs === 0) return;
    event.preventDefault();
    go(to);
  };
  const speakerId = sound.turns.at(seconds * 1_000)?.speakerId ?? null;
  const speaker = speakerId === null ? undefined : store.getState().records.speakers.get(speakerId)?.name;
  const time = translate('desk.player.positionText', { time: formatTimestamp(seconds * 1_000), total: formatTimestamp(endMs) });
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a native slider cannot show a picture of an episode
    <div role="slider"
      className="minimap" tabIndex={0} aria-orientation="horizontal" title={translate('desk.minimap')}
      aria-valuemin={0} aria-valuemax={Math.floor(endMs / 1_000)} aria-valuenow={Math.min(seconds, Math.floor(endMs / 1_000))} aria-valuetext={speaker ? `${time}, ${speaker}` : time}
      onPointerDown={point} onPointerMove={point} onKeyDown={onKey}
    >
      <canvas ref={canvas} aria-hidden="true" />
      {endMs > 0 && <i aria-hidden="true" style={{ left: `${Math.min(100, (seconds * 100_000) / endMs)}%` }} />}
    </div>
  );
};
