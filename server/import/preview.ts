import type { FeedProblem } from '#core/feed/problem';
import type { ReadItem } from '#core/feed/read';
import type { ItemReading, ShowReading } from '#core/feed/reading';
import type { ImportPreview } from '#core/model/import';
import { readNotes } from '#core/notes/read';
import type { NotesFormat, NotesReading } from '#core/notes/reading';
import type { NotUnderstood, UnderstoodNotes } from './understand.ts';

export type Preview = Omit<ImportPreview, 'id' | 'origin' | 'repaired'>;
type Imported = Preview['episodes'][number];

/** The preview of a page, or of a feed that cannot be read. */
export const previewOf = (understood: UnderstoodNotes | NotUnderstood): Preview => ('problems' in understood ? notRead(understood.problems, understood.repairs) : ofPage(understood));

/** Builds the preview of a feed while it is read. Collected as JSON text, because a title sliced from an item's text would keep all of that in memory. */
export class FeedPreview {
  private readonly episodes: string[] = [];
  private readonly problems: string[] = [];

  add({ item, warnings }: ReadItem): void {
    this.episodes.push(JSON.stringify({ ...ofItem(item), notes: null } satisfies Imported));
    for (const { line, column, message } of warnings) this.problems.push(JSON.stringify({ severity: 'warning', line, column, message } satisfies Preview['problems'][number]));
  }

  /** As JSON. */
  of(show: ShowReading, opensDoor: boolean): string {
    return `{"format":"rss","show":${JSON.stringify(showOf(show, opensDoor))},"episodes":[${this.episodes.join(',')}],"problems":[${this.problems.join(',')}],"repairs":[]}`;
  }
}

/** The preview of one episode of a feed, with its notes. */
export const previewOfItem = (show: ShowReading, item: ItemReading, opensDoor: boolean): Preview => ({
  format: 'rss', show: showOf(show, opensDoor), episodes: [{ ...ofItem(item), ...inLines(item.notesSource, item.notesFormat) }], problems: [], repairs: [],
});

/** A show's reading that was kept before readings had `aiContent` lacks it. */
type KeptShow = Omit<ShowReading, 'aiContent'> & Partial<Pick<ShowReading, 'aiContent'>>;

function showOf({ title, link, author, private: isPrivate, locked, aiContent = null }: KeptShow, opensDoor: boolean): Preview['show'] {
  return { title, link, author, private: isPrivate || opensDoor, locked, ...(aiContent !== null && { aiContent }) };
}

const ofItem = ({ key, guid, title, pubDate, enclosure, notes }: ItemReading): Omit<Imported, 'notes'> => ({ key, guid, title, pubDate, enclosureUrl: enclosure?.url ?? null, ...ofNotes(notes) });

const notRead = (problems: readonly FeedProblem[], repairs: Preview['repairs']): Preview =>
  ({ format: 'rss', show: null, episodes: [], problems: problems.map((problem) => ({ severity: 'error', ...problem })), repairs });

function ofPage({ format, text, notes }: UnderstoodNotes): Preview {
  const episode = { key: '#1', guid: null, title: notes.title, pubDate: null, enclosureUrl: null, ...ofNotes(notes), ...inLines(text, format) };
  const problems = problemsOfPage(text);
  return { format, show: null, episodes: problems.length > 0 ? [] : [episode], problems, repairs: [] };
}

/** Why a page makes no episode. */
export const problemsOfPage = (text: string): Preview['problems'] => (text.trim() === '' ? [{ severity: 'error', line: null, column: null, message: 'There is nothing in it.' }] : []);

const BETWEEN_BLOCKS = /(?<=>)(?=<(?:p|h[1-6]|li|ul|ol|div|blockquote|figure|table|tr|hr)\b)/gi;

/**
 * Notes as displayed beside what was read from them, with line numbers to match. HTML is often all on one line, so each block gets a line
 * of its own here; the line breaks go between two tags, where white space has no meaning.
 */
function inLines(source: string, format: NotesFormat | 'none'): Pick<Imported, 'notes'> & Partial<Pick<Imported, 'parts' | 'warnings'>> {
  if (format !== 'html') return { notes: source };
  const notes = source.replace(BETWEEN_BLOCKS, '\n');
  const { parts, warnings } = ofNotes(readNotes(notes, format));
  return { notes, parts, warnings };
}

const ofNotes = ({ segments, chapters, references, speakers, parts, warnings }: NotesReading): Pick<Imported, 'segments' | 'chapters' | 'references' | 'speakers' | 'parts' | 'warnings'> => ({
  segments: segments.length,
  chapters: chapters.length,
  references: references.length,
  speakers,
  parts: parts.map(({ kind, heading, startLine, endLine }) => ({ kind, heading, startLine, endLine })),
  warnings,
});
