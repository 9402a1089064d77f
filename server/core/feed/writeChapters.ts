import type { NotesView, NotHeld } from '../notes/reading.ts';
import type { Element } from './elements.ts';
import type { ItemReading } from './reading.ts';
import type { EpisodeView, ViewFeedChapter } from './view.ts';
import { followChapters, writeSimpleChapters, type WrittenSimpleChapters } from './writeSimpleChapters.ts';

export const NO_CHAPTERS: WrittenSimpleChapters = { patches: [], passages: 0 };

/** Whether only `psc:chapters` has chapters, so that none are in the notes. */
export const toldByPscAlone = (item: ItemReading): boolean => item.simpleChapters.length > 0 && item.notes.chapters.length === 0;

/** Of chapters as named by `get`, those listed in the notes, and new ones. */
export const inNotes = <C extends { id?: string }>(chapters: readonly C[]): C[] => chapters.filter(({ id }) => !id?.startsWith('psc'));

/** The edited notes without chapters that only `psc:chapters` has. */
export const notesOf = (before: ItemReading, { notes, chapters }: EpisodeView): NotesView =>
  pscView(before, { notes, chapters }) ? { ...notes!, chapters: [] } : notes!;

/** The chapters to write to `psc:chapters`, if only that has them and the view mentions them. */
function pscView(before: ItemReading, { notes, chapters }: Pick<EpisodeView, 'notes' | 'chapters'>): readonly ViewFeedChapter[] | null {
  if (!toldByPscAlone(before)) return null;
  if (chapters) return chapters;
  return notes?.chapters.some(({ id }) => id?.startsWith('psc')) ? notes.chapters : null;
}

/** Writes chapters to `psc:chapters`, if the item has one: either only that has them, or it follows the list in the notes. */
export function writeChapters(text: string, item: Element, before: ItemReading, view: EpisodeView, notHeld: readonly NotHeld[]): WrittenSimpleChapters {
  if (before.simpleChapters.length === 0) return NO_CHAPTERS;
  const alone = pscView(before, view);
  if (alone) return { patches: writeSimpleChapters(text, item, alone), passages: 0 };
  const wanted = view.chapters ?? view.notes?.chapters;
  if (!wanted || before.notes.chapters.length === 0) return NO_CHAPTERS;
  return followChapters(text, item, before.notes.chapters, asNotesHold(before, wanted, notHeld));
}

/** The notes lead: what they cannot hold, `psc:chapters` does not say either, except for fractions of a second, which it can hold. */
function asNotesHold(before: ItemReading, wanted: readonly ViewFeedChapter[], notHeld: readonly NotHeld[]): ViewFeedChapter[] {
  const refused = new Map(notHeld.map((entry) => [entry.path, entry]));
  const known = new Map(before.notes.chapters.map((chapter) => [chapter.id, chapter]));
  return wanted.flatMap((chapter, index) => {
    if (refused.has(`chapters[${index}]`)) return [];
    const title = refused.get(`chapters[${index}].title`);
    const start = refused.get(`chapters[${index}].startMs`);
    const wholeSecond = start && typeof start.written === 'number' && start.written === Math.floor(chapter.startMs / 1000) * 1000;
    const said = known.get(chapter.id ?? '');
    return [{ ...chapter, ...(title && said && { title: said.title }), ...(start && !wholeSecond && said && { startMs: said.startMs }) }];
  });
}
