import { LATEST_MS } from '../../model/id.ts';
import type { SpokenCue } from '../cue.ts';
import type { FileContent } from '../fileContent.ts';
import type { Format } from '../format.ts';
import { segmentsOf } from '../joinCues.ts';
import { newReport, readingOf, type ReadOptions, type TranscriptReading } from '../reading.ts';
import { Tally } from '../tally.ts';
import { parseTimestamp } from '../../time/timestamp.ts';
import { timedText } from '../timedText.ts';
import { readDialogueText } from './dialogueText.ts';
import { readScript, type Dialogue } from './events.ts';

const SAMPLE = 4_096;

/**
 * Advanced SubStation Alpha and SubStation Alpha 4 (`.ass`, `.ssa`): lines of dialogue with the speaker's name, and word times if they
 * are karaoke.
 *
 * We read it ourselves rather than with `ass-compiler`, which reports no line numbers, treats a script without `Format:` or `[Events]`
 * as empty, reads a bad time as NaN, keeps `\N`, and takes quadratic time on a line of braces or spaces.
 */
export const ass: Format = {
  name: 'ass',
  title: 'SubStation Alpha (ASS, SSA)',
  kind: 'transcript',
  extension: 'ass',
  mediaType: 'text/x-ssa',
  detect,
  read,
};

function detect({ text }: FileContent): string | null {
  const sample = text.slice(0, SAMPLE);
  if (/^\s*\[(?:Script Info|V4\+? Styles|Events)\]/i.test(sample)) return 'begins with a section of a SubStation script';
  return /^\s*Dialogue:\s*(?:Marked=)?\d+,\d+:\d\d:\d\d[.,]\d+,/i.test(sample) ? 'begins with a SubStation Alpha dialogue line' : null;
}

function read(file: FileContent, options: ReadOptions): TranscriptReading {
  const report = newReport();
  const [repaired, rejected] = [new Tally(), new Tally()];
  const { title, dialogues } = readScript(file.text, repaired, rejected);
  const said = new Set<string>();
  const cues: SpokenCue[] = [];
  for (const dialogue of dialogues) {
    const cue = cueOf(dialogue, repaired, rejected);
    if (cue === null) continue;
    const key = JSON.stringify([cue.startMs, cue.endMs, cue.speaker, cue.text]);
    if (said.has(key)) rejected.add(dialogue.line, 'The same words are at the same time on another layer; they are read once.');
    else cues.push(cue);
    said.add(key);
  }
  report.read = cues.length;
  report.repaired = repaired.repairs();
  report.rejected = rejected.rejections();
  if (cues.length === 0 && report.rejected.length === 0) report.rejected.push({ line: 1, why: 'The file contains no dialogue.' });
  return readingOf(report, { title, segments: segmentsOf(cues, options, report) });
}

function cueOf({ line, start, end, name, text }: Dialogue, repaired: Tally, rejected: Tally): SpokenCue | null {
  const { runs, draws, hasNotes } = readDialogueText(text);
  if (draws) rejected.add(line, 'Drawings are left out.');
  if (hasNotes) rejected.add(line, 'Notes in braces are not shown and are left out.');
  if (!runs.some((run) => /\S/.test(run.text))) return null;
  const startMs = parseTimestamp(start);
  if (startMs === null || startMs > LATEST_MS) {
    rejected.add(line, `"${start.slice(0, 20)}" cannot be the start of a line; the line is left out.`);
    return null;
  }
  const endMs = endOf(startMs, end, line, repaired);
  const timed = runs.map((run) => ({ ...run, startMs: later(startMs, run.startMs), endMs: later(startMs, run.endMs) }));
  return { line, startMs, endMs, speaker: name === '' || name === 'NTP' ? null : name, ...timedText(timed, startMs, endMs) };
}

function endOf(startMs: number, end: string, line: number, repaired: Tally): number | null {
  const endMs = parseTimestamp(end);
  if (endMs !== null && endMs >= startMs && endMs <= LATEST_MS) return endMs;
  repaired.add(line, endMs === null ? `"${end.slice(0, 20)}" cannot be the end of a line; the end was left out.` : 'A line ends before it begins; its end was left out.');
  return null;
}

const later = (startMs: number, offset: number | null): number | null => (offset === null || startMs + offset > LATEST_MS ? null : startMs + offset);
