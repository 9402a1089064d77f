import { alike } from '#core/feed/alike';
import { COMING, type SkeletonPatch } from '#core/feed/arrangeSkeleton';
import { itemIn } from '#core/feed/document';
import { NOTHING_IN_ITEM, standingInChannel, standingInItem, type StandingInChannel, type StandingInItem } from '#core/feed/enrich/standing';
import type { InFeeds } from '#core/feed/enrich/standingChange';
import type { ItemContext } from '#core/feed/feedIndex';
import { readSkeleton } from '#core/feed/skeleton';
import { applyPatches } from '#core/model/patch';
import type { SourceSkeleton } from '../../import/skeletons.ts';
import type { FeedStanding } from '../madeFeed.ts';
import type { ShowToPublish } from '../showToPublish.ts';
import type { ItemsInFeeds } from './itemsInFeeds.ts';

interface Given {
  show: ShowToPublish;
  /** The skeleton's patches in the feed that would go out. */
  channel: readonly SkeletonPatch[];
  items: ItemsInFeeds;
}

/** What stands for our additions in the public feed and in the one that would go out, read from their bytes: only of items that are written otherwise. */
export class StandingByItems implements FeedStanding {
  constructor(private readonly given: Given) {}

  async channel(): Promise<InFeeds<StandingInChannel> | null> {
    const { show: { sourceId, last }, channel, items } = this.given;
    const before = (last?.channel ?? []) as unknown as SkeletonPatch[];
    if ([sourceId, undefined].includes(last?.sourceId) && alike(before, channel)) return null;
    const [then, now] = await items.skeletons();
    return { sourceThen: inChannel(then), before: inChannel(patched(then, before)), after: inChannel(patched(now, channel)), source: inChannel(now) };
  }

  async *items(): AsyncGenerator<readonly [string, InFeeds<StandingInItem>]> {
    const { show, items } = this.given;
    for (const episode of show.episodes) {
      const texts = await items.of(episode);
      if (!texts) continue;
      const { contextThen, context, sourceThen, before, after, source } = texts;
      yield [episode.key, { sourceThen: inItem(contextThen, sourceThen), before: inItem(contextThen, before), after: inItem(context, after), source: inItem(context, source) }];
    }
  }
}

const inChannel = ({ document: { text, channel } }: Pick<SourceSkeleton, 'document'>): StandingInChannel => standingInChannel(text, channel);

const patched = ({ document }: SourceSkeleton, patches: readonly SkeletonPatch[]) =>
  readSkeleton(applyPatches(document.text, patches.map(({ start, end, text }) => ({ start, end, text: text.replaceAll(COMING, '') }))));

function inItem(context: ItemContext, text: string | null): StandingInItem {
  if (text === null) return NOTHING_IN_ITEM;
  const item = itemIn(text, context);
  if ('problems' in item) throw new Error(`an item of the feed cannot be read: ${item.problems[0]?.message}`);
  return standingInItem(text, item.element());
}
