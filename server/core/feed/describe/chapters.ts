import type { NotesReading, NotesView } from '../../notes/reading.ts';
import { timeWords, type ChangeDetail } from './change.ts';
import { lineOf } from './line.ts';

const named = ({ startMs, title }: { startMs: number; title: string }): string => `${timeWords(startMs)} ${title}`;

const isOther = (wanted: string | null | undefined, was: string | null | undefined): boolean => wanted !== undefined && (wanted || null) !== (was ?? null);

/** The differences between the chapters as read and as edited, matched by id. */
export function* describeChapters(before: Pick<NotesReading, 'chapters'>, view: Pick<NotesView, 'chapters'>): Generator<ChangeDetail> {
  const line = lineOf(before.chapters);
  const old = new Map(before.chapters.map((chapter) => [chapter.id, chapter]));
  for (const chapter of view.chapters) {
    const was = chapter.id === undefined ? undefined : old.get(chapter.id);
    if (!was) {
      yield { field: 'added chapter', place: 'chapters', before: null, after: named(chapter) };
      continue;
    }
    old.delete(was.id);
    const place = `chapter “${was.title}”${line(was)}`;
    if (chapter.startMs !== was.startMs) yield { field: 'chapter time', place, before: timeWords(was.startMs), after: timeWords(chapter.startMs) };
    if (chapter.title !== was.title) yield { field: 'chapter title', place, before: was.title, after: chapter.title };
    if (isOther(chapter.url, was.url)) yield { field: 'chapter link', place, before: was.url ?? null, after: chapter.url ?? null };
    if (isOther(chapter.imageUrl, was.imageUrl)) yield { field: 'chapter picture', place, before: was.imageUrl ?? null, after: chapter.imageUrl ?? null };
  }
  for (const gone of old.values()) yield { field: 'removed chapter', place: gone.line === 0 ? 'chapters' : `line ${gone.line}`, before: named(gone), after: null };
}
