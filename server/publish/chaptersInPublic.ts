import { pairChapters } from '#core/edit/bring/pairChapters';
import { describeChapters } from '#core/feed/describe/chapters';
import type { NotesReading } from '#core/notes/reading';
import { pairInPlace } from '#core/upstream/pairInPlace';
import type { Edit } from './edits.ts';
import type { PublishedView } from './publishedView.ts';

type Chapter = PublishedView['chapters'][number];
type Stood = Pick<Chapter, 'id' | 'startMs' | 'title' | 'url' | 'imageUrl'>;

/** What is public of an episode's chapters: those of its view, or of the item as it came. */
export type ChaptersInPublic = { view: PublishedView } | { came: NotesReading };

/**
 * Edits of chapters over another source than the public one, told against what is public of the same chapters: what upstream says of one by now
 * is in no public feed yet, and one that upstream no longer has was not added by anybody.
 */
export function chaptersInPublic(edits: readonly Edit[], view: PublishedView | null, inPublic: ChaptersInPublic): Edit[] {
  const chapters = view?.chapters ?? [];
  const stood = 'view' in inPublic ? byId(inPublic.view.chapters, chapters) : byPlace(inPublic.came, chapters);
  const known = chapters.flatMap((now, at) => (stood[at] ? [{ told: told([stood[at]], now), asAdded: told([], now)[0]!.after }] : []));
  return edits.flatMap((edit): Edit[] => {
    if (edit.field === 'added chapter') {
      const at = known.findIndex(({ asAdded }) => asAdded === edit.after);
      return at === -1 ? [edit] : known.splice(at, 1)[0]!.told.map((change) => ({ ...edit, ...change }));
    }
    const change = known.flatMap(({ told: changes }) => changes).find(({ field, after }) => field === edit.field && after === edit.after);
    return [change ? { ...edit, before: change.before } : edit];
  });
}

/** A view's records keep their ids; */
function byId(then: readonly Chapter[], chapters: readonly Chapter[]): (Stood | undefined)[] {
  const known = new Map(then.map((chapter) => [chapter.id, chapter]));
  return chapters.map(({ id }) => known.get(id));
}

/** those that are read have none, and are known by their title and time, or by their place and words. */
function byPlace(came: NotesReading, chapters: readonly Chapter[]): (Stood | undefined)[] {
  const then: Stood[] = came.chapters.map(({ url = null, imageUrl = null, ...chapter }) => ({ ...chapter, url, imageUrl }));
  return pairInPlace<Stood>(then, chapters, pairChapters(then, chapters), ({ title }) => title);
}

const told = (before: readonly Stood[], { startMs, title, url, imageUrl }: Chapter) =>
  [...describeChapters({ chapters: before.map((chapter) => ({ ...chapter, line: 0 })) }, { chapters: [{ id: before[0]?.id, startMs, title, url, imageUrl }] })];
