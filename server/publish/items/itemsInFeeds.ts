import { adoptItem } from '#core/feed/adoptItem';
import { decodePart } from '#core/feed/encoding';
import { URIS, type Extension } from '#core/feed/namespaces';
import type { InFeeds } from '#core/feed/enrich/standingChange';
import type { ItemContext } from '#core/feed/feedIndex';
import { withDeclared } from '#core/feed/prefixes';
import { applyPatches, type Patch } from '#core/model/patch';
import type { Skeletons, SourceSkeleton } from '../../import/skeletons.ts';
import type { EpisodeToPublish, ShowToPublish } from '../showToPublish.ts';
import type { PublishedItems } from './publishedItems.ts';
import type { WrittenItem } from './writtenItem.ts';

export interface Items {
  skeletons: Skeletons;
  published: PublishedItems;
  show: ShowToPublish;
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

/** An item in the public feed and in the one that would go out, and in the source of each; null where it is in none. */
export type ItemTexts = InFeeds<string | null> & {
  /** What the texts of the former stand in, */
  contextThen: ItemContext;
  /** and those of the latter. */
  context: ItemContext;
};

/** The texts of items that are written otherwise than for the public feed: only these are read. */
export class ItemsInFeeds {
  constructor(private readonly given: Items) {}

  /** Null if it is written as it was. */
  async of(episode: EpisodeToPublish): Promise<ItemTexts | null> {
    const { known, written, published, stored, fresh } = this.given;
    const { id } = episode;
    const [was, is] = [known.get(id), written.get(id)];
    if (was?.input === is?.input) return null;
    const [then, now] = await this.skeletons();
    const before = await this.texts(then, episode, was, async () => stored.get(id) ?? (await published.patches([id])).get(id) ?? []);
    const after = await this.texts(now, episode, is, async () => fresh.get(id)!.patches);
    return { sourceThen: before.source, before: before.inFeed, after: after.inFeed, source: after.source, contextThen: contextOf(then), context: contextOf(now) };
  }

  /** Of the sources of both feeds. Before the first publication, the source as it came is what is public. */
  async skeletons(): Promise<[then: SourceSkeleton, now: SourceSkeleton]> {
    const { skeletons, show: { sourceId, last } } = this.given;
    return [await skeletons.of(last?.sourceId ?? sourceId!), await skeletons.of(sourceId!)];
  }

  private async texts(skeleton: SourceSkeleton, episode: EpisodeToPublish, item: WrittenItem | undefined, patches: () => Promise<readonly Patch[]>): Promise<{ source: string | null; inFeed: string | null }> {
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

/** With all namespaces that are or were declared for items. */
const contextOf = ({ index }: SourceSkeleton): ItemContext =>
  ({ ...index, bindings: Object.fromEntries(withDeclared(Object.keys(URIS) as Extension[], new Map(Object.entries(index.bindings)))) });
