import { LATEST_MS } from '../../model/id.ts';
import type { Block } from '../../notes/blocks/block.ts';
import { lineForm, textBlocks } from '../../notes/blocks/text.ts';
import { type ChapterEntry, chapterEntry, chapterRun } from '../../notes/chapters.ts';
import { unfold } from '../../notes/unfold.ts';
import { formatTimestamp } from '../../time/timestamp.ts';
import type { FileContent } from '../fileContent.ts';
import type { Format } from '../format.ts';
import { linesOf } from '../lines.ts';
import { oneLine } from '../oneLine.ts';
import { newReport, readingOf, type Report, type TranscriptReading } from '../reading.ts';
import type { Transcript, TranscriptChapter } from '../transcript.ts';
import { turnLines } from '../text/form.ts';
import { ascending } from './ascending.ts';
import { likeChapters } from './likeChapters.ts';
import { youtubeProblems } from './platformRules.ts';

/** The most that a YouTube description may hold: a file with more text besides its list is not one. */
const LONGEST_DESCRIPTION = 5_000;
/** Including the list itself. */
const LONGEST_FILE = 200_000;
/** A mark that a reader would take for a separator between time and title. */
const MARK = /^[-–—:|•.]/;

/** A line, or one of several chapters on a single line. */
interface Said extends Pick<Block, 'text' | 'kind'> {
  line: number;
}
type Entry = ChapterEntry & { block: Said };

/** Lists of chapters as in descriptions and show notes, `0:00 Title` and the like; times in whole seconds. */
export const youtube: Format = {
  name: 'youtube',
  title: 'YouTube description',
  kind: 'chapters',
  extension: 'txt',
  mediaType: 'text/plain',
  detect,
  read: ({ text }) => read(text),
  write: toYoutube,
  problems: ({ chapters, durationMs }) => youtubeProblems(titled(chapters), durationMs).map(({ message }) => message),
};

/**
 * Recognises a list of two or more lines that look like chapters rather than speech, without turns around it and with no more other text than a
 * description may hold.
 */
function detect({ text }: FileContent): string | null {
  if (text.length > LONGEST_FILE || !/\d:\d\d/.test(text)) return null;
  const said = saidIn(text);
  const entries = listed(said);
  const around = said.reduce((sum, block) => sum + block.text.length, 0) - entries.reduce((sum, { block }) => sum + block.text.length, 0);
  if (entries.length < 2 || around > LONGEST_DESCRIPTION || isSpoken(said, entries)) return null;
  return likeChapters(entries.map((entry) => ({ startMs: entry.ms ?? 0, title: titleOf(entry) }))) ? `has a list of ${entries.length} times with titles` : null;
}

/**
 * Writes chapters as lines `0:00 Title`, ascending, for a description on YouTube or Spotify. Times are cut to whole seconds; links, images and chapters
 * without a title cannot be expressed. `youtubeProblems` and `spotifyProblems` report what the platforms would not accept.
 */
export function toYoutube({ chapters }: Pick<Transcript, 'chapters'>): string {
  return titled(chapters).map(({ startMs, title }) => `${formatTimestamp(startMs)} ${MARK.test(title) ? '- ' : ''}${title}\n`).join('');
}

/** The chapters that are listed, in order. */
const titled = (chapters: readonly TranscriptChapter[]): Pick<TranscriptChapter, 'startMs' | 'title'>[] =>
  chapters.toSorted((a, b) => a.startMs - b.startMs).map(({ startMs, title }) => ({ startMs, title: oneLine(title) })).filter(({ title }) => title !== '');

function read(text: string): TranscriptReading {
  const report = newReport();
  const blocks = saidIn(text);
  const entries = listed(blocks);
  const chapters: (TranscriptChapter & { line: number })[] = [];
  for (const entry of entries) {
    const { ms, block: { line } } = entry;
    const time = entry.block.text.slice(entry.time.start, entry.time.end);
    if (ms === null || ms > LATEST_MS) report.rejected.push({ line, why: `“${time}” is not a usable time; its chapter is left out.` });
    else chapters.push({ startMs: ms, title: titleOf(entry), url: null, imageUrl: null, line });
  }
  report.read = chapters.length;
  rejectOthers(blocks, new Set(entries.map(({ block }) => block)), report);
  report.rejected.sort((a, b) => a.line - b.line);
  if (chapters.length === 0 && report.rejected.length === 0) report.rejected.push({ line: 1, why: 'The file contains no chapters.' });
  return readingOf(report, { chapters: ascending(chapters, report) });
}

const titleOf = ({ block, title }: Entry): string => block.text.slice(title.start, title.end);

/** The lines, if they already form a list; else chapters that share a line are separated. */
function saidIn(text: string): Said[] {
  const lines = Array.from(linesOf(text), ({ text: said, line }): Said => {
    const { kind, mark } = lineForm(said);
    return { text: said.slice(mark).trimStart(), kind, line };
  });
  return lines.filter(chapterEntry).length >= 2 ? lines : lines.flatMap((line) => (holdsSeveral(line.text) ? unfold(textBlocks(line.text), { source: line.text, lineOf: () => line.line }) : [line]));
}

function holdsSeveral(text: string): boolean {
  const time = /\d:\d\d/g;
  return time.test(text) && time.test(text) && time.test(text);
}

/** The entries of all lists in the file; if there are none, single lines that begin with a time. */
function listed(said: readonly Said[]): Entry[] {
  const entries: Entry[] = [];
  for (let at = 0; at < said.length; at += 1) {
    const run = chapterRun(said, at, false);
    if (!run) continue;
    for (const entry of run.entries) entries.push({ ...entry, block: said[entry.at]! });
    at = run.to - 1;
  }
  if (entries.length > 0) return entries;
  return said.flatMap((block) => {
    const entry = chapterEntry(block);
    return entry && !entry.titleFirst ? [{ ...entry, block }] : [];
  });
}

/** Whether the text around a list consists of transcript turns. */
function isSpoken(said: readonly Said[], entries: readonly Entry[]): boolean {
  const listed = new Set(entries.map(({ block }) => block));
  const turns = turnLines(said.filter((block) => !listed.has(block)).map(({ text, line }) => ({ text, line, apart: true })));
  return turns !== null && turns.lines.filter(({ header }) => header !== null).length > 1;
}

function rejectOthers(blocks: readonly Said[], chapters: ReadonlySet<Said>, report: Report): void {
  for (let at = 0; at < blocks.length; at += 1) {
    if (chapters.has(blocks[at]!)) continue;
    const from = blocks[at]!.line;
    while (at + 1 < blocks.length && !chapters.has(blocks[at + 1]!)) at += 1;
    const to = blocks[at]!.line;
    report.rejected.push({ line: from, why: to === from ? 'The line is not a chapter.' : `The lines up to ${to} are not chapters.` });
  }
}
