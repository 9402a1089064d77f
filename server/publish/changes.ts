import { isDeepStrictEqual } from 'node:util';
import { excerpted } from '#core/feed/describe/change';
import { describeItem } from '#core/feed/describe/item';
import { picked } from '#core/feed/itemFields';
import { ItemField, type ItemFields } from '#core/model/item';
import { changesSince } from '#core/feed/describe/since';
import type { EpisodeChange, NotesOfChange } from '#core/model/publication';
import type { Enrichment } from '#core/model/show';
import type { NotHeld } from '#core/notes/reading';
import type { NotesSource } from '../import/sources.ts';
import { carriedOver } from './carriedOver.ts';
import { chaptersInPublic, type ChaptersInPublic } from './chaptersInPublic.ts';
import type { Composition } from './compose.ts';
import { correctedNotes, shownNotes } from './correctedNotes.ts';
import { editsOf, summaryOfEdits } from './edits.ts';
import type { Outgoing } from './goingOut.ts';
import type { ItemInFeed, MadeFeed } from './madeFeed.ts';
import { tellsTranscript } from './notesView.ts';
import { isSameView, itemAsPublic, itemInFeed, type PublishedView } from './publishedView.ts';
import { saidInFeeds } from './saidInFeeds.ts';
import { isIn, isPublic, type EpisodeToPublish } from './showToPublish.ts';

/** Whether a publication changes what is public of an episode, apart from additions. */
export const differs = ({ chosen, public: goesOut, withdrawn, view, episode: { last } }: Outgoing): boolean =>
  chosen && (withdrawn !== (last?.withdrawn ?? false) || goesOut !== isPublic(last) || !isSameView(view, last?.view ?? null));

/** Whether an item enters or leaves the feed. */
function moveOf(outgoing: Outgoing): EpisodeChange['moves'] {
  const { episode } = outgoing;
  const is = isIn(episode, outgoing);
  if (is === isIn(episode, episode.last)) return null;
  return !is ? 'leaves' : episode.last?.withdrawn ? 'returns' : 'comes';
}

const MOVES = { comes: 'new episode', leaves: 'taken out of the feed', returns: 'back in the feed' } as const;

/** How many episodes are told with their notes: rendering them, and sending them, costs more than all the rest. Those of the others are asked for one by one. */
const WITH_NOTES = 10;

/** By episode, in words: what a publication changes in the public feed, and which corrections the feed can no longer hold. */
export async function changesOf(composition: Composition, notes: Notes, episodes: Iterable<Outgoing>): Promise<EpisodeChange[]> {
  const changes: EpisodeChange[] = [];
  const reports = reportsOf(composition.feed);
  for await (const outgoing of notes.inTurn(episodes)) {
    const withNotes = changes.length < WITH_NOTES;
    const change = (differs(outgoing) || composition.feed.isWrittenOtherwise(outgoing) ? await changeOf(composition, outgoing, notes, reports(outgoing.episode.key), withNotes) : null) ?? (await lossOf(composition, outgoing, notes, withNotes));
    if (change) changes.push(change);
  }
  return changes;
}

type Reports = Pick<MadeFeed, 'notHeld' | 'left'>;

/** What the feed cannot hold, and what is left in it, by item: there can be thousands of both. */
function reportsOf({ notHeld, left }: Reports): (key: string) => Reports {
  const byKey = new Map<string | null, Reports>();
  const of = (key: string | null): Reports => {
    const known = byKey.get(key) ?? { notHeld: [], left: [] };
    byKey.set(key, known);
    return known;
  };
  for (const report of notHeld) of(report.key).notHeld.push(report);
  for (const report of left) of(report.key).left.push(report);
  return of;
}

/** Where the notes and items of episodes are asked for. */
export interface Notes {
  /** Goes through episodes whose notes are asked for one after the other. */
  inTurn(episodes: Iterable<Outgoing>): AsyncIterable<Outgoing>;
  of(episode: EpisodeToPublish): Promise<NotesSource>;
  /** The notes that a view was based on; null if they can no longer be determined. */
  under(episode: EpisodeToPublish, view: Pick<PublishedView, 'sourceId' | 'item'>): Promise<NotesSource | null>;
  /** The episode's item in the source of the public feed; null if that is the present one, or it can no longer be determined. */
  itemThen(episode: EpisodeToPublish): Promise<ItemFields | null>;
}

