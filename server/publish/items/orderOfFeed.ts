import { Injectable } from '@nestjs/common';
import { withNewItems } from '#core/feed/orderOfItems';
import { ItemDates } from '../../import/itemDates.ts';
import { Skeletons, type SourceSkeleton } from '../../import/skeletons.ts';
import type { Outgoing } from '../goingOut.ts';
import type { EpisodeToPublish, ShowToPublish } from '../showToPublish.ts';

/** How the items of a feed follow each other: positions of those of the source, and the episodes whose items come in. */
export type FeedOrder = readonly (number | Outgoing)[];

/** The items of a feed in which some come in that its source has not, and some of the source leave. */
@Injectable()
export class OrderOfFeed {
  constructor(private readonly skeletons: Skeletons, private readonly dates: ItemDates) {}

  /**
   * One that was made here stands where its date puts it. One that is gone upstream and kept stands behind the one that it stood behind.
   *
   * @param coming episodes without an item in the source
   * @param gone positions of those that leave
   */
  async of(show: ShowToPublish, skeleton: SourceSkeleton, coming: readonly Outgoing[], gone: ReadonlySet<number>): Promise<FeedOrder> {
    const made = coming.filter(({ episode }) => episode.madeHere);
    const items = made.length > 0 ? await this.dated(show, skeleton) : skeleton.items.map(({ key }) => ({ key, pubDate: null }));
    const order = withNewItems(items, made.map(({ episode }) => ({ key: episode.key, pubDate: (episode.pubDate ?? episode.createdAt).toISOString() })));
    const kept = await Promise.all(coming.filter(({ episode }) => !episode.madeHere).map(async (outgoing) => ({ ...outgoing, stood: await this.keysBefore(outgoing.episode) })));
    // the last that left first: what left earlier is told in an order in which it still stood
    kept.sort((a, b) => b.episode.goneAt!.getTime() - a.episode.goneAt!.getTime() || a.stood.length - b.stood.length);
    for (const { episode, stood } of kept) {
      const there = new Set(order);
      const previous = stood.findLast((key) => there.has(key));
      order.splice(previous === undefined ? 0 : order.indexOf(previous) + 1, 0, episode.key);
    }
    const byKey = new Map(coming.map((outgoing) => [outgoing.episode.key, outgoing]));
    return order.map((key) => byKey.get(key) ?? skeleton.byKey.get(key)!.position).filter((entry) => typeof entry !== 'number' || !gone.has(entry));
  }

  private async dated({ episodes }: ShowToPublish, { sourceId, items }: SourceSkeleton) {
    const known = new Map(episodes.filter((episode) => episode.sourceId === sourceId).map(({ key, pubDate }) => [key, pubDate?.toISOString() ?? null]));
    const others = await this.dates.of(sourceId, new Set(items.map(({ key }) => key).filter((key) => !known.has(key))));
    return items.map(({ key }) => ({ key, pubDate: known.get(key) ?? others.get(key) ?? null }));
  }

  /** What it stood behind in the last version that had it. */
  private async keysBefore({ sourceId, key }: EpisodeToPublish): Promise<string[]> {
    const { items, byKey } = await this.skeletons.of(sourceId);
    return items.slice(0, byKey.get(key)!.position).map((item) => item.key);
  }
}
