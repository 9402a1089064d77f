import type { NotesReading, NotesView } from '../../notes/reading.ts';
import { excerpted, type ChangeDetail } from './change.ts';
import { describeChapters } from './chapters.ts';
import { ONCE } from './item.ts';
import { describeReferences } from './references.ts';
import { describeSegments } from './segments.ts';

export type { ChangeDetail } from './change.ts';

const several = (count: number, field: string): string => (ONCE.has(field) ? field : `${count} ${field === 'text' ? 'edited text' : field}${count === 1 ? '' : 's'}`);

/**
 * Describes an episode's edits in words: a summary ("3 speaker labels", "1 timestamp", in order of first appearance) and each
 * edit with its place, before and after. It compares editorial views, not markup; what a form cannot hold is reported when
 * writing.
 *
 * @param before the notes as read from the source
 * @param view the notes as edited; absent if only the title changes
 */
export function describeChanges(before: NotesReading, view: NotesView | undefined, title?: { before: string; after: string }): { summary: string[]; details: ChangeDetail[] } {
  const details = [...(title && title.before !== title.after ? [{ field: 'episode title', place: 'title', ...title }] : []), ...(view ? editsIn(before, view) : [])].map(excerpted);
  return { summary: summaryOf(details), details };
}

/** The edits of a view, with their texts whole. */
export const editsIn = (before: NotesReading, view: NotesView): ChangeDetail[] =>
  [...describeIntroduction(before, view), ...describeSegments(before, view), ...describeChapters(before, view), ...describeReferences(before, view)];

const describeIntroduction = ({ introduction: before }: NotesReading, { introduction: after }: NotesView): ChangeDetail[] =>
  after === undefined || after === before ? [] : [{ field: 'introduction', place: 'notes', before, after }];

/** Counts changes by what they change: "3 speaker labels", "1 timestamp", in order of first appearance. */
export function summaryOf(details: readonly Pick<ChangeDetail, 'field'>[]): string[] {
  const counts = new Map<string, number>();
  for (const { field } of details) counts.set(field, (counts.get(field) ?? 0) + 1);
  return [...counts].map(([field, count]) => several(count, field));
}