/** The public view, with the notes it was based on. */
async function publicOf(episode: EpisodeToPublish, source: NotesSource, notes: Notes): Promise<{ view: PublishedView | null; source: NotesSource; carried: PublishedView | null }> {
  const view = (await episode.last?.view?.load()) ?? null;
  const then = view && view.sourceId !== episode.sourceId ? await notes.under(episode, view) : null;
  return { view, source: then ?? source, carried: view && then ? carriedOver(episode, view, then.told, source.told) : view };
}

/** What is public of an episode's chapters, if that is from another source. */
async function chaptersThen({ show: { last } }: Composition, episode: EpisodeToPublish, { view, carried }: Awaited<ReturnType<typeof publicOf>>, notes: Notes): Promise<ChaptersInPublic | null> {
  if (view) return carried === view ? null : { view };
  if (!last?.sourceId || last.sourceId === episode.sourceId || episode.madeHere) return null;
  const came = await notes.under(episode, { sourceId: last.sourceId, item: itemInFeed(episode) });
  return came && { came: came.told };
}

/** The item as it is public, and as it will be: the fields that were corrected, or are no longer. What it was over an earlier source is what is public. */
async function itemsCompared(episode: EpisodeToPublish, then: PublishedView | null, now: PublishedView | null, cameThen: () => Promise<ItemFields | null>): Promise<[ItemFields, ItemFields]> {
  const [was, is] = [itemAsPublic(episode, then), itemAsPublic(episode, now)];
  const corrected = ItemField.options.filter((field) => was[field] !== is[field]);
  const came = corrected.length > 0 ? await cameThen() : null;
  const out = came ? { ...came, ...(then && picked(then.item, then.changed ?? [])) } : was;
  return [{ ...is, ...picked(out, corrected) }, is];
}

async function changeOf(composition: Composition, outgoing: Outgoing, sources: Notes, reports: Reports, withNotes: boolean): Promise<EpisodeChange | null> {
  const { show, enrichments, feed } = composition;
  const { episode } = outgoing;
  const move = moveOf(outgoing);
  if (isUntouched(outgoing) && move === null) return null;
  const [view, source] = await Promise.all([outgoing.view?.load() ?? null, sources.of(episode)]);
  const before = await publicOf(episode, source, sources);
  const ofItem = episode.madeHere && (view === null || before.view === null) ? [] : describeItem(...(await itemsCompared(episode, before.view, view, () => sources.itemThen(episode))));
  const on = new Set(enrichments);
  const isSame = view?.base === undefined || before.carried?.base === undefined || isDeepStrictEqual(view.base, before.carried.base);
  const since = changesSince(editsOf(source.told, view, on), editsOf(source.told, before.carried, on), isSame);
  const inPublic = since.some(({ field }) => field.includes('chapter')) ? await chaptersThen(composition, episode, before, sources) : null;
  const wished = [...ofItem, ...(inPublic ? chaptersInPublic(since, view, inPublic) : since)];
  const notHeld = show.sourceId === null ? [...correctedNotes(source, view, on).notHeld, ...chapterPartsNotHeld(view, enrichments)] : withSwitches(reports.notHeld, enrichments);
  const items = move === null && feed.isWrittenOtherwise(outgoing) ? await feed.itemOf(episode) : null;
  const said = items?.before && items.after ? saidInFeeds(wished, { view: before.view, told: before.source.told, on: onThen(show), item: items.before }, { view, told: source.told, on, item: items.after }, items, notHeld.length === 0) : wished;
  const details = said.map(excerpted);
  if (details.length === 0 && move === null) return null;
  return {
    episodeId: episode.id, title: episode.title, moves: move,
    summary: [...(move ? [MOVES[move]] : []), ...(move === 'comes' || move === 'leaves' ? [] : summaryOfEdits(details))],
    details,
    notHeld: notHeld.filter((entry) => !looksTheSame(entry)).map(({ path, wanted, written, why }) => ({ path, wanted, written, why })),
    left: reports.left.map(({ element, passages, why }) => ({ element, passages, why })),
    ...(withNotes ? await notesOf(composition, { outgoing, view, source, before }) : LEFT_OUT),
  };
}

