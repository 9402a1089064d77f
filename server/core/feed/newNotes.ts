import { escaped, escapedAttribute } from '../notes/blocks/entities.ts';
import type { NotesFormat, NotesView, NotHeld } from '../notes/reading.ts';
import { formatTimestamp } from '../time/timestamp.ts';

/** The notes of a new episode, and what they cannot hold of its view. */
export interface NewNotes {
  source: string;
  format: NotesFormat;
  notHeld: NotHeld[];
}

/**
 * Writes the notes of a new episode as HTML: introduction, references, chapters, transcript.
 *
 * @param like the notes of a neighbour, null for none
 */
export function newNotes(view: NotesView & { introduction?: string }, _like: { source: string; format: NotesFormat } | null): NewNotes {
  const { introduction = '', references, chapters, segments } = view;
  const lines = [
    ...introduction.split(/\n\s*\n/).filter((text) => text.trim() !== '').map((text) => `<p>${escaped(text.trim())}</p>`),
    ...(references.length > 0 ? ['<p>Mentioned in this episode:</p>', ...list(references.map(({ title, url, note }) => `${url === null ? escaped(title) : `<a href="${escapedAttribute(url)}">${escaped(title)}</a>`}${note === null ? '' : ` — ${escaped(note)}`}`))] : []),
    ...(chapters.length > 0 ? ['<h3>Chapters</h3>', ...list(chapters.map(({ startMs, title }) => `${formatTimestamp(startMs)} ${escaped(title)}`))] : []),
    ...(segments.length > 0 ? ['<h3>Transcript</h3>', ...segments.flatMap(({ startMs, speaker, text }) => [
      ...(speaker === null ? [] : [`<p><strong>${escaped(speaker)}${startMs === null ? '' : ` (${formatTimestamp(startMs)})`}</strong></p>`]), `<p>${escaped(text)}</p>`,
    ])] : []),
  ];
  return { source: lines.join('\n'), format: 'html', notHeld: [] };
}

const list = (items: readonly string[]): string[] => ['<ul>', ...items.map((item) => `<li><p>${item}</p></li>`), '</ul>'];
