import { Injectable } from '@nestjs/common';
import { buildFeed } from '#core/feed/build';
import { writeFeed, type EpisodeView, type FeedView, type NewEpisode } from '#core/feed/write';
import type { DecodedFeed } from '#core/feed/encoding';
import type { PublicationPreview } from '#core/model/publication';
import { renderNotes } from '#core/notes/render';
import { Sources } from '../import/sources.ts';
import { Additions } from './additions.ts';
import { correctedNotes } from './correctedNotes.ts';
import { feedText } from './feedText.ts';
import type { LinkedFile } from './filesOf.ts';
import { needsRecords, type GoingOut, type Outgoing } from './goingOut.ts';
import type { OverSource } from './items/composeByItems.ts';
import { newEpisodeOf, withNewItems } from './newItems.ts';
import { notesViewOf } from './notesView.ts';
import { KeptFeeds } from './store/keptFeeds.ts';
import { viewOfReading } from './viewOfReading.ts';
import { WholeFeed } from './wholeFeed.ts';

interface Base {
  base: DecodedFeed;
  views: { outgoing: Outgoing; view: EpisodeView | NewEpisode }[];
  /** The items as they follow each other, where new ones come in. */
  order?: FeedView['order'];
}

/** Makes a feed out of its whole text: one that has no source, and one whose items come, go or move. */
@Injectable()
export class ComposeWhole {
  constructor(private readonly sources: Sources, private readonly additions: Additions, private readonly kept: KeptFeeds) {}

  /** A show that came from a feed: its source, patched where something of ours is public. */
  async over({ show, ours, channel, enrichments, to, feedUrl }: OverSource): Promise<WholeFeed> {
    const base = await this.sources.feed(show.sourceId!);
    const views: Base['views'] = [];
    for (const outgoing of ours) {
      const { episode, revision } = outgoing;
      const view = (await outgoing.view?.load()) ?? null;
      if (episode.madeHere && !base.byKey.has(episode.key)) {
        views.push({ outgoing, view: newEpisodeOf(episode, view!, (await this.sources.notes(episode)).reading) });
        continue;
      }
      const edited = view !== null && revision! > 0;
      const notes = edited ? notesViewOf((await this.sources.notes(episode)).told, view, view.speakers) : undefined;
      views.push({ outgoing, view: { key: episode.key, ...(notes && { notes }) } });
    }
    const added = views.flatMap(({ view }) => ('key' in view ? [] : [view]));
    return this.made({ base, views, ...(added.length > 0 && { order: withNewItems(base.feed.items, added) }) }, { show, channel, enrichments, to, feedUrl, isBuilt: false });
  }

  /** A show made here: its feed is built of what is public, with the corrected notes in it. */
  async built({ show, podcastGuid, going, channel, enrichments, to, feedUrl }: Omit<OverSource, 'ours' | 'linked'> & { going: GoingOut; podcastGuid: string }): Promise<WholeFeed> {
    const shown = await Promise.all(going.episodes.filter((outgoing) => outgoing.public).map(async (outgoing) => ({ outgoing, view: await outgoing.view!.load() })));
    const entries = [];
    for (const { outgoing, view } of shown) {
      const { episode, revision } = outgoing;
      const source = await this.sources.notes(episode);
      const { text } = correctedNotes(source, revision! > 0 ? view : null);
      const { title, link, pubDate, durationMs, enclosureUrl, enclosureType, enclosureLength } = view.item;
      entries.push({
        outgoing, changedAt: view.changedAt!,
        item: {
          guid: episode.guid ?? episode.key, title, link, pubDate: pubDate ?? episode.createdAt.toISOString(), durationMs, notes: source.format === 'text' ? renderNotes(text, 'text').html : text,
          enclosure: enclosureUrl === null ? null : { url: enclosureUrl, type: enclosureType ?? 'audio/mpeg', length: enclosureLength ?? 0 },
        },
      });
    }
    const newestFirst = entries.sort((a, b) => Date.parse(b.item.pubDate) - Date.parse(a.item.pubDate));
    const changedAt = [show.createdAt.toISOString(), ...newestFirst.map((entry) => entry.changedAt)].sort().at(-1)!;
    const text = buildFeed({ ...going.show.fields, podcastGuid, locked: true, selfUrl: feedUrl, changedAt }, newestFirst.map(({ item }) => item));
    const views = newestFirst.map(({ outgoing, item }) => ({ outgoing, view: { key: item.guid } }));
    return this.made({ base: { text, encoding: 'utf-8', bom: false }, views }, { show, channel, enrichments, to, feedUrl, isBuilt: true });
  }

  private async made({ base, views, order }: Base, { show, channel, enrichments, to, feedUrl, isBuilt }: Omit<OverSource, 'ours' | 'linked'> & { isBuilt: boolean }): Promise<WholeFeed> {
    const files: LinkedFile[] = [];
    const linked: PublicationPreview['linked'] = [];
    for (const { outgoing: { episode, view: namedView }, view } of views) {
      if (namedView === null && !needsRecords(enrichments)) continue;
      const { told } = await this.sources.notes(episode);
      const added = await this.additions.of(episode, told, (await namedView?.load()) ?? viewOfReading(show.id, episode, told), to);
      view.additions = added.additions;
      files.push(...added.files);
      linked.push(...added.linked.map((news) => ({ episodeId: episode.id, title: episode.title, ...news })));
    }
    const writing = writeFeed(base.text, { show: channel, episodes: views.flatMap(({ view }) => ('key' in view ? [view] : [])), ...(order && { order }) }, enrichments);
    return new WholeFeed({ base, writing, files, linked, feedUrl, isBuilt, before: async () => show.last && feedText(await this.kept.whole(show.id, show.last.sha256)) });
  }
}
