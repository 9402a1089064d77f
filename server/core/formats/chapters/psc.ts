import { SaxesParser, type SaxesTagNS } from 'saxes';
import { escapeAttribute } from '../../feed/escape.ts';
import { lineFinder } from '../../model/place.ts';
import { formatClock } from '../../time/timestamp.ts';
import type { FileContent } from '../fileContent.ts';
import type { Format } from '../format.ts';
import { newReport, readingOf, type Report, type TranscriptReading } from '../reading.ts';
import { Tally } from '../tally.ts';
import type { Transcript, TranscriptChapter } from '../transcript.ts';
import { ascending } from './ascending.ts';
import { pscStart } from './pscStart.ts';

const NAMESPACE = 'http://podlove.org/simple-chapters';
const MAX_DEPTH = 200;
const MAX_ERRORS = 100;
/** An ampersand that begins no reference: the parser would search for the end of one and lose the text in between. */
const BARE_AMPERSAND = /&(?!(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z_][\w.-]{0,60});)/gi;

/** Podlove Simple Chapters 1.2 (podlove.org/simple-chapters), as a file or inside a feed's item; read and written in whole milliseconds. */
export const psc: Format = {
  name: 'psc',
  title: 'Podlove Simple Chapters',
  kind: 'chapters',
  extension: 'psc',
  mediaType: 'application/xml',
  detect,
  read: ({ text }) => read(text),
  write: toPsc,
};

function detect({ text }: FileContent): string | null {
  if (!/^\s*</.test(text)) return null;
  if (/<(?:[\w.-]{1,40}:)?chapter[\s/>]/.test(text) && /podlove\.org\/simple-chapters/.test(text)) return 'has chapters in the namespace of Podlove Simple Chapters';
  return /^\s*<psc:chapters?[\s>]/.test(text) ? 'begins with <psc:chapters>' : null;
}

/**
 * Writes chapters as a document of Podlove Simple Chapters 1.2, ascending, with times to the millisecond, and `href` and `image` if
 * a chapter has them. Characters that XML cannot express are left out.
 */
export function toPsc({ chapters }: Pick<Transcript, 'chapters'>): string {
  const lines = chapters.toSorted((a, b) => a.startMs - b.startMs).map(({ startMs, title, url, imageUrl }) => {
    const optional = [['href', url], ['image', imageUrl]].map(([name, value]) => (value === null ? '' : ` ${name}="${escapeAttribute(value!)}"`)).join('');
    return `  <psc:chapter start="${formatClock(startMs)}" title="${escapeAttribute(title)}"${optional}/>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<psc:chapters version="1.2" xmlns:psc="${NAMESPACE}">\n${lines.join('')}</psc:chapters>\n`;
}

function read(text: string): TranscriptReading {
  const report = newReport();
  const reader = new PscReader(report);
  const chapters = reader.read(text);
  report.read = chapters.length;
  if (chapters.length === 0 && report.rejected.length === 0) report.rejected.push({ line: 1, why: 'The file contains no Podlove Simple Chapters.' });
  return readingOf(report, { chapters: ascending(chapters, report) });
}

/** Ends reading before the end of the document. */
class TooBroken extends Error {}

class PscReader {
  private readonly parser = new SaxesParser({ xmlns: true, position: true });
  private readonly chapters: (TranscriptChapter & { line: number })[] = [];
  private readonly repaired = new Tally();
  private readonly rejected = new Tally();
  private errors = 0;
  private depth = 0;
  private line = 1;
  private lists = 0;

  constructor(private readonly report: Report) {
    this.parser.on('error', () => this.error());
    this.parser.on('opentagstart', () => {
      this.line = this.parser.line;
      this.depth += 1;
      if (this.depth > MAX_DEPTH) throw new TooBroken(`Elements are nested more than ${MAX_DEPTH} deep here; the rest of the file was not read.`);
    });
    this.parser.on('opentag', (tag) => this.element(tag));
    this.parser.on('closetag', () => (this.depth -= 1));
  }

  /** Expands only XML's own five entities: a DOCTYPE is skipped, so anything it defines is unknown. */
  read(text: string): (TranscriptChapter & { line: number })[] {
    const from = Math.max(0, text.search(/\S/));
    const xml = text.slice(from);
    const bare = xml.search(BARE_AMPERSAND);
    if (bare >= 0) this.repaired.add(lineFinder(xml)(bare), 'From here on an “&” is not written as “&amp;”; it was read as itself.');
    try {
      this.parser.write(bare < 0 ? xml : xml.replace(BARE_AMPERSAND, '&amp;')).close();
    } catch (error) {
      if (!(error instanceof TooBroken)) throw error;
      this.rejected.add(this.parser.line, error.message);
    }
    const offset = from > 0 ? (text.slice(0, from).match(/\r\n|\r|\n/g)?.length ?? 0) : 0;
    this.report.repaired.push(...this.repaired.repairs().map(({ line, what }) => ({ line: line + offset, what })));
    this.report.rejected.push(...this.rejected.rejections().map(({ line, why }) => ({ line: line + offset, why })));
    return this.chapters.map((chapter) => ({ ...chapter, line: chapter.line + offset }));
  }

  private error(): void {
    this.errors += 1;
    this.repaired.add(this.parser.line, 'The XML is not well-formed here; it was read as far as it could be understood.');
    if (this.errors > MAX_ERRORS) throw new TooBroken('The XML is broken in too many places; the rest of the file was not read.');
  }

  private element(tag: SaxesTagNS): void {
    if (tag.local !== 'chapters' && tag.local !== 'chapter') return;
    const named = tag.uri.replace(/\/$/, '').replace('https:', 'http:') === NAMESPACE;
    // The parser gives an unbound prefix as the namespace.
    if (!named && tag.uri !== '' && tag.uri !== 'psc') return;
    if (!named) this.repaired.add(this.line, `The element <${tag.name}> is not bound to the namespace ${NAMESPACE}.`);
    if (tag.local === 'chapters') this.lists += 1;
    else if (this.lists > 1) this.rejected.add(this.line, 'The chapter is in a second list, which belongs to another episode.');
    else this.chapter(tag);
  }

  private chapter({ attributes }: SaxesTagNS): void {
    const value = (name: string): string | null => attributes[name]?.value.trim() ?? null;
    const start = value('start');
    if (start === null || start === '') return this.rejected.add(this.line, 'The chapter has no start.');
    const startMs = pscStart(start);
    if (startMs === null) return this.rejected.add(this.line, `The chapter's start is not a time, or is too late to be stored: “${start.slice(0, 40)}”.`);
    const title = value('title') ?? '';
    if (title === '') this.repaired.add(this.line, 'The chapter has no title.');
    this.chapters.push({ startMs, title, url: value('href') || null, imageUrl: value('image') || null, line: this.line });
  }
}
