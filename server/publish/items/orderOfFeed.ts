import { Injectable } from '@nestjs/common';
import { withNewItems } from '#core/feed/orderOfItems';
import { ItemDates } from '../../import/itemDates.ts';
import { Skeletons, type SourceSkeleton } from '../../import/skeletons.ts';
import type { Outgoing } from '../goingOut.ts';
import type { EpisodeToPublish, ShowToPublish } from '../showToPublish.ts';

/** The order of a feed's items: positions of source items, and the episodes whose items are added. */
export type FeedOrder = readonly (number | Outgoing)[];

/** Determines the order of a feed's items when some are added that are not in the source and some source items are removed. */
@Injectable()
export class OrderOfFeed {
  constructor(private readonly skeletons: Skeletons, private readonly dates: ItemDates) {}

  /**
   * An episode created here is placed by its date. One that is gone upstream and kept stays after the item that it used to follow.
   *
   * @param coming episodes without an item in the source
   * @param gone positions of removed source items
   */
  async of(show: ShowToPublish, skeleton: SourceSkeleton, coming: readonly Outgoing[], gone: ReadonlySet<number>): Promise<FeedOrder> {
    const made = coming.filter(({ episode }) => episode.madeHere);
    const items = made.length > 0 ? await this.dated(show, skeleton) : skeleton.items.map(({ key }) => ({ key, pubDate: null }));
    const order = withNewItems(items, made.map(({ episode }) => ({ key: episode.key, pubDate: (episode.pubDate ?? episode.createdAt).toISOString() })));
    const kept = await Promise.all(coming.filter(({ episode }) => !episode.madeHere).map(async (outgoing) => ({ ...outgoing, stood: await this.keysBefore(outgoing.episode) })));
    // the most recently gone first: an earlier one's former order may refer to it
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

  /** The keys of the items before it in the last version that had it. */
  private async keysBefore({ sourceId, key }: EpisodeToPublish): Promise<string[]> {
    const { items, byKey } = await this.skeletons.of(sourceId);
    return items.slice(0, byKey.get(key)!.position).map((item) => item.key);
  }
}
