import { LATEST_MS } from '../../model/id.ts';
import type { SpokenCue } from '../cue.ts';
import type { FileContent } from '../fileContent.ts';
import type { Format } from '../format.ts';
import { segmentsOf } from '../joinCues.ts';
import { linesOf } from '../lines.ts';
import { spokenIn } from '../namesBeforeWords.ts';
import { oneLine } from '../oneLine.ts';
import { newReport, readingOf, type ReadOptions, type TranscriptReading } from '../reading.ts';
import { Tally } from '../tally.ts';

const HEADER = /^\s*start\tend\ttext[^\S\r\n]*(?:[\r\n]|$)/;
const MILLISECONDS = /^-?\d{1,15}$/;

/** Whisper's table of segments, one of the files that `whisper --output_format all` writes; it is only read. */
export const whisperTsv: Format = {
  name: 'whisper-tsv',
  title: 'Whisper table (TSV)',
  kind: 'transcript',
  extension: 'tsv',
  mediaType: 'text/tab-separated-values',
  detect: ({ text }) => (HEADER.test(text) ? 'begins with start, end and text, with tabs between, as Whisper writes them' : null),
  read,
};

/**
 * Reads a line of names (`start`, `end`, `text`) and then lines of these, separated by tabs; times in whole milliseconds. Whisper itself
 * names no speakers; where a relative of it writes them, they stand before the words.
 */
function read({ text }: FileContent, options: ReadOptions): TranscriptReading {
  const report = newReport();
  const [rejected, repaired] = [new Tally(), new Tally()];
  const [, ...lines] = linesOf(text);
  const rows = lines.flatMap(({ text: written, line }) => {
    const row = rowOf(written, (what) => repaired.add(line, what));
    if (typeof row !== 'string') return [{ ...row, line }];
    rejected.add(line, row);
    return [];
  });
  if (lines.length === 0) rejected.add(1, 'The table has no segments.');
  report.read = rows.length;
  report.repaired = repaired.repairs();
  report.rejected = rejected.rejections();
  const spoken = spokenIn(rows.map((row) => row.text));
  const cues = rows.map((row, index): SpokenCue => ({ startMs: row.startMs, endMs: row.endMs, speaker: spoken[index]!.speaker, text: spoken[index]!.words, words: null, line: row.line }));
  return readingOf(report, { segments: segmentsOf(cues, options, report) });
}

/** A line's times and words, or why it has none. */
function rowOf(written: string, repaired: (what: string) => void): { startMs: number; endMs: number | null; text: string } | string {
  const [first = '', second = '', ...rest] = written.split('\t').map((part) => part.trim());
  if (!MILLISECONDS.test(first) || !MILLISECONDS.test(second)) return 'The line does not begin with two times in milliseconds and tabs.';
  const [startMs, endMs, text] = [Number(first), Number(second), oneLine(rest.join(' '))];
  if (text === '') return 'The segment has no text.';
  if (Math.max(startMs, endMs) > LATEST_MS) return 'The segment is later than 24 days.';
  if (startMs < 0) repaired('The segment began before the recording; it begins at 0.');
  if (endMs < startMs) repaired('The segment ended before it began; its end was left out.');
  return { startMs: Math.max(0, startMs), endMs: endMs > startMs && endMs > 0 ? endMs : null, text };
}
