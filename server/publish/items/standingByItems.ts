import { adoptItem } from '#core/feed/adoptItem';
import { alike } from '#core/feed/alike';
import { COMING, type SkeletonPatch } from '#core/feed/arrangeSkeleton';
import { itemIn } from '#core/feed/document';
import { decodePart } from '#core/feed/encoding';
import { NOTHING_IN_ITEM, standingInChannel, standingInItem, type StandingInChannel, type StandingInItem } from '#core/feed/enrich/standing';
import type { InFeeds } from '#core/feed/enrich/standingChange';
import { URIS, type Extension } from '#core/feed/namespaces';
import { withDeclared } from '#core/feed/prefixes';
import { readSkeleton } from '#core/feed/skeleton';
import { applyPatches, type Patch } from '#core/model/patch';
import type { Skeletons, SourceSkeleton } from '../../import/skeletons.ts';
import type { FeedStanding } from '../madeFeed.ts';
import type { EpisodeToPublish, ShowToPublish } from '../showToPublish.ts';
import type { PublishedItems } from './publishedItems.ts';
import type { WrittenItem } from './writtenItem.ts';

interface Given {
  skeletons: Skeletons;
  published: PublishedItems;
  show: ShowToPublish;
  /** The skeleton's patches in the feed that would go out. */
  channel: readonly SkeletonPatch[];
  /** The items as they were written last, and as they would be, by episode. */
  known: ReadonlyMap<string, WrittenItem>;
  written: ReadonlyMap<string, WrittenItem>;
  /** Patches of the former, as far as they are read, */
  stored: ReadonlyMap<string, readonly Patch[]>;
  /** and of those of the latter that are new. */
  fresh: ReadonlyMap<string, { patches: readonly Patch[] }>;
  /** Items of the present source that have been read, by position. */
  texts: ReadonlyMap<number, string>;
}

/** An item as its source has it, and as it is in the feed; null if it is not in it. */
interface Texts {
  source: string | null;
  inFeed: string | null;
}

/** What stands for our additions in the public feed and in the one that would go out, read from their bytes: only of items that are written otherwise. */
export class StandingByItems implements FeedStanding {
  constructor(private readonly given: Given) {}

  async channel(): Promise<InFeeds<StandingInChannel> | null> {
    const { show: { sourceId, last }, channel } = this.given;
    const before = (last?.channel ?? []) as unknown as SkeletonPatch[];
    if ([sourceId, undefined].includes(last?.sourceId) && alike(before, channel)) return null;
    const [then, now] = await this.skeletons();
    return { sourceThen: inChannel(then), before: inChannel(patched(then, before)), after: inChannel(patched(now, channel)), source: inChannel(now) };
  }

  /** Of the sources of both feeds. Before the first publication, the source as it came is what is public. */
  private async skeletons(): Promise<[then: SourceSkeleton, now: SourceSkeleton]> {
    const { skeletons, show: { sourceId, last } } = this.given;
    return [await skeletons.of(last?.sourceId ?? sourceId!), await skeletons.of(sourceId!)];
  }

  async *items(): AsyncGenerator<readonly [string, InFeeds<StandingInItem>]> {
    const { show, known, written, published, stored, fresh } = this.given;
    const [then, now] = await this.skeletons();
    for (const episode of show.episodes) {
      const [was, is] = [known.get(episode.id), written.get(episode.id)];
      if (was?.input === is?.input) continue;
      const { id, key } = episode;
      const before = await this.texts(then, episode, was, async () => stored.get(id) ?? (await published.patches([id])).get(id) ?? []);
      const after = await this.texts(now, episode, is, async () => fresh.get(id)!.patches);
      yield [key, { sourceThen: inItem(then, before.source), before: inItem(then, before.inFeed), after: inItem(now, after.inFeed), source: inItem(now, after.source) }];
    }
  }

  private async texts(skeleton: SourceSkeleton, episode: EpisodeToPublish, item: WrittenItem | undefined, patches: () => Promise<readonly Patch[]>): Promise<Texts> {
    const source = await this.sourceText(skeleton, item?.key ?? episode.key);
    if (!item) return { source, inFeed: source };
    if (source === null) return { source: episode.madeHere ? null : await this.adopted(skeleton, episode), inFeed: applyPatches('', await patches()) };
    const inFeed = applyPatches(source, await patches());
    return inFeed === '' ? { source: null, inFeed: null } : { source, inFeed };
  }

  private async sourceText({ sourceId, byKey, encoding }: SourceSkeleton, key: string): Promise<string | null> {
    const item = byKey.get(key);
    if (!item) return null;
    const read = sourceId === this.given.show.sourceId ? this.given.texts.get(item.position) : undefined;
    return read ?? decodePart(await this.given.skeletons.bytes(sourceId, item.startByte, item.endByte), encoding);
  }

  /** The item of an episode that is gone upstream, as its last source had it. */
  private async adopted(skeleton: SourceSkeleton, { sourceId, key }: EpisodeToPublish): Promise<string | null> {
    const last = await this.given.skeletons.of(sourceId);
    const text = await this.sourceText(last, key);
    return text === null ? null : adoptItem(text, last.index, skeleton.index);
  }
}

const inChannel = ({ document: { text, channel } }: Pick<SourceSkeleton, 'document'>): StandingInChannel => standingInChannel(text, channel);

const patched = ({ document }: SourceSkeleton, patches: readonly SkeletonPatch[]) =>
  readSkeleton(applyPatches(document.text, patches.map(({ start, end, text }) => ({ start, end, text: text.replaceAll(COMING, '') }))));

function inItem({ index }: SourceSkeleton, text: string | null): StandingInItem {
  if (text === null) return NOTHING_IN_ITEM;
  // all namespaces that are or were declared for it
  const bindings = Object.fromEntries(withDeclared(Object.keys(URIS) as Extension[], new Map(Object.entries(index.bindings))));
  const item = itemIn(text, { ...index, bindings });
  if ('problems' in item) throw new Error(`an item of the feed cannot be read: ${item.problems[0]?.message}`);
  return standingInItem(text, item.element());
}
