import { append } from '../model/append.ts';
import type { Patch } from '../model/patch.ts';
import type { Enrichment } from '../model/show.ts';
import { arrangeItems } from './arrangeItems.ts';
import { documentOf, type FeedDocument } from './document.ts';
import { indexOf } from './feedIndex.ts';
import type { Extension } from './namespaces.ts';
import { declarationsOf } from './prefixes.ts';
import type { FeedView, FeedWriting } from './view.ts';
import { writeChannel } from './writeChannel.ts';
import { writeItem } from './writeItem.ts';

export type * from './view.ts';

/**
 * Writes an edited view back into the feed it was read from, as the smallest patches of its text: the `put` of the lens. Without
 * edits and enrichments there is no patch. Every code unit outside the patches stays. Writing the same view into the result gives
 * no patches. It costs one reading of the feed, plus work for the episodes named in the view.
 *
 * @param text the text that {@link import('./read.ts').readFeed} read
 * @param enrichments the additions of ours that are turned on; their values come with the view
 * @returns patches in UTF-16 offsets of `text`, with everything that could not be written, was left, or was replaced
 * @throws Error when `text` cannot be read: it was read on import, so that is a bug of the caller
 */
export function writeFeed(text: string, view: FeedView, enrichments: readonly Enrichment[] = []): FeedWriting {
  const document = documentOf(text);
  if ('problems' in document) throw new Error(`the feed cannot be read: ${document.problems[0]?.message}`);
  return writeDocument(document, view, enrichments);
}

/** Writes an edited view back into a feed that is already parsed. */
export function writeDocument(document: FeedDocument, view: FeedView, enrichments: readonly Enrichment[] = []): FeedWriting {
  const { text } = document;
  const index = indexOf(document);
  const on = new Set(enrichments);
  const declares = new Set<Extension>();
  const writing: FeedWriting = { patches: [], notHeld: [], left: [], replaced: [], episodes: [], added: [], removed: [], moved: [] };
  if (view.show) {
    const channel = writeChannel(document, view.show, on);
    append(writing.patches, channel.patches);
    append(writing.notHeld, channel.notHeld);
    append(writing.left, channel.left);
    append(writing.replaced, channel.replaced);
    for (const vocabulary of channel.declares) declares.add(vocabulary);
  }
  const items = new Map(index.items.map((item) => [item.key, item]));
  const edits = new Map<string, Patch[]>();
  for (const episode of view.episodes) {
    const { key } = episode;
    const item = items.get(key);
    if (!item) {
      writing.notHeld.push({ key, path: 'episode', wanted: key, written: null, why: 'the feed has no item with this key' });
      continue;
    }
    const written = writeItem(text.slice(item.start, item.end), index, episode, on);
    edits.set(key, written.patches.map((patch) => ({ start: patch.start + item.start, end: patch.end + item.start, text: patch.text })));
    append(writing.notHeld, written.notHeld.map((entry) => ({ key, ...entry })));
    append(writing.left, written.left.map((entry) => ({ key, ...entry })));
    append(writing.replaced, written.replaced.map((entry) => ({ key, ...entry })));
    if (written.episode) writing.episodes.push(written.episode);
    for (const vocabulary of written.declares) declares.add(vocabulary);
  }
  if (view.order) {
    const { patches, notHeld, added, removed, moved } = arrangeItems(document, index, view.order, edits, on, declares);
    append(writing.patches, patches);
    append(writing.notHeld, notHeld);
    Object.assign(writing, { added, removed, moved });
  } else append(writing.patches, [...edits.values()].flat());
  const declarations = declarationsOf(declares, document.channel.bindings);
  if (declarations !== '') writing.patches.push({ start: index.declareAt, end: index.declareAt, text: declarations });
  return writing;
}
