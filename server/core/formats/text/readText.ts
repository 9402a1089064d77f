import type { NotesFormat } from '../../notes/reading.ts';
import type { Line } from '../lines.ts';
import { newReport, readingOf, type ReadOptions, type Report, type TranscriptReading } from '../reading.ts';
import type { TranscriptSegment } from '../transcript.ts';
import { unguarded } from './furniture.ts';
import { chaptersOf, notesPage, otherParts, pageReading, turnsOf } from './notesPage.ts';
import { readTurns, type Turns } from './turns.ts';

const LONGEST_TITLE = 1_000;

/** The input for reading a text: its lines, and the page they come from. */
interface TextSource {
  lines: readonly Line[];
  page: string;
  format: NotesFormat;
}

/**
 * Reads a text as what it is: a page of show notes with a transcript, a transcript in turns, or mere prose, each paragraph of
 * which becomes a segment without speaker or time.
 */
export function readTextSource({ lines, page: source, format }: TextSource, options: ReadOptions): TranscriptReading {
  const report = newReport();
  if (lines.length === 0) {
    report.rejected.push({ line: 1, why: 'The file contains no words.' });
    return readingOf(report, {});
  }
  const own = newReport();
  const turns = readTurns(lines, options, own);
  if (turns && turns.segments.length > 0 && turns.front.length < 2) return turnsReading(turns, own);
  const page = notesPage(source, format, lines.length);
  const notes = page ? turnsOf(page) : 0;
  if (page && (turns ? notes > 1 && notes * 10 >= turns.segments.length * 8 : page.reading.segments.length + page.reading.chapters.length > 0)) return pageReading(page, report);
  if (!turns) return proseReading(lines, report);
  const chapters = page ? chaptersOf(page, turns.line) : [];
  if (!page || chapters.length === 0) return turnsReading(turns, own);
  own.rejected.push(...otherParts(page, turns.line));
  return readingOf(sorted(own), { title: page.reading.title, segments: turns.segments, chapters });
}

function turnsReading({ front, segments }: Turns, report: Report): TranscriptReading {
  const [title, ...others] = front;
  const titled = title !== undefined && title.text.length <= LONGEST_TITLE;
  const rejected = titled ? others : front;
  const [from, to] = [rejected[0], rejected.at(-1)];
  if (from && to) report.rejected.push({ line: from.line, why: from === to ? 'The line comes before the first turn.' : `The lines up to ${to.line} come before the first turn.` });
  return readingOf(sorted(report), { title: titled ? unguarded(title.text).replace(/^#{1,6}\s+/, '') : null, segments });
}

const sorted = (report: Report): Report => {
  report.rejected.sort((a, b) => a.line - b.line);
  return report;
};

/** A first line that stands apart and does not end a sentence is the title. */
function proseReading(lines: readonly Line[], report: Report): TranscriptReading {
  const wrapped = lines.some(({ apart }, index) => index > 0 && apart);
  const titled = lines.length > 1 && lines[1]!.apart && lines[0]!.text.length <= 120 && !/[.!?…,;:。！？]["'”’)\]]*$/u.test(lines[0]!.text);
  const segments: TranscriptSegment[] = [];
  for (const { text, apart } of titled ? lines.slice(1) : lines) {
    const last = segments.at(-1);
    if (last && wrapped && !apart) last.text += ` ${unguarded(text)}`;
    else segments.push({ startMs: null, endMs: null, speaker: null, text: unguarded(text) });
  }
  report.read = segments.length;
  report.repaired.push({ line: lines[titled ? 1 : 0]!.line, what: 'There are no turns in the file: each paragraph was read as a segment without a speaker or a time.' });
  return readingOf(report, { title: titled ? unguarded(lines[0]!.text) : null, segments });
}
