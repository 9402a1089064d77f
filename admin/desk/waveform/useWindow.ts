import { useEffect, useRef, useState, type RefObject } from 'react';
import WaveSurfer from 'wavesurfer.js';
import { useTheme } from '@mui/material';
import { useWorkbench } from '../context';
import type { Drawn } from './peaks';

/** Of the strip's seventy-two pixels; above are the chapters' flags, below the speakers' colours. */
const HEIGHT = 52;

/** The visible part of the recording, with a margin of the same length on both sides, so that it is only redrawn now and then. */
export interface Window {
  fromMs: number;
  toMs: number;
  pixelsPerMs: number;
}

interface Parts {
  canvas: RefObject<HTMLDivElement | null>;
  /** The layers under and over the waveform, which scroll with it. */
  below: RefObject<HTMLElement | null>;
  above: RefObject<HTMLElement | null>;
  playhead: RefObject<HTMLElement | null>;
  /** The width of the desk; 0 until it is known. */
  width: number;
}

/** A larger jump of the playhead is a seek, not playing. */
const JUMP_MS = 1_000;

/** Draws the waveform, and keeps the playhead in view until the user scrolls elsewhere. */
export function useWindow(drawn: Drawn, seconds: number, { canvas, below, above, playhead, width }: Parts): { shown: Window | null; surfer: RefObject<WaveSurfer | null> } {
  const { playback } = useWorkbench();
  const { secondary: waveColor } = useTheme().palette.text;
  const surfer = useRef<WaveSurfer | null>(null);
  const [shown, setShown] = useState<Window | null>(null);

  useEffect(() => {
    const container = canvas.current;
    if (!container || width === 0) return undefined;
    const rate = width / Math.min(seconds, drawn.durationMs / 1_000);
    const rendered = { fromMs: NaN, toMs: NaN };
    // It does not know what is playing: it would paint its own progress in every frame, under our playhead.
    const made = WaveSurfer.create({
      container, peaks: [drawn.high, drawn.low], duration: drawn.durationMs / 1_000, height: HEIGHT, minPxPerSec: rate, fillParent: false,
      waveColor, progressColor: waveColor, cursorWidth: 0, interact: false, autoScroll: false, hideScrollbar: true, normalize: true, maxPeak: loudest(drawn),
    });
    surfer.current = made;
    const pixelsPerMs = rate / 1_000;
    const place = () => {
      const left = made.getScroll();
      for (const layer of [below.current, above.current]) layer?.style.setProperty('transform', `translateX(${-left}px)`);
      const [fromMs, toMs] = [left / pixelsPerMs, (left + width) / pixelsPerMs];
      const isWithin = fromMs >= rendered.fromMs && toMs <= rendered.toMs;
      if (isWithin) return;
      const margin = toMs - fromMs;
      Object.assign(rendered, { fromMs: fromMs - margin, toMs: toMs + margin });
      setShown({ ...rendered, pixelsPerMs });
    };
    let last = NaN;
    const follow = () => {
      const { timeMs } = playback.getState();
      if (timeMs === last) return;
      const [x, was, left] = [timeMs * pixelsPerMs, last * pixelsPerMs, made.getScroll()];
      const isSeen = (at: number) => at >= left && at <= left + width;
      if (!isSeen(x) && (isSeen(was) || !(Math.abs(timeMs - last) < JUMP_MS))) made.setScroll(Math.max(0, x - width / 10));
      last = timeMs;
      // Not a custom property, which would make the browser recompute the style of every segment on the page in every frame.
      playhead.current?.style.setProperty('transform', `translateX(${x}px)`);
    };
    const settle = () => {
      last = NaN;
      follow();
      place();
    };
    const offs = [made.on('scroll', place), made.on('ready', settle)];
    const stop = playback.subscribe(follow);
    return () => {
      stop();
      for (const off of offs) off();
      surfer.current = null;
      made.destroy();
    };
  }, [drawn, seconds, playback, canvas, below, above, playhead, width, waveColor]);

  return { shown, surfer };
}

function loudest({ high, low }: Drawn): number {
  let most = 0.05;
  for (const half of [high, low]) for (const value of half) most = Math.max(most, Math.abs(value));
  return most;
}
