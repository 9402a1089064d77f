import type { Finding } from '#core/model/finding';
import type { Id } from '#core/model/id';
import type { Records } from '../store/records';
import { spansOf } from './spans';

interface Map {
  records: Records;
  findings: readonly Finding[];
  /** Segments that contain matches of the search. */
  found: ReadonlySet<Id>;
  lengthMs: number;
  colourOf: (speakerId: string | null) => string | null;
}

/** Paints the minimap at the screen's resolution: speakers, chapters as ticks, matches of the search as marks above, findings as marks below. */
export function draw(canvas: HTMLCanvasElement, { records, findings, found, lengthMs, colourOf }: Map): void {
  const { clientWidth: width, clientHeight: height } = canvas;
  const scale = devicePixelRatio;
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const brush = canvas.getContext('2d');
  if (!brush || lengthMs === 0) return;
  brush.scale(scale, scale);
  const styles = getComputedStyle(canvas);
  const x = (ms: number) => (ms / lengthMs) * width;
  for (const { fromMs, toMs, speakerId } of spansOf(records)) {
    brush.fillStyle = colourOf(speakerId) ?? styles.getPropertyValue('--edge');
    brush.globalAlpha = 0.55;
    brush.fillRect(x(fromMs), 5, Math.max(1, x(toMs) - x(fromMs) - 0.5), height - 9);
  }
  brush.globalAlpha = 1;
  brush.fillStyle = styles.getPropertyValue('--muted');
  for (const { startMs } of records.chapters.values()) brush.fillRect(Math.round(x(startMs)), 1, 1, height - 2);
  brush.fillStyle = styles.getPropertyValue('--red');
  for (const { startMs, severity } of findings) if (startMs !== null && severity !== 'info') brush.fillRect(Math.round(x(startMs)) - 1, height - 3, 3, 2);
  brush.fillStyle = styles.getPropertyValue('--accent');
  for (const id of found) {
    const startMs = records.segments.get(id)?.startMs;
    if (startMs != null) brush.fillRect(Math.round(x(startMs)) - 1, 0, 2, 4);
  }
}
