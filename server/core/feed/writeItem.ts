import { applyPatches, type Patch } from '../model/patch.ts';
import type { Enrichment } from '../model/show.ts';
import type { NotHeld } from '../notes/reading.ts';
import { itemIn } from './document.ts';
import type { Element } from './elements.ts';
import { enrichItem } from './enrich/enrich.ts';
import type { ItemContext } from './feedIndex.ts';
import { gate, type Surroundings } from './gate.ts';
import { chaptersNotHeld, fieldsNotHeld } from './itemNotHeld.ts';
import { lackingIn, referenced } from './lacking.ts';
import type { Extension } from './namespaces.ts';
import { prefixesOf, withDeclared } from './prefixes.ts';
import type { FeedProblem } from './problem.ts';
import { readItem } from './readItem.ts';
import { representableView } from './representableView.ts';
import type { EpisodeView, Left, Replaced, WrittenEpisode } from './view.ts';
import { NO_CHAPTERS, notesOf, toldByPscAlone, writeChapters } from './writeChapters.ts';
import { writeFields } from './writeFields.ts';
import { writeItemNotes } from './writeNotesValues.ts';
import { writePersons } from './writePersons.ts';

/** The result of writing one item. Offsets of `patches` are those of the item's own text. */
export interface ItemWriting {
  patches: Patch[];
  notHeld: NotHeld[];
  left: Omit<Left, 'key'>[];
  replaced: Omit<Replaced, 'key'>[];
  /** The item's title and notes before and after; null if neither changes. */
  episode: WrittenEpisode | null;
  /** What the feed's root must declare for the item: see `declarationsOf`. */
  declares: Extension[];
}

/**
 * Writes an edited episode back into the item it was read from, without the rest of the feed.
 *
 * @param itemText from the item's `<` to after its last `>`
 * @param context the item's context: the feed's index
 * @throws Error when the text is not an item: it was read on import, so that is a bug of the caller
 */
export function writeItem(itemText: string, context: ItemContext, view: EpisodeView, enrichments: ReadonlySet<Enrichment>): ItemWriting {
  const item = itemIn(itemText, context);
  if ('problems' in item) throw new Error(`the item cannot be read: ${item.problems[0]?.message}`);
  const element = item.element();
  const prefixes = prefixesOf(new Map(Object.entries(context.bindings)));
  const lacking = lackingIn(context.encoding);
  const { held, notHeld } = representableView(view);
  const before = readItem(itemText, element, view.key, 1);
  const notes = held.notes && writeItemNotes(itemText, element, notesOf(before, held), lacking);
  const inPsc = enrichments.has('psc') && (view.additions?.simpleChapters?.length ?? 0) > 0;
  const chapters = inPsc ? NO_CHAPTERS : writeChapters(itemText, element, before, held, notes?.notHeld ?? []);
  const fields = writeFields(itemText, element, before, held, prefixes, lacking);
  const edits = [
    ...fields.patches,
    ...(held.persons ? writePersons(itemText, element, held.persons, prefixes, lacking) : []),
    ...chapters.patches,
    ...(notes?.patches ?? []),
  ];
  const added = enrichItem(itemText, element, context.channelPersons, view.additions ?? {}, enrichments, prefixes);
  const patches = [...edits, ...added.patches, ...prefixes.localDeclarations(element)].map((patch) => ({ ...patch, text: referenced(patch.text, lacking) }));
  const declares = prefixes.declares();
  // psc:chapters of ours, or the chapter file that we link, holds their links and pictures
  const told = inPsc || (enrichments.has('chapters') && view.additions?.chaptersUrl !== undefined && !toldByPscAlone(before));
  const written = edits.length === 0 && (told || !view.chapters || added.patches.length === 0) ? before : readItem(...rereading(applyPatches(itemText, patches), context, declares), view.key, 1);
  const { notesFormat = 'none', notesBefore = '', notesAfter = '' } = notes ?? {};
  return {
    patches, declares,
    notHeld: together(notHeld, [...(notes?.notHeld ?? []), ...fieldsNotHeld(written, view), ...(told ? [] : chaptersNotHeld(before, written, view, notes?.notHeld ?? []))]),
    left: [...eachOnce([...fields.left, ...(notes?.left ?? [])]), ...(chapters.passages > 0 ? [{ element: 'psc:chapters', passages: chapters.passages, why: 'it tells these chapters otherwise' }] : [])],
    replaced: added.replaced,
    episode: written.title !== before.title || (notes?.patches.length ?? 0) > 0 ? { key: view.key, titleBefore: before.title, titleAfter: written.title, notesFormat, notesBefore, notesAfter } : null,
  };
}

/** Proves that an item is well-formed in its place, with the namespaces and entities of its feed; lines are those of its own text. */
export const gateItem = (itemText: string, around: Surroundings): FeedProblem[] => gate(itemText, around).problems;

/** A host that writes an element twice has the same to be said of both. */
function eachOnce(left: ItemWriting['left']): ItemWriting['left'] {
  const found = new Map<string, ItemWriting['left'][number]>();
  for (const entry of left) {
    const name = `${entry.element} ${entry.why}`;
    found.set(name, { ...entry, passages: Math.max(entry.passages, found.get(name)?.passages ?? 0) });
  }
  return [...found.values()];
}

/** What was first wanted, and what is finally written; of a list, all that is to be said. */
function together(first: readonly NotHeld[], others: readonly NotHeld[]): NotHeld[] {
  const asked = new Map(first.map((entry) => [entry.path, entry]));
  const told = new Set(others.map(({ path }) => path));
  return [...first.filter(({ path }) => !told.has(path)), ...others.map((entry) => ({ ...entry, ...(asked.has(entry.path) && { wanted: asked.get(entry.path)!.wanted }) }))];
}

/** Parses what was just written, with the declarations that the root must have. */
function rereading(itemText: string, context: ItemContext, declares: readonly Extension[]): [string, Element] {
  const bound = new Map(Object.entries(context.bindings));
  const item = itemIn(itemText, { ...context, bindings: Object.fromEntries(withDeclared(declares, bound)) });
  if ('problems' in item) throw new Error(`an item was written that cannot be read: ${item.problems[0]?.message}`);
  return [itemText, item.element()];
}
