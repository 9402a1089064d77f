import { LATEST_MS } from '../../model/id.ts';
import { oneLine } from '../oneLine.ts';
import type { Report } from '../reading.ts';
import { Tally } from '../tally.ts';

/** One label of a track: a stretch, or a point if both times are equal. */
interface Label {
  startMs: number;
  endMs: number;
  /** On one line. */
  text: string;
}

/** Audacity writes the decimal mark of the user's locale, and no sign except a minus. */
const SECONDS = /^[ \t]*(-?)(\d{1,12})(?:[.,](\d{0,20}))?[ \t]*$/;

/**
 * Reads an exported label track (Audacity manual, "Importing and Exporting Labels"): lines of `start`, `end`, `text` separated by tabs,
 * in seconds; the end may be missing. A line that begins with a backslash holds the frequencies of the label before it and is ignored.
 * Several tracks are exported one after another; their labels are sorted by start.
 */
export function readLabels(text: string, report: Report): Label[] {
  const labels: Label[] = [];
  const [rejected, repaired] = [new Tally(), new Tally()];
  let line = 0;
  let ordered = true;
  for (const written of text.split(/\r\n|\r|\n/)) {
    line += 1;
    if (written.startsWith('\\') && labels.length > 0) continue;
    if (written.trim() === '') continue;
    const label = labelOf(written, (what) => repaired.add(line, what));
    if (typeof label === 'string') rejected.add(line, label);
    else {
      ordered &&= label.startMs >= (labels.at(-1)?.startMs ?? 0);
      labels.push(label);
    }
  }
  if (!ordered) repaired.add(1, 'The labels are not in order of their times (several tracks in one file?): they were sorted by their starts.');
  report.read = labels.length;
  report.rejected = rejected.rejections();
  report.repaired = repaired.repairs();
  return ordered ? labels : labels.sort((a, b) => a.startMs - b.startMs);
}

/** The label of a line, or why it has none. */
function labelOf(written: string, repaired: (what: string) => void): Label | string {
  const [first, second, ...rest] = written.split('\t');
  const start = millisecondsOf(first!);
  if (start === null) return 'The line does not begin with a time in seconds and a tab.';
  const end = second === undefined ? null : millisecondsOf(second);
  const text = oneLine((end === null ? [second ?? '', ...rest] : rest).join(' '));
  if (text === '') return 'The label has no text.';
  const [startMs, endMs] = [start, end ?? start];
  if (startMs > LATEST_MS || endMs > LATEST_MS) return 'The label is later than 24 days.';
  if (startMs < 0 && endMs < 0) return 'The label is before the start of the recording.';
  if (endMs < startMs) repaired('The label ended before it began; the two times were swapped.');
  else if (startMs < 0) repaired('The label began before the recording; it begins at 0.');
  return { startMs: Math.max(0, Math.min(startMs, endMs)), endMs: Math.max(startMs, endMs), text };
}

/** Decimal seconds as whole milliseconds; null if it is not a number. */
export function millisecondsOf(seconds: string): number | null {
  const match = SECONDS.exec(seconds);
  if (!match) return null;
  const ms = Math.round(Number(`${match[2]}.${match[3] ?? ''}`) * 1000);
  return match[1] === '-' && ms > 0 ? -ms : ms;
}

/** A line as Audacity exports it, with six decimals. */
export const labelLine = ({ startMs, endMs, text }: Label): string => `${secondsOf(startMs)}\t${secondsOf(endMs)}\t${oneLine(text)}\n`;

const secondsOf = (ms: number): string => `${Math.floor(ms / 1000)}.${String(ms % 1000).padStart(3, '0')}000`;
