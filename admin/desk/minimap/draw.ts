import type { PlaybackState } from '../player/playback';
import type { Records } from '../store/records';
import { lengthMs, spansOf } from './spans';

/** Paints the minimap for the screen's own pixels. */
export function draw(canvas: HTMLCanvasElement, records: Records, { timeMs, durationMs }: PlaybackState, colourOf: (speakerId: string | null) => string | null): void {
  const { clientWidth: width, clientHeight: height } = canvas;
  const scale = devicePixelRatio;
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const brush = canvas.getContext('2d');
  const length = lengthMs(records, durationMs);
  if (!brush || length === 0) return;
  brush.scale(scale, scale);
  const styles = getComputedStyle(canvas);
  const x = (ms: number) => (ms / length) * width;
  for (const { fromMs, toMs, speakerId } of spansOf(records)) {
    brush.fillStyle = colourOf(speakerId) ?? styles.getPropertyValue('--edge');
    brush.globalAlpha = 0.55;
    brush.fillRect(x(fromMs), 5, Math.max(1, x(toMs) - x(fromMs) - 0.5), height - 9);
  }
  brush.globalAlpha = 1;
  brush.fillStyle = styles.getPropertyValue('--muted');
  for (const { startMs } of records.chapters.values()) brush.fillRect(Math.round(x(startMs)), 1, 1, height - 2);
  brush.fillStyle = styles.getPropertyValue('--ink');
  brush.fillRect(Math.round(x(timeMs)) - 1, 0, 2, height);
}
