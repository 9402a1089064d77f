import { type Interpretation, interpret } from '../../notes/interpret.ts';
import type { NotesFormat, Part } from '../../notes/reading.ts';
import { readingOf, type Rejection, type Report, type TranscriptReading } from '../reading.ts';
import type { TranscriptChapter } from '../transcript.ts';

/** Longer than any page of show notes. */
const LONGEST_PAGE = 2_000_000;
const MOST_LINES = 20_000;

const NAMED: Readonly<Record<Exclude<Part['kind'], 'title' | 'chapters' | 'transcript'>, string>> = {
  boilerplate: 'the frame of the page', introduction: 'the introduction', references: 'references', other: 'words about the episode',
};

/** Reads a file as a page of show notes; null if it is too long to be one. */
export const notesPage = (source: string, format: NotesFormat, lines: number): Interpretation | null =>
  (source.length > LONGEST_PAGE || lines > MOST_LINES ? null : interpret(source, format));

/** How many turns of a page have headers of their own. */
export const turnsOf = ({ segments }: Interpretation): number => segments.filter(({ header }) => header !== null).length;

/** The chapters of a page, ascending; only those before a line, if given. */
export const chaptersOf = ({ reading }: Interpretation, before = Infinity): TranscriptChapter[] =>
  reading.chapters.filter(({ line }) => line < before).map(({ startMs, title }) => ({ startMs, title, url: null, imageUrl: null })).sort((a, b) => a.startMs - b.startMs);

/** Title, chapters and transcript of a page of show notes. Everything else is left out and reported, each part with its lines. */
export function pageReading(page: Interpretation, report: Report): TranscriptReading {
  const { reading } = page;
  const segments = reading.segments.map(({ startMs, endMs, speaker, text }) => ({ startMs, endMs, speaker, text }));
  report.read = segments.length > 0 ? segments.length : reading.chapters.length;
  report.rejected.push(...otherParts(page));
  for (const { title, chapter } of page.headings) {
    if (chapter === null) report.rejected.push({ line: title.block.line, why: `“${title.block.text.slice(0, 80)}” is a heading in the transcript, but no chapter has this title.` });
  }
  for (const { code, line, message } of reading.warnings) if (code === 'unread-time' || code === 'untitled-chapter') report.repaired.push({ line, what: `${message}.` });
  report.rejected.sort((a, b) => a.line - b.line);
  return readingOf(report, { title: reading.title, segments, chapters: chaptersOf(page) });
}

/** The parts of a page other than title, chapters and transcript; only those before a line, if given. */
export const otherParts = ({ reading }: Interpretation, before = Infinity): Rejection[] =>
  reading.parts.flatMap(({ kind, startLine, endLine }) => {
    if (kind === 'title' || kind === 'chapters' || kind === 'transcript' || startLine >= before) return [];
    const to = Math.min(endLine, before - 1);
    return [{ line: startLine, why: `${to > startLine ? `The lines up to ${to} are` : 'The line is'} ${NAMED[kind]}, not part of the transcript.` }];
  });
