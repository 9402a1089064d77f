import { applyPatches } from '../model/patch.ts';
import type { Enrichment } from '../model/show.ts';
import type { NotHeld } from '../notes/reading.ts';
import type { FeedDocument } from './document.ts';
import type { FeedIndex } from './feedIndex.ts';
import { indentationOf } from './indentation.ts';
import { newItemNotHeld } from './itemNotHeld.ts';
import type { Extension } from './namespaces.ts';
import { newItem } from './newItem.ts';
import { withDeclared } from './prefixes.ts';
import { readItemAlone } from './readItemAlone.ts';
import type { NewEpisode } from './view.ts';
import { writeItem } from './writeItem.ts';

/** How many neighbours are examined for what this feed's items have in common. */
const NEIGHBOURS = 3;

export interface MadeItem {
  xml: string;
  /** What the feed's root must declare for it: see `declarationsOf`. */
  declares: Extension[];
  notHeld: NotHeld[];
}

/**
 * Makes the item of a new episode, including our additions.
 *
 * @param likes texts of the items named by {@link neighboursOf}, or {@link blankItem} if the feed has none
 * @param index the context: the index of the feed or of its skeleton
 */
export function makeItem(episode: NewEpisode, likes: readonly string[], index: FeedIndex, on: ReadonlySet<Enrichment>): MadeItem {
  const key = episode.guid;
  const { xml, declares, notHeld } = newItem(likes, index, episode);
  const context = { ...index, bindings: Object.fromEntries(withDeclared(declares, new Map(Object.entries(index.bindings)))) };
  const written = writeItem(xml, context, { key, additions: episode.additions ?? {} }, on);
  return {
    xml: applyPatches(xml, written.patches),
    declares: [...new Set([...declares, ...written.declares])],
    notHeld: [...notHeld, ...newItemNotHeld(readItemAlone(xml, context, key), episode, notHeld)],
  };
}

/**
 * The source's items around a place, the following ones first: in most feeds those are older.
 *
 * @param order the items in their final order: keys of the source's, anything else for a new one
 * @param items those of the source
 */
export function neighboursOf(order: readonly unknown[], at: number, items: readonly { key: string }[]): string[] {
  const around = [...firstOf(order, at + 1, 1), ...firstOf(order, at - 1, -1)];
  return (around.length > 0 ? around : items.slice(0, NEIGHBOURS).map(({ key }) => key)).slice(0, NEIGHBOURS);
}

/** Up to the number needed, from a place on in one direction. */
function firstOf(order: readonly unknown[], from: number, step: 1 | -1): string[] {
  const found: string[] = [];
  for (let at = from; found.length < NEIGHBOURS && at >= 0 && at < order.length; at += step) {
    const entry = order[at];
    if (typeof entry === 'string') found.push(entry);
  }
  return found;
}

/** The form of an item if there is none yet: indented below the channel's other children. */
export function blankItem({ text, channel }: FeedDocument): string {
  const [child] = channel.children;
  const indent = child ? indentationOf(text, child) : '';
  return indent === '' ? '<item><title>A</title></item>' : `<item>${indent}${indent.includes('\t') ? '\t' : '  '}<title>A</title>${indent}</item>`;
}
