import { pairChapters } from '../../edit/bring/pairChapters.ts';
import { pairTaken } from '../../linked/pairTaken.ts';
import type { NotesReading, NotesView } from '../../notes/reading.ts';
import { pairReferences } from '../../upstream/pairReferences.ts';

/**
 * A view as a feed says it that was written from it: what could not be held is not in it, or as it was written instead. Its records have the ids
 * that they have in the view, or in the source where the view has removed them and the feed has not.
 *
 * @param view an edited view of the source
 * @param inFeed what is read in that feed
 */
export function asInFeed(view: NotesView, source: NotesReading, inFeed: NotesReading): NotesView {
  return {
    introduction: inFeed.introduction,
    segments: withIds(inFeed.segments, [view.segments, source.segments], pairTaken),
    chapters: withIds(inFeed.chapters, [view.chapters, source.chapters], pairChaptersOf),
    references: withIds(inFeed.references, [view.references, source.references], pairReferencesOf),
  };
}

/** For each of the second list, the index of its counterpart in the first. */
type Pair<Known, Read> = (known: readonly Known[], read: readonly Read[]) => (number | null)[];

/** Names records after their counterparts in the first list, and those that have none there after theirs in the second. */
function withIds<Known extends { id?: string }, Read extends { id: string }>(read: readonly Read[], [view, source]: readonly [readonly Known[], readonly Known[]], pair: Pair<Known, Read>): (Omit<Read, 'id'> & { id?: string })[] {
  const inView = pair(view, read);
  const there = new Set(view.map(({ id }) => id));
  const removed = source.filter(({ id }) => !there.has(id));
  const left = read.filter((_, at) => inView[at] === null);
  const inSource = new Map(pair(removed, left).map((of, at) => [left[at]!, of === null ? undefined : removed[of]!.id]));
  return read.map((record, at) => {
    const of = inView[at] ?? null;
    return { ...record, id: of === null ? inSource.get(record) : view[of]!.id };
  });
}

const pairChaptersOf = (known: readonly NotesView['chapters'][number][], read: readonly NotesReading['chapters'][number][]): (number | null)[] =>
  pairChapters(known.map(({ startMs, title }, index) => ({ startMs, title, index })), read.map(({ startMs, title }) => ({ startMs, title, url: null, imageUrl: null }))).map((found) => found?.index ?? null);

const pairReferencesOf = (known: readonly NotesView['references'][number][], read: readonly NotesReading['references'][number][]): (number | null)[] =>
  pairReferences(known.map(numbered), read.map(numbered)).map((found) => (found === undefined ? null : Number(found.id)));

const numbered = ({ title, url, note }: NotesView['references'][number], index: number) => ({ id: String(index), title, url, note });
