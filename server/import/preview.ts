import { setImmediate as otherRequests } from 'node:timers/promises';
import { Disagreement } from '#core/feed/elements';
import type { FeedProblem } from '#core/feed/problem';
import { itemsOf } from '#core/feed/read';
import type { ItemReading, ShowReading } from '#core/feed/reading';
import { readShow } from '#core/feed/readShow';
import type { ImportPreview } from '#core/model/import';
import { readNotes } from '#core/notes/read';
import type { NotesFormat, NotesReading } from '#core/notes/reading';
import type { Understanding, UnderstoodFeed, UnderstoodNotes } from './understand.ts';

type Preview = Omit<ImportPreview, 'id' | 'origin' | 'repaired'>;
type Imported = Preview['episodes'][number];

/** Of a long archive, so many items are read before other requests have their turn. */
const AT_ONCE = 25;

/** What is shown of what was understood. Of a feed, one episode is held at a time, and its notes are left where they are. */
export async function previewOf(understood: Understanding, opensDoor: boolean): Promise<Preview> {
  if ('problems' in understood) return notRead(understood.problems, understood.repairs);
  if (!('document' in understood)) return ofPage(understood);
  try {
    return await ofFeed(understood, opensDoor);
  } catch (error) {
    if (error instanceof Disagreement) return notRead([{ line: 1, column: 1, message: error.message }], []);
    throw error;
  }
}

async function ofFeed({ document }: UnderstoodFeed, opensDoor: boolean): Promise<Preview> {
  const episodes: Imported[] = [];
  const problems: Preview['problems'] = [];
  for (const { item, warnings } of itemsOf(document)) {
    episodes.push({ ...ofItem(item), notes: null });
    problems.push(...warnings.map(({ line, column, message }) => ({ severity: 'warning' as const, line, column, message })));
    if (episodes.length % AT_ONCE === 0) await otherRequests();
  }
  return { format: 'rss', show: showOf(readShow(document.text, document.channel), opensDoor), episodes, problems, repairs: [] };
}

/** One episode of a feed, with its notes. */
export const previewOfItem = (show: ShowReading, item: ItemReading, opensDoor: boolean): Preview => ({
  format: 'rss', show: showOf(show, opensDoor), episodes: [{ ...ofItem(item), ...inLines(item.notesSource, item.notesFormat) }], problems: [], repairs: [],
});

const showOf = ({ title, link, author, private: isPrivate, locked }: ShowReading, opensDoor: boolean): Preview['show'] => ({ title, link, author, private: isPrivate || opensDoor, locked });

const ofItem = ({ key, guid, title, pubDate, enclosure, notes }: ItemReading): Omit<Imported, 'notes'> => ({ key, guid, title, pubDate, enclosureUrl: enclosure?.url ?? null, ...ofNotes(notes) });

const notRead = (problems: readonly FeedProblem[], repairs: Preview['repairs']): Preview =>
  ({ format: 'rss', show: null, episodes: [], problems: problems.map((problem) => ({ severity: 'error', ...problem })), repairs });

function ofPage({ format, text, notes }: UnderstoodNotes): Preview {
  const episode = { key: '#1', guid: null, title: notes.title, pubDate: null, enclosureUrl: null, ...ofNotes(notes), ...inLines(text, format) };
  const isEmpty = text.trim() === '';
  return { format, show: null, episodes: isEmpty ? [] : [episode], problems: isEmpty ? [{ severity: 'error', line: null, column: null, message: 'There is nothing in it.' }] : [], repairs: [] };
}

const BETWEEN_BLOCKS = /(?<=>)(?=<(?:p|h[1-6]|li|ul|ol|div|blockquote|figure|table|tr|hr)\b)/gi;

/**
 * Notes as they are shown beside what was understood, with the places in them. HTML often comes all on one line: it gets a line for
 * each block here, between two tags, where white space says nothing.
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