/** For an episode not corrected since: public corrections that upstream's new form can no longer hold. */
async function lossOf(composition: Composition, outgoing: Outgoing, sources: Notes, withNotes: boolean): Promise<EpisodeChange | null> {
  const { show, feed } = composition;
  const { episode } = outgoing;
  const held = feed.lostOf(episode.key);
  if (held.length === 0) return null;
  const source = await sources.of(episode);
  const told = tellsTranscript(source.told, (await episode.last?.view?.load())?.base, onThen(show));
  const lost = held.filter(({ path }) => told || !path.startsWith('segments'));
  if (lost.length === 0) return null;
  return {
    episodeId: episode.id, title: episode.title, moves: null,
    summary: [lost.length === 1 ? '1 passage that these notes cannot hold any more' : `${lost.length} passages that these notes cannot hold any more`],
    details: [], notHeld: lost.map(({ path, wanted, written, why }) => ({ path, wanted, written, why })), left: [],
    ...(withNotes ? await notesOfChange(composition, outgoing, sources) : LEFT_OUT),
  };
}

const LEFT_OUT = { notesBefore: null, notesAfter: null } as const;

/** The notes of an episode as they are public and as they go out. */
export async function notesOfChange(composition: Composition, outgoing: Outgoing, sources: Notes): Promise<NotesOfChange> {
  const [view, source] = await Promise.all([outgoing.view?.load() ?? null, sources.of(outgoing.episode)]);
  return notesOf(composition, { outgoing, view, source, before: await publicOf(outgoing.episode, source, sources) });
}

type Read = { outgoing: Outgoing; view: PublishedView | null; source: NotesSource; before: Awaited<ReturnType<typeof publicOf>> };

async function notesOf({ show, feed, enrichments }: Composition, { outgoing, view, source, before }: Read): Promise<NotesOfChange> {
  const items = await feed.itemOf(outgoing.episode);
  const move = moveOf(outgoing);
  return {
    notesBefore: move === 'comes' || move === 'returns' ? '' : shown(items?.before ?? null, before.source, before.view, onThen(show)),
    notesAfter: move === 'leaves' ? '' : shown(items?.after ?? null, source, view, new Set(enrichments)),
  };
}

/** HTML shows several spaces as one: somebody who typed two misses nothing, and would be shown two paragraphs that nobody can tell apart. */
const looksTheSame = ({ wanted, written }: NotHeld): boolean => typeof wanted === 'string' && typeof written === 'string' && shownSpaces(wanted) === shownSpaces(written);
const shownSpaces = (text: string): string => text.replace(/[ \t]+/g, ' ').trim();

const onThen = ({ last }: Composition['show']): ReadonlySet<Enrichment> => new Set(last?.enrichments as Enrichment[] | undefined);

/** Notes as they are in a feed; if that is not known, the original ones with a view's corrections. */
const shown = (item: ItemInFeed | null, source: NotesSource, view: PublishedView | null, on: ReadonlySet<Enrichment>): string =>
  (item ? shownNotes(item.reading.notesSource, item.reading.notesFormat) : shownNotes(correctedNotes(source, view, on).text, source.format));

/** Neither the public state nor the new one was edited, so nothing needs to be read. */
export const isUntouched = ({ revision, episode: { last } }: Outgoing): boolean => (revision ?? 0) === 0 && (last?.revision ?? 0) === 0;

/** Notes hold only times and titles of chapters; their other fields are published in a chapter file or in `psc:chapters`. */
function chapterPartsNotHeld(view: PublishedView | null, on: readonly Enrichment[]): NotHeld[] {
  if (view === null || on.includes('chapters') || on.includes('psc')) return [];
  return view.chapters.flatMap((chapter, index) => (['url', 'imageUrl'] as const).flatMap((field): NotHeld[] =>
    (chapter[field] === null ? [] : [{ path: `chapters[${index}].${field}`, wanted: chapter[field], written: null, why: CHAPTER_PARTS[field] }])));
}

/** The same of an item: which switch would give them a place, instead of which element has none for them. */
const withSwitches = (notHeld: readonly NotHeld[], on: readonly Enrichment[]): NotHeld[] =>
  on.includes('chapters') || on.includes('psc') ? [...notHeld] : notHeld.map((entry) => {
    const field = /^chapters\[\d+\]\.(url|imageUrl)$/.exec(entry.path)?.[1];
    return field === undefined || entry.written !== null ? entry : { ...entry, why: CHAPTER_PARTS[field as keyof typeof CHAPTER_PARTS] };
  });

const CHAPTER_PARTS = {
  url: 'notes have no place for a chapter’s link: turn “Chapter file” or “Chapters in the feed” on',
  imageUrl: 'notes have no place for a chapter’s picture: turn “Chapter file” or “Chapters in the feed” on',
} as const;
