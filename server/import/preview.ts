import type { ImportPreview } from '#core/model/import';
import type { NotesReading } from '#core/notes/reading';
import { understand, type UnderstoodFeed, type UnderstoodNotes } from './understand.ts';

type Preview = Omit<ImportPreview, 'id' | 'origin'>;
type Imported = Preview['episodes'][number];

/** What is understood of some bytes. Of a feed, the notes come along only for the episode `notesOf` names. */
export function previewOf(bytes: Uint8Array, { notesOf, carriesCredentials }: { notesOf?: string; carriesCredentials: boolean }): Preview {
  const understood = understand(bytes);
  if ('problems' in understood) return { format: 'rss', show: null, episodes: [], problems: understood.problems.map((problem) => ({ severity: 'error', ...problem })) };
  return 'feed' in understood ? ofFeed(understood, carriesCredentials, notesOf) : ofPage(understood);
}

function ofFeed({ feed: { show, items, warnings } }: UnderstoodFeed, carriesCredentials: boolean, notesOf?: string): Preview {
  return {
    format: 'rss',
    show: { title: show.title, link: show.link, author: show.author, private: show.private || carriesCredentials, locked: show.locked },
    episodes: items.map((item) => ({
      key: item.key, guid: item.guid, title: item.title, pubDate: item.pubDate, enclosureUrl: item.enclosure?.url ?? null,
      ...ofNotes(item.notes), notes: item.key === notesOf ? item.notesSource : null,
    })),
    problems: warnings.map(({ line, column, message }) => ({ severity: 'warning' as const, line, column, message })),
  };
}

function ofPage({ format, text, notes }: UnderstoodNotes): Preview {
  const episode = { key: '#1', guid: null, title: notes.title, pubDate: null, enclosureUrl: null, ...ofNotes(notes), notes: text };
  const isEmpty = text.trim() === '';
  return { format, show: null, episodes: isEmpty ? [] : [episode], problems: isEmpty ? [{ severity: 'error', line: null, column: null, message: 'There is nothing in it.' }] : [] };
}

const ofNotes = ({ segments, chapters, references, speakers, parts, warnings }: NotesReading): Pick<Imported, 'segments' | 'chapters' | 'references' | 'speakers' | 'parts' | 'warnings'> => ({
  segments: segments.length,
  chapters: chapters.length,
  references: references.length,
  speakers,
  parts: parts.map(({ kind, heading, startLine, endLine }) => ({ kind, heading, startLine, endLine })),
  warnings,
});
