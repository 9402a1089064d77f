import type { Patch } from '../model/patch.ts';
import type { Enrichment } from '../model/show.ts';
import { documentOf, type FeedDocument } from './document.ts';
import { childrenNamed, type Element } from './elements.ts';
import { enrichChannel, enrichItem } from './enrich/enrich.ts';
import { representable } from './escape.ts';
import { textOf } from './fields.ts';
import { keysOf } from './keys.ts';
import { prefixesOf } from './prefixes.ts';
import type { EpisodeView, FeedView, FeedWriting } from './view.ts';
import { writeItemNotes } from './writeNotesValues.ts';
import { writeShow } from './writeShow.ts';
import { writeText } from './writeValue.ts';

export type * from './view.ts';

/**
 * Writes an edited view back into the feed it was read from, as the smallest patches of its text: the `put` of the
 * lens. Nothing edited, no enrichment on: no patch. Every code unit outside the patches stays. Writing the same view
 * into the result gives no patch again. Costs one reading of the feed, and work for the episodes named in the view.
 *
 * @param text the text that {@link import('./read.ts').readFeed} read
 * @param enrichments the additions of ours that are turned on; the values come with the view
 * @returns patches in UTF-16 offsets of `text`, with everything that could not be written, was left, or was replaced
 * @throws Error when `text` cannot be read: it was read when it was imported, so that is the caller's bug
 */
export function writeFeed(text: string, view: FeedView, enrichments: readonly Enrichment[] = []): FeedWriting {
  const document = documentOf(text);
  if ('problems' in document) throw new Error(`the feed cannot be read: ${document.problems[0]?.message}`);
  const prefixes = prefixesOf(document.root);
  const on = new Set(enrichments);
  const writing: FeedWriting = { patches: [], notHeld: [], left: [], replaced: [], episodes: [] };
  if (view.show) {
    const { patches, notHeld } = writeShow(text, document.channel, view.show, prefixes);
    writing.patches.push(...patches);
    writing.notHeld.push(...notHeld);
    const added = enrichChannel(document, view.show.additions ?? {}, on, prefixes);
    writing.patches.push(...added.patches);
    writing.replaced.push(...added.replaced.map((entry) => ({ key: null, ...entry })));
  }
  const items = new Map(keysOf(text, document.items).map(({ key }, index) => [key, document.items[index]!]));
  for (const episode of view.episodes) {
    const item = items.get(episode.key);
    if (!item) {
      writing.notHeld.push({ key: episode.key, path: 'episode', wanted: episode.key, written: null, why: 'the feed has no item with this key' });
      continue;
    }
    writeEpisode(document, item, episode, writing);
    const added = enrichItem(document, item, episode.additions ?? {}, on, prefixes);
    writing.patches.push(...added.patches);
    writing.replaced.push(...added.replaced.map((entry) => ({ key: episode.key, ...entry })));
  }
  writing.patches.push(...prefixes.declarations());
  return writing;
}

function writeEpisode({ text }: FeedDocument, item: Element, { key, title, notes }: EpisodeView, writing: FeedWriting): void {
  const titleBefore = titleOf(text, item);
  const titles = title === undefined ? [] : writeTitle(text, item, titleBefore, title);
  if (title !== undefined && representable(title) !== title) writing.notHeld.push({ key, path: 'title', wanted: title, written: representable(title), why: 'XML cannot hold control characters' });
  if (title !== undefined && title !== titleBefore && titles.length === 0) writing.notHeld.push({ key, path: 'title', wanted: title, written: titleBefore, why: 'the item has no <title> to write to' });
  const written = notes && writeItemNotes(text, item, notes);
  writing.patches.push(...titles, ...(written?.patches ?? []));
  writing.notHeld.push(...(written?.notHeld ?? []).map((entry) => ({ key, ...entry })));
  writing.left.push(...(written?.left ?? []).map((entry) => ({ key, ...entry })));
  if (titles.length === 0 && !written?.patches.length) return;
  const { notesFormat = 'none', notesBefore = '', notesAfter = '' } = written ?? {};
  writing.episodes.push({ key, titleBefore, titleAfter: titles.length > 0 ? representable(title!) : titleBefore, notesFormat, notesBefore, notesAfter });
}

const titlesOf = (item: Element): Element[] => [...childrenNamed(item, '', 'title').slice(0, 1), ...childrenNamed(item, 'itunes', 'title').slice(0, 1)];
const titleOf = (text: string, item: Element): string => titlesOf(item).map((element) => textOf(text, element)).find((title) => title !== null) ?? '';

/** `<title>`, and `<itunes:title>` where it says the same. */
function writeTitle(text: string, item: Element, before: string, after: string): Patch[] {
  if (after === before) return [];
  return titlesOf(item).filter((element) => (textOf(text, element) ?? '') === before).flatMap((element) => writeText(text, element, after));
}
