import type { Patch } from '../model/patch.ts';
import type { Enrichment } from '../model/show.ts';
import type { NotHeld } from '../notes/reading.ts';
import { itemIn } from './document.ts';
import { childrenNamed, type Element } from './elements.ts';
import { enrichItem } from './enrich/enrich.ts';
import { representable } from './escape.ts';
import type { ItemContext } from './feedIndex.ts';
import { textOf } from './fields.ts';
import { gate, type Surroundings } from './gate.ts';
import type { Extension } from './namespaces.ts';
import { prefixesOf } from './prefixes.ts';
import type { FeedProblem } from './problem.ts';
import type { EpisodeView, Left, Replaced, WrittenEpisode } from './view.ts';
import { writeItemNotes } from './writeNotesValues.ts';
import { writeText } from './writeValue.ts';

/** What writing one item did. Offsets of `patches` are those of the item's own text. */
export interface ItemWriting {
  patches: Patch[];
  notHeld: NotHeld[];
  left: Omit<Left, 'key'>[];
  replaced: Omit<Replaced, 'key'>[];
  /** The item's title and notes before and after; null where neither changes. */
  episode: WrittenEpisode | null;
  /** What the feed's root must declare for the item to mean what it says: see `declarationsOf`. */
  declares: Extension[];
}

/**
 * Writes an edited episode back into the item it was read from, without the rest of the feed.
 *
 * @param itemText from the item's `<` to after its last `>`
 * @param context what the item stands in: the feed's index
 * @throws Error when the text is no item: it was read when it was imported, so that is the caller's bug
 */
export function writeItem(itemText: string, context: ItemContext, view: EpisodeView, enrichments: ReadonlySet<Enrichment>): ItemWriting {
  const item = itemIn(itemText, context);
  if ('problems' in item) throw new Error(`the item cannot be read: ${item.problems[0]?.message}`);
  const element = item.element();
  const prefixes = prefixesOf(new Map(Object.entries(context.bindings)));
  const edited = writeEpisode(itemText, element, view);
  const added = enrichItem(itemText, element, context.channelPersons, view.additions ?? {}, enrichments, prefixes);
  return { ...edited, patches: [...edited.patches, ...added.patches, ...prefixes.localDeclarations(element)], replaced: added.replaced, declares: prefixes.declares() };
}

/** Proves that an item is well-formed where it stands, with the namespaces and entities of its feed; lines are those of its own text. */
export const gateItem = (itemText: string, around: Surroundings): FeedProblem[] => gate(itemText, around).problems;

function writeEpisode(text: string, item: Element, { key, title, notes }: EpisodeView): Pick<ItemWriting, 'patches' | 'notHeld' | 'left' | 'episode'> {
  const titleBefore = titleOf(text, item);
  const titles = title === undefined ? [] : writeTitle(text, item, titleBefore, title);
  const notHeld: NotHeld[] = [];
  if (title !== undefined && representable(title) !== title) notHeld.push({ path: 'title', wanted: title, written: representable(title), why: 'XML cannot hold control characters' });
  if (title !== undefined && title !== titleBefore && titles.length === 0) notHeld.push({ path: 'title', wanted: title, written: titleBefore, why: 'the item has no <title> to write to' });
  const written = notes && writeItemNotes(text, item, notes);
  const { notesFormat = 'none', notesBefore = '', notesAfter = '' } = written ?? {};
  const changes = titles.length > 0 || (written?.patches.length ?? 0) > 0;
  return {
    patches: [...titles, ...(written?.patches ?? [])],
    notHeld: [...notHeld, ...(written?.notHeld ?? [])],
    left: written?.left ?? [],
    episode: changes ? { key, titleBefore, titleAfter: titles.length > 0 ? representable(title!) : titleBefore, notesFormat, notesBefore, notesAfter } : null,
  };
}

const titlesOf = (item: Element): Element[] => [...childrenNamed(item, '', 'title').slice(0, 1), ...childrenNamed(item, 'itunes', 'title').slice(0, 1)];
const titleOf = (text: string, item: Element): string => titlesOf(item).map((element) => textOf(text, element)).find((title) => title !== null) ?? '';

/** `<title>`, and `<itunes:title>` where it says the same. */
function writeTitle(text: string, item: Element, before: string, after: string): Patch[] {
  if (after === before) return [];
  return titlesOf(item).filter((element) => (textOf(text, element) ?? '') === before).flatMap((element) => writeText(text, element, after));
}
