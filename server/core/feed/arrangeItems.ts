import type { Patch } from '../model/patch.ts';
import type { Enrichment } from '../model/show.ts';
import { orderOf } from '../notes/write/order.ts';
import { arrange, type Wanted } from './arrange.ts';
import type { FeedDocument } from './document.ts';
import type { FeedIndex } from './feedIndex.ts';
import { insertInto } from './indentation.ts';
import { blankItem, makeItem, neighboursOf } from './makeItem.ts';
import type { Extension } from './namespaces.ts';
import type { FeedWriting, NewEpisode } from './view.ts';

/**
 * Puts the items of a feed in order: new ones are made in the form of their neighbours, missing ones are removed with the white space
 * before them, and only those that must are moved.
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
    const likes = neighboursOf(known, at, index.items).map(textOf);
    const made = makeItem(entry, likes.length > 0 ? likes : [blankItem(document)], index, on);
    for (const vocabulary of made.declares) declares.add(vocabulary);
    result.added.push(entry.guid);
    for (const report of made.notHeld) result.notHeld.push({ key: entry.guid, ...report });
    return { xml: made.xml };
  });
  const { gone, moved } = orderOf(standing, wanted);
  return { ...result, patches: arrange(text, standing, wanted, (xml) => insertInto(text, channel, xml)), removed: [...gone], moved: [...moved] };
}
