import type { ImportPreview } from '#core/model/import';
import { readDocument } from '#core/feed/read';
import { readNotes } from '#core/notes/read';
import type { NotesFormat, NotesReading } from '#core/notes/reading';
import type { Understanding, UnderstoodFeed, UnderstoodNotes } from './understand.ts';

type Preview = Omit<ImportPreview, 'id' | 'origin' | 'repaired'>;
type Imported = Preview['episodes'][number];

/** What is shown of what was understood. Of a feed, the notes come along only for the episode `notesOf` names. */
export function previewOf(understood: Understanding, { notesOf, carriesCredentials }: { notesOf?: string; carriesCredentials: boolean }): Preview {
  if ('problems' in understood) return { format: 'rss', show: null, episodes: [], problems: understood.problems.map((problem) => ({ severity: 'error', ...problem })), repairs: understood.repairs };
  return 'document' in understood ? ofFeed(understood, carriesCredentials, notesOf) : ofPage(understood);
}

function ofFeed({ document }: UnderstoodFeed, carriesCredentials: boolean, notesOf?: string): Preview {
  const { show, items, warnings } = readDocument(document);
  return {
    format: 'rss',
    show: { title: show.title, link: show.link, author: show.author, private: show.private || carriesCredentials, locked: show.locked },
    episodes: items.map((item) => ({
      key: item.key, guid: item.guid, title: item.title, pubDate: item.pubDate, enclosureUrl: item.enclosure?.url ?? null,
      ...ofNotes(item.notes), ...(item.key === notesOf ? inLines(item.notesSource, item.notesFormat) : { notes: null }),
    })),
    problems: warnings.map(({ line, column, message }) => ({ severity: 'warning' as const, line, column, message })),
    repairs: [],
  };
}

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
