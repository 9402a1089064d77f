import { Injectable } from '@nestjs/common';
import { buildFeed } from '#core/feed/build';
import { writeFeed, type EpisodeView } from '#core/feed/write';
import type { PublicationPreview } from '#core/model/publication';
import { renderNotes } from '#core/notes/render';
import { Sources } from '../import/sources.ts';
import { Additions } from './additions.ts';
import { BuiltFeed } from './builtFeed.ts';
import { correctedNotes } from './correctedNotes.ts';
import { feedText } from './feedText.ts';
import type { EpisodeFiles } from './filesOf.ts';
import type { GoingOut } from './goingOut.ts';
import type { OverSource } from './items/composeByItems.ts';
import { KeptFeeds } from './store/keptFeeds.ts';

type OfNoSource = Omit<OverSource, 'ours' | 'leaving' | 'linked'> & { going: GoingOut; podcastGuid: string };

/** Makes the feed of a show that was made here: it is built of what is public, with the corrected notes in it, and takes additions like every other. */
@Injectable()
export class ComposeBuilt {
  constructor(private readonly sources: Sources, private readonly additions: Additions, private readonly kept: KeptFeeds) {}

  async of({ show, podcastGuid, going, channel, enrichments, to, feedUrl }: OfNoSource): Promise<BuiltFeed> {
    const shown = await Promise.all(going.episodes.filter((outgoing) => outgoing.public).map(async ({ episode, revision, view }) => ({ episode, revision, view: await view!.load() })));
    const entries = [];
    for (const { episode, revision, view } of shown) {
      const source = await this.sources.notes(episode);
      const { text } = correctedNotes(source, revision! > 0 ? view : null);
      const { title, link, pubDate, durationMs, enclosureUrl, enclosureType, enclosureLength } = view.item;
      entries.push({
        episode, view, told: source.told, changedAt: view.changedAt!,
        item: {
          guid: episode.guid ?? episode.key, title, link, pubDate: pubDate ?? episode.createdAt.toISOString(), durationMs, notes: source.format === 'text' ? renderNotes(text, 'text').html : text,
          enclosure: enclosureUrl === null ? null : { url: enclosureUrl, type: enclosureType ?? 'audio/mpeg', length: enclosureLength ?? 0 },
        },
      });
    }
    const newestFirst = entries.sort((a, b) => Date.parse(b.item.pubDate) - Date.parse(a.item.pubDate));
    const changedAt = [show.createdAt.toISOString(), ...newestFirst.map((entry) => entry.changedAt)].sort().at(-1)!;
    const base = buildFeed({ ...going.show.fields, podcastGuid, locked: true, selfUrl: feedUrl, changedAt }, newestFirst.map(({ item }) => item));
    const episodes: EpisodeView[] = [];
    const files: EpisodeFiles[] = [];
    const linked: PublicationPreview['linked'] = [];
    for (const { episode, view, told, item } of newestFirst) {
      const added = await this.additions.of(episode, { reading: told, view }, to, async () => view);
      episodes.push({ key: item.guid, additions: added.additions });
      files.push(added.files);
      linked.push(...added.linked.map((news) => ({ episodeId: episode.id, title: episode.title, ...news })));
    }
    const writing = writeFeed(base, { show: channel, episodes }, enrichments);
    return new BuiltFeed({ base, writing, files, linked, feedUrl, before: async () => (show.last ? feedText(await this.kept.whole(show.id, show.last.sha256)) : '') });
  }
}
