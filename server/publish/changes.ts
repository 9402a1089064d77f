import { describeChanges, summaryOf, type ChangeDetail } from '#core/feed/describe/describe';
import { describeItem } from '#core/feed/describe/item';
import { changesSince } from '#core/feed/describe/since';
import type { EpisodeChange } from '#core/model/publication';
import type { Enrichment } from '#core/model/show';
import type { NotesReading, NotHeld } from '#core/notes/reading';
import type { NotesSource } from '../import/sources.ts';
import type { Composition } from './compose.ts';
import { correctedNotes, shownNotes } from './correctedNotes.ts';
import type { Outgoing } from './goingOut.ts';
import { notesViewOf } from './notesView.ts';
import { isSameView, itemAsPublic, type PublishedView } from './publishedView.ts';
import { isIn, isPublic, type EpisodeToPublish } from './showToPublish.ts';

/** Whether a publication changes what is public of an episode; its additions aside. */
const differs = ({ chosen, public: goesOut, withdrawn, view, episode: { last } }: Outgoing): boolean =>
  chosen && (withdrawn !== (last?.withdrawn ?? false) || goesOut !== isPublic(last) || !isSameView(view, last?.view ?? null));

/** Whether an item comes into the feed or leaves it. */
function moveOf(outgoing: Outgoing): EpisodeChange['moves'] {
  const { episode } = outgoing;
  const is = isIn(episode, outgoing);
  if (is === isIn(episode, episode.last)) return null;
  return !is ? 'leaves' : episode.last?.withdrawn ? 'returns' : 'comes';
}

const MOVES = { comes: 'new episode', leaves: 'taken out of the feed', returns: 'back in the feed' } as const;

/** In words, by episode: what a publication changes of what is public now, and which corrections it cannot hold any more. */
export async function changesOf(composition: Composition, notesOf: NotesOf): Promise<EpisodeChange[]> {
  const changes: EpisodeChange[] = [];
  for (const outgoing of composition.going.episodes) {
    const change = (differs(outgoing) ? await changeOf(composition, outgoing, notesOf) : null) ?? (await lossOf(composition, outgoing, notesOf));
    if (change) changes.push(change);
  }
  return changes;
}

type NotesOf = (episode: Pick<EpisodeToPublish, 'sourceId' | 'key'>) => Promise<NotesSource>;

async function changeOf({ show, feed, enrichments }: Composition, outgoing: Outgoing, notesOf: NotesOf): Promise<EpisodeChange | null> {
  const { episode } = outgoing;
  const move = moveOf(outgoing);
  if (isUntouched(outgoing) && move === null) return null;
  const [view, viewBefore] = await Promise.all([outgoing.view?.load() ?? null, episode.last?.view?.load() ?? null]);
  const source = await notesOf(episode);
  const ofItem = episode.madeHere && (view === null || viewBefore === null) ? [] : describeItem(itemAsPublic(episode, viewBefore), itemAsPublic(episode, view));
  const details = [...ofItem, ...changesSince(differences(source.told, view), differences(source.told, viewBefore))];
  if (details.length === 0 && move === null) return null;
  const notes = await feed.notesOf(episode.key);
  const notHeld = show.sourceId === null ? [...correctedNotes(source, view).notHeld, ...chapterPartsNotHeld(view, enrichments)] : feed.notHeld.filter(({ key }) => key === episode.key);
  return {
    episodeId: episode.id, title: episode.title, moves: move,
    summary: [...(move ? [MOVES[move]] : []), ...(move === 'comes' || move === 'leaves' ? [] : summaryOf(details))],
    details,
    notHeld: notHeld.map(({ path, wanted, written, why }) => ({ path, wanted, written, why })),
    left: feed.left.filter(({ key }) => key === episode.key).map(({ element, passages, why }) => ({ element, passages, why })),
    notesBefore: move === 'returns' ? '' : shownNotes(notes.before ?? correctedNotes(source, viewBefore).text, source.format),
    notesAfter: move === 'leaves' ? '' : shownNotes(notes.after ?? correctedNotes(source, view).text, source.format),
  };
}

/** Of an episode that nobody corrected since: what upstream's new form leaves out of it that is public now. */
async function lossOf({ feed }: Composition, { episode, view }: Outgoing, notesOf: NotesOf): Promise<EpisodeChange | null> {
  const lost = feed.lostOf(episode.key);
  if (lost.length === 0) return null;
  const [now, then] = await Promise.all([view?.load() ?? null, episode.last?.view?.load() ?? null]);
  const [source, sourceThen] = await Promise.all([notesOf(episode), notesOf(then ? { ...episode, sourceId: then.sourceId } : episode)]);
  const notes = await feed.notesOf(episode.key);
  return {
    episodeId: episode.id, title: episode.title, moves: null,
    summary: [lost.length === 1 ? '1 passage that these notes cannot hold any more' : `${lost.length} passages that these notes cannot hold any more`],
    details: [], notHeld: lost.map(({ path, wanted, written, why }) => ({ path, wanted, written, why })), left: [],
    notesBefore: shownNotes(notes.before ?? correctedNotes(sourceThen, then).text, sourceThen.format),
    notesAfter: shownNotes(notes.after ?? correctedNotes(source, now).text, source.format),
  };
}

/** Nobody edited it, neither what is public nor what goes out: nothing of it need be read. */
const isUntouched = ({ revision, episode: { last } }: Outgoing): boolean => (revision ?? 0) === 0 && (last?.revision ?? 0) === 0;

/** Notes list chapters by their times and titles. What else is said of one goes out in a file of them, or in `psc:chapters`. */
function chapterPartsNotHeld(view: PublishedView | null, on: readonly Enrichment[]): NotHeld[] {
  if (view === null || on.includes('chapters') || on.includes('psc')) return [];
  return view.chapters.flatMap((chapter, index) => (['url', 'imageUrl'] as const).flatMap((field): NotHeld[] =>
    (chapter[field] === null ? [] : [{ path: `chapters[${index}].${field}`, wanted: chapter[field], written: null, why: CHAPTER_PARTS[field] }])));
}

const CHAPTER_PARTS = {
  url: 'notes have no place for a chapter’s link: turn “Chapter file” or “Chapters in the feed” on',
  imageUrl: 'notes have no place for a chapter’s picture: turn “Chapter file” or “Chapters in the feed” on',
} as const;

/** All that differs from the source. */
const differences = (reading: NotesReading, view: PublishedView | null): ChangeDetail[] =>
  view === null ? [] : describeChanges(reading, notesViewOf(reading, view, view.speakers)).details;
