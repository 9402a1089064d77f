import { applyPatches, type Patch } from '../model/patch.ts';
import type { Enrichment } from '../model/show.ts';
import { orderOf } from '../notes/write/order.ts';
import { arrange, type Wanted } from './arrange.ts';
import type { FeedDocument } from './document.ts';
import type { FeedIndex } from './feedIndex.ts';
import { insertInto, indentationOf } from './indentation.ts';
import { newItem } from './newItem.ts';
import type { Extension } from './namespaces.ts';
import { withDeclared } from './prefixes.ts';
import type { FeedWriting, NewEpisode } from './view.ts';
import { newItemNotHeld } from './itemNotHeld.ts';
import { readItemAlone } from './readItemAlone.ts';
import { writeItem } from './writeItem.ts';

/** How many neighbours are looked at for what items of this feed have in common. */
const NEIGHBOURS = 3;

/**
 * Puts the items of a feed in order: new ones are made in the shape of their neighbours, missing ones leave with the white space that
 * set them off, and only those move that must.
 *
 * @param edits patches of the items that stay, by key, in offsets of the feed
 */
export function arrangeItems(document: FeedDocument, index: FeedIndex, order: readonly (string | NewEpisode)[], edits: ReadonlyMap<string, Patch[]>, on: ReadonlySet<Enrichment>, declares: Set<Extension>): Pick<FeedWriting, 'patches' | 'notHeld' | 'added' | 'removed' | 'moved'> {
  const { text, channel } = document;
  const standing = index.items.map(({ key, start, end }) => ({ id: key, start, end }));
  const places = new Map(standing.map((item) => [item.id, item]));
  const result: Pick<FeedWriting, 'notHeld' | 'added'> = { notHeld: [], added: [] };
  const textOf = (key: string): string => text.slice(places.get(key)!.start, places.get(key)!.end);
  const seen = new Set<string>();
  const known = order.filter((entry) => typeof entry !== 'string' || (places.has(entry) && !seen.has(entry) && Boolean(seen.add(entry))));
  for (const entry of order) if (typeof entry === 'string' && !places.has(entry)) result.notHeld.push({ key: entry, path: 'episode', wanted: entry, written: null, why: 'the feed has no item with this key' });
  const wanted = known.map((entry, at): Wanted => {
    if (typeof entry === 'string') return { id: entry, patches: edits.get(entry) ?? [] };
    const likes = neighboursOf(known, at, index).map(textOf);
    return { xml: made(entry, likes.length > 0 ? likes : [blank(text, document)], index, on, declares, result) };
  });
  const { gone, moved } = orderOf(standing, wanted);
  return { ...result, patches: arrange(text, standing, wanted, (xml) => insertInto(text, channel, xml)), removed: [...gone], moved: [...moved] };
}

function made(episode: NewEpisode, likes: readonly string[], index: FeedIndex, on: ReadonlySet<Enrichment>, declares: Set<Extension>, result: Pick<FeedWriting, 'notHeld' | 'added'>): string {
  const key = episode.guid;
  const item = newItem(likes, index, episode);
  for (const vocabulary of item.declares) declares.add(vocabulary);
  const context = { ...index, bindings: Object.fromEntries(withDeclared(declares, new Map(Object.entries(index.bindings)))) };
  const { patches, declares: more } = writeItem(item.xml, context, { key, additions: episode.additions ?? {} }, on);
  for (const vocabulary of more) declares.add(vocabulary);
  result.added.push(key);
  result.notHeld.push(...[...item.notHeld, ...newItemNotHeld(readItemAlone(item.xml, context, key), episode)].map((entry) => ({ key, ...entry })));
  return applyPatches(item.xml, patches);
}

const isThere = (entry: string | NewEpisode): entry is string => typeof entry === 'string';

/** Items of the source around a place, the next ones first: in most feeds those are the older ones. */
function neighboursOf(order: readonly (string | NewEpisode)[], at: number, { items }: FeedIndex): string[] {
  const around = [...order.slice(at + 1).filter(isThere).slice(0, NEIGHBOURS), ...order.slice(0, at).filter(isThere).slice(-NEIGHBOURS).toReversed()];
  return (around.length > 0 ? around : items.map(({ key }) => key)).slice(0, NEIGHBOURS);
}

/** The form of an item where there is none yet: indented below the channel's other children. */
function blank(text: string, { channel }: FeedDocument): string {
  const [child] = channel.children;
  const indent = child ? indentationOf(text, child) : '';
  return indent === '' ? '<item><title>A</title></item>' : `<item>${indent}${indent.includes('\t') ? '\t' : '  '}<title>A</title>${indent}</item>`;
}
