import { LATEST_MS } from '../../model/id.ts';
import { formatClock, parseTimestamp } from '../../time/timestamp.ts';
import type { FileContent } from '../fileContent.ts';
import type { Format } from '../format.ts';
import { oneLine } from '../oneLine.ts';
import { newReport, readingOf, type TranscriptReading } from '../reading.ts';
import { Tally } from '../tally.ts';
import type { Transcript, TranscriptChapter } from '../transcript.ts';
import { ascending } from './ascending.ts';
import { likeChapters } from './likeChapters.ts';
import { linesOf } from '../lines.ts';

const CLOCK = /^\d{1,3}:\d{2}:\d{2}(?:[.,]\d{1,9})?(?=\s|$)/;
/** The address after the title in Podlove's text form; an empty one says that everything before it is title. */
const ADDRESS = /^<(?:[a-z][a-z0-9+.-]{0,30}:[^<>\s]*)?>$/i;
const LENGTH = /^#+\s?total-(?:length|duration)[:\s]\s?(\S{1,20})$/i;
/** A comment of m4b-tool and others. It cannot be a title, since a title has a time before it. */
const COMMENT = /^#/;

/** The chapter lists of mp4chaps (mp4v2) and Podlove's text form: a clock with milliseconds, the title, and optionally an address in angle brackets. */
export const mp4chaps: Format = {
  name: 'mp4chaps',
  title: 'mp4chaps',
  kind: 'chapters',
  extension: 'txt',
  mediaType: 'text/plain',
  detect,
  read: ({ text }) => read(text),
  write: toMp4chaps,
};

function detect({ text }: FileContent): string | null {
  const entries: { startMs: number; title: string }[] = [];
  for (const { text: line } of linesOf(text)) {
    if (COMMENT.test(line)) continue;
    const entry = CLOCK.exec(line)?.[0].match(/[.,]/) ? entryOf(line) : null;
    if (!entry) return null;
    entries.push(entry);
  }
  return likeChapters(entries) ? 'every line is a clock with a fraction and a title' : null;
}

/**
 * Writes chapters as `00:00:00.000 Title`, ascending, one per line, followed by ` <https://…>` for an address with a scheme. Images
 * cannot be expressed. A title that looks as if it ended with an address is followed by ` <>`, which means that there is none.
 */
export function toMp4chaps({ chapters }: Pick<Transcript, 'chapters'>): string {
  return chapters.toSorted((a, b) => a.startMs - b.startMs).map(({ startMs, title, url }) => {
    const plain = oneLine(title);
    const { address } = cutAddress(plain);
    const written = url === null ? null : inBrackets(url);
    const end = written === null ? (address === null ? '' : ' <>') : ` <${written}>`;
    return `${`${formatClock(startMs)} ${plain}`.trimEnd()}${end}\n`;
  }).join('');
}

/** Characters that would end the address are percent-encoded; null if it has no scheme, since no reader would recognise it as an address. */
function inBrackets(url: string): string | null {
  const address = url.trim().replace(/[<>\s]/gu, encodeURIComponent);
  return address !== '' && ADDRESS.test(`<${address}>`) ? address : null;
}

function read(text: string): TranscriptReading {
  const report = newReport();
  const rejected = new Tally();
  const chapters: (TranscriptChapter & { line: number })[] = [];
  let durationMs: number | null = null;
  for (const { text: line, line: number } of linesOf(text)) {
    if (COMMENT.test(line)) {
      const length = parseTimestamp(LENGTH.exec(line.slice(0, 80))?.[1] ?? '');
      if (length !== null && length <= LATEST_MS) durationMs ??= length;
      continue;
    }
    const entry = entryOf(line);
    if (!entry) rejected.add(number, 'The line does not begin with a time like 00:01:02.003.');
    else if (entry.startMs > LATEST_MS) rejected.add(number, 'The time is too late to be stored.');
    else chapters.push({ ...entry, imageUrl: null, line: number });
  }
  report.read = chapters.length;
  report.rejected.push(...rejected.rejections());
  if (chapters.length === 0 && report.rejected.length === 0) report.rejected.push({ line: 1, why: 'The file contains no chapters.' });
  return readingOf(report, { durationMs, chapters: ascending(chapters, report) });
}

function entryOf(line: string): Omit<TranscriptChapter, 'imageUrl'> | null {
  const clock = /^\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,9})?(?=\s|$)/.exec(line)?.[0];
  if (clock === undefined) return null;
  const startMs = parseTimestamp(clock.replace(/([.,]\d{3})\d+$/, '$1'));
  if (startMs === null) return null;
  const { title, address } = cutAddress(line.slice(clock.length).trim());
  return { startMs, title, url: address || null };
}

/** A title and the address in brackets after it; null if there is none, empty if the brackets are. */
function cutAddress(text: string): { title: string; address: string | null } {
  const at = text.lastIndexOf('<');
  if (at < 0 || (at > 0 && text[at - 1]!.trim() !== '') || !ADDRESS.test(text.slice(at))) return { title: text, address: null };
  return { title: text.slice(0, at).trim(), address: text.slice(at + 1, -1) };
}
