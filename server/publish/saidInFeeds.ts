import { asInFeed } from '#core/feed/describe/asInFeed';
import { editsIn } from '#core/feed/describe/describe';
import { describeItem } from '#core/feed/describe/item';
import { changesSince } from '#core/feed/describe/since';
import { toldBy } from '#core/feed/get';
import { itemFieldsOf } from '#core/feed/itemFields';
import type { Enrichment } from '#core/model/show';
import type { NotesReading, NotesView } from '#core/notes/reading';
import type { Edit } from './edits.ts';
import type { ItemInFeed, ItemInFeeds } from './madeFeed.ts';
import { notesViewOf, tellsTranscript } from './notesView.ts';
import type { PublishedView } from './publishedView.ts';

/** What was chosen of an episode, over which notes, with which switches, and its item that was made from that. */
export interface Chosen {
  view: PublishedView | null;
  told: NotesReading;
  on: ReadonlySet<Enrichment>;
  item: ItemInFeed;
}

/**
 * The edits that a publication tells, measured against the public bytes as they are read today: what has been published, but could not be written,
 * is told when it is written, and what was never written is not told as taken back.
 *
 * @param wished the edits by what was published and what is chosen now
 * @param allHeld whether the feed can hold all of the latter
 */
export function saidInFeeds(wished: readonly Edit[], before: Chosen, after: Chosen, { isOfSameSource }: Pick<ItemInFeeds, 'isOfSameSource'>, allHeld: boolean): Edit[] {
  const read = isOfSameSource ? readOtherwise(before, after) : heldNow(before, after);
  const written = read.filter(isToldHere(before, after));
  const isOfFile = before.view?.base !== undefined || after.view?.base !== undefined;
  const { both, onlyWritten } = matched(wished, written, isOfFile);
  const stays = wished.filter((edit) => !allHeld || !isOfSameSource || edit.goes !== undefined || OF_FILES.has(edit.field) || both.has(edit));
  return [...stays, ...onlyWritten];
}

/** What both items say is read from them: where they are made from one text, everything that differs is ours. */
function readOtherwise(before: Chosen, after: Chosen): Edit[] {
  const ofItem = describeItem(itemFieldsOf(before.item.reading), itemFieldsOf(after.item.reading));
  const notes = ({ item }: Chosen): string => item.reading.notesSource;
  const isAlike = notes(before) === notes(after) && sameChapters(before, after);
  return [...ofItem, ...(isAlike ? [] : changesSince(editsIn(after.told, inFeed(after, after.told)), editsIn(after.told, inFeed({ ...before, told: after.told }, after.told))))];
}

const sameChapters = (one: Chosen, other: Chosen): boolean => JSON.stringify(one.item.reading.simpleChapters) === JSON.stringify(other.item.reading.simpleChapters);

/** Of two sources, what the former could not hold of what was published, and the latter holds. */
function heldNow(before: Chosen, after: Chosen): Edit[] {
  const wanted = editsIn(before.told, viewOf(before));
  const { onlyWritten: lost } = matched(editsIn(before.told, inFeed(before, before.told)), wanted, false);
  if (lost.length === 0) return [];
  const isLost = new Set(lost.map(nameOf));
  return editsIn(after.told, inFeed(after, after.told)).filter((edit) => isLost.has(nameOf(edit)));
}

const nameOf = ({ field, before, after }: Edit): string => JSON.stringify([field, before, after]);

const viewOf = ({ view, told, on }: Chosen): NotesView => (view === null ? told : notesViewOf(told, view, view.speakers, on));

const inFeed = (chosen: Chosen, source: NotesReading): NotesView => asInFeed(viewOf(chosen), source, toldBy(chosen.item.reading));

/** A transcript that comes into the notes as a whole, and chapters that come as a list of their own, are told as additions. */
function isToldHere(before: Chosen, after: Chosen): (edit: Edit) => boolean {
  const tells = ({ told, view, on }: Chosen): boolean => tellsTranscript(told, view?.base, on);
  const isOfSwitch = { segments: tells(before) !== tells(after), chapters: before.on.has('psc') !== after.on.has('psc') };
  return ({ field }) => !(isOfSwitch.segments && OF_SEGMENTS.has(field)) && !(isOfSwitch.chapters && WHOLE_CHAPTERS.has(field));
}

const OF_SEGMENTS: ReadonlySet<string> = new Set(['added segment', 'removed segment', 'speaker label', 'timestamp', 'end time', 'text']);
/** What files hold though notes do not. */
const OF_FILES: ReadonlySet<string> = new Set(['chapter link', 'chapter picture', 'end time']);
const WHOLE_CHAPTERS: ReadonlySet<string> = new Set(['added chapter', 'removed chapter']);

/**
 * Which edits are in both lists: with the same outcome, or else at the same place. Edits of a linked file's records have the file's words and
 * places, so that only their kind can be compared with what is read in the notes.
 */
function matched(wished: readonly Edit[], written: readonly Edit[], isOfFile: boolean): { both: ReadonlySet<Edit>; onlyWritten: Edit[] } {
  const both = new Set<Edit>();
  let left = [...written];
  for (const keyOf of [nameOf, ({ field, after }: Edit) => JSON.stringify([field, after]), ({ field, place }: Edit) => JSON.stringify([field, place])]) {
    const waiting = new Map<string, Edit[]>();
    for (const edit of wished) if (!both.has(edit)) waiting.set(keyOf(edit), [...(waiting.get(keyOf(edit)) ?? []), edit]);
    left = left.filter((edit) => {
      const found = waiting.get(keyOf(edit))?.shift();
      if (found) both.add(found);
      return !found;
    });
  }
  if (!isOfFile) return { both, onlyWritten: left };
  const kinds = new Set(wished.map(({ field }) => field));
  return { both: new Set(wished), onlyWritten: left.filter(({ field }) => !kinds.has(field)) };
}
