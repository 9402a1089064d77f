import { useEffect, useRef, type KeyboardEvent, type PointerEvent, type RefObject } from 'react';
import { useTranslate } from 'react-admin';
import type WaveSurfer from 'wavesurfer.js';
import type { Id } from '#core/model/id';
import { useAttention, useWorkbench } from '../context';
import { preciseTime } from '../times/typedOffset';
import { limitsOf } from './boundary';
import type { Moving } from './Strip';
import type { Window } from './useWindow';

const STEP_MS = 100;
const STRIDE_MS = 1_000;

interface BoundariesProps {
  shown: Window;
  moving: Moving | null;
  setMoving: (moving: Moving | null) => void;
  durationMs: number;
  surfer: RefObject<WaveSurfer | null>;
}

/** The starts of segments as sliders that can be dragged, or moved by arrow keys. Letting go makes the edit. Only one of them is a Tab stop. */
export const Boundaries = ({ shown, moving, setMoving, durationMs, surfer }: BoundariesProps) => {
  const workbench = useWorkbench();
  const translate = useTranslate();
  const current = useAttention((attention) => attention.current);
  const root = useRef<HTMLDivElement>(null);
  const grabbed = useRef<{ x: number; fromMs: number } | null>(null);
  /** The neighbour that should get the focus as soon as it is rendered. */
  const wanted = useRef<Id | null>(null);
  const { sound: { turns }, store, editable } = workbench;
  const { list } = turns;
  const first = turns.placeAt(shown.fromMs);
  const places: number[] = [];
  for (let place = Math.max(0, first); place < list.length && list[place]!.fromMs < shown.toMs; place += 1) places.push(place);
  const tabbed = places.find((place) => list[place]!.id === current) ?? places[Math.floor(places.length / 3)];

  useEffect(() => {
    if (wanted.current === null) return;
    const handle = root.current?.querySelector<HTMLElement>(`[data-segment="${wanted.current}"]`);
    if (!handle) return;
    wanted.current = null;
    handle.focus({ preventScroll: true });
  });

  const clamp = (place: number, ms: number): number => {
    const { fromMs, toMs } = limitsOf(list, place, durationMs);
    return Math.round(Math.min(Math.max(ms, fromMs), toMs));
  };
  const letGo = () => {
    grabbed.current = null;
    if (!moving) return;
    setMoving(null);
    const span = turns.of(moving.id);
    if (!span || span.fromMs === moving.startMs) return;
    workbench.setStart(moving.id, moving.startMs);
  };
  const goTo = (place: number) => {
    const span = list[place];
    if (!span) return;
    letGo();
    wanted.current = span.id;
    workbench.go(span.id);
    const x = span.fromMs * shown.pixelsPerMs;
    const { current: wave } = surfer;
    if (wave && (x < wave.getScroll() || x > wave.getScroll() + wave.getWidth() - 24)) wave.setScroll(Math.max(0, x - wave.getWidth() / 3));
  };
  const onKey = (event: KeyboardEvent, place: number) => {
    const { key, shiftKey } = event;
    const { id, fromMs } = list[place]!;
    if (key === 'ArrowUp' || key === 'ArrowDown') goTo(place + (key === 'ArrowUp' ? -1 : 1));
    else if (key === 'Escape' && moving) setMoving(null);
    else if (editable && (key === 'ArrowLeft' || key === 'ArrowRight')) {
      const by = (shiftKey ? STRIDE_MS : STEP_MS) * (key === 'ArrowLeft' ? -1 : 1);
      setMoving({ id, startMs: clamp(place, (moving?.id === id ? moving.startMs : fromMs) + by) });
    } else return;
    event.preventDefault();
  };
  const grab = (event: PointerEvent<HTMLElement>, place: number) => {
    if (!editable || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    grabbed.current = { x: event.clientX, fromMs: list[place]!.fromMs };
  };
  const drag = (event: PointerEvent<HTMLElement>, place: number) => {
    if (!grabbed.current) return;
    const startMs = clamp(place, grabbed.current.fromMs + (event.clientX - grabbed.current.x) / shown.pixelsPerMs);
    setMoving({ id: list[place]!.id, startMs });
  };
  return (
    <div ref={root}>
      {places.map((place) => {
        const { id, fromMs, speakerId } = list[place]!;
        const isMoving = moving?.id === id;
        const startMs = isMoving ? moving.startMs : fromMs;
        const { fromMs: least, toMs: most } = limitsOf(list, place, durationMs);
        const speaker = speakerId === null ? undefined : store.getState().records.speakers.get(speakerId)?.name;
        return (
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a native slider cannot be a narrow line on a waveform
          <div role="slider"
            key={id} data-segment={id} className={isMoving ? 'boundary moving' : 'boundary'} style={{ left: startMs * shown.pixelsPerMs }}
            tabIndex={place === tabbed ? 0 : -1} aria-readonly={!editable}
            aria-label={translate('desk.waveform.start', { speaker: speaker ?? translate('desk.segment.noSpeaker') })}
            aria-valuemin={least} aria-valuemax={most} aria-valuenow={startMs} aria-valuetext={preciseTime(startMs)}
            onKeyDown={(event) => onKey(event, place)} onKeyUp={({ key }) => key.startsWith('Arrow') && letGo()} onBlur={letGo}
            onPointerDown={(event) => grab(event, place)} onPointerMove={(event) => drag(event, place)} onPointerUp={letGo} onPointerCancel={() => { grabbed.current = null; setMoving(null); }}
          >
            {isMoving && <output>{preciseTime(startMs)}</output>}
          </div>
        );
      })}
    </div>
  );
};
