import type { Id } from '../model/id.ts';
import { inOrder, type Records } from '../edit/records.ts';
import type { Matcher } from './matcher.ts';
import type { Found, Scope } from './query.ts';

/** A text of a record that can be searched and replaced in. */
export type TextField = { kind: 'segments'; field: 'text' } | { kind: 'chapters'; field: 'title' } | { kind: 'references'; field: 'title' | 'note' } | { kind: 'notes'; field: 'introduction' };

export type Match = Found & TextField & { recordId: Id };

/**
 * All matches in reading order: in the transcript, then in chapter titles, references and the introduction. A generator that yields once per record, even
 * without matches, so that the caller can pause in between.
 *
 * @param order the ids of the segments in reading order
 */
export function* findIn(records: Records, order: readonly Id[], matcher: Matcher, { transcript, chapters, references, introduction, speakerId }: Scope): Generator<Match[]> {
  if (transcript) {
    for (const id of order) {
      const segment = records.segments.get(id)!;
      if (speakerId === null || segment.speakerId === speakerId) yield matchesIn(matcher, segment.id, { kind: 'segments', field: 'text' }, segment.text);
    }
  }
  if (speakerId !== null) return;
  if (chapters) {
    const inTime = [...records.chapters.values()].sort((a, b) => a.startMs - b.startMs || (a.id < b.id ? -1 : 1));
    for (const { id, title } of inTime) yield matchesIn(matcher, id, { kind: 'chapters', field: 'title' }, title);
  }
  if (references) {
    for (const { id, title, note } of inOrder(records.references)) {
      yield [...matchesIn(matcher, id, { kind: 'references', field: 'title' }, title), ...matchesIn(matcher, id, { kind: 'references', field: 'note' }, note ?? '')];
    }
  }
  if (introduction) for (const { id, introduction: text } of records.notes.values()) yield matchesIn(matcher, id, { kind: 'notes', field: 'introduction' }, text ?? '');
}

const matchesIn = (matcher: Matcher, recordId: Id, field: TextField, text: string): Match[] => matcher(text).map((found) => ({ ...found, ...field, recordId }));

/** A matcher that remembers its results, so that unchanged texts are not searched again. */
export function remembering(matcher: Matcher): Matcher {
  const known = new Map<string, Found[]>();
  return (text) => {
    let found = known.get(text);
    if (!found) {
      found = matcher(text);
      known.set(text, found);
    }
    return found;
  };
}
