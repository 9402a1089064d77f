import { checkFeed } from '#core/check/feed/checkFeed';
import { feedHunks } from '#core/feed/hunks';
import { builtAnew } from '#core/feed/build';
import { documentOf, type FeedDocument } from '#core/feed/document';
import { NOTHING_IN_CHANNEL, NOTHING_IN_ITEM, standingInChannel, standingInItem } from '#core/feed/enrich/standing';
import { indexOf } from '#core/feed/feedIndex';
import { readItem } from '#core/feed/readItem';
import type { FeedNotHeld, FeedWriting, Left } from '#core/feed/view';
import type { EditFinding, FeedFinding } from '#core/model/feedFinding';
import type { Hunk } from '#core/model/publication';
import type { EpisodeFiles } from './filesOf.ts';
import { lineChanges } from './lineChanges.ts';
import type { FeedStanding, ItemInFeed, ItemInFeeds, MadeFeed, OutgoingFeed } from './madeFeed.ts';
import type { EpisodeToPublish } from './showToPublish.ts';
import type { PlannedFeed } from './store/plan.ts';

interface Parts {
  /** The feed with the date of the public one. */
  planned: PlannedFeed;
  text: string;
  /** The same without our additions. */
  base: string;
  plan(text: string): Promise<PlannedFeed>;
  /** Whether its content differs from the public feed. */
  isNew: boolean;
  /** Whether there is a public feed. */
  isPublic: boolean;
  composedMs: number;
  writing: FeedWriting;
  files: EpisodeFiles[];
  feedUrl: string;
  /** The public feed; empty before the first publication. */
  before(): Promise<string>;
}

/** A feed built from records, without a source. */
export class BuiltFeed implements MadeFeed {
  readonly planned: PlannedFeed;
  readonly mediaType = 'application/rss+xml; charset=utf-8';
  readonly notHeld: FeedNotHeld[];
  readonly left: Left[];
  /** Only items of a source link files of somebody else. */
  readonly linked = [];
  readonly files: EpisodeFiles[];
  readonly lastBuildDate: MadeFeed['lastBuildDate'];
  private readonly text: string;
  private found: EditFinding[] | undefined;
  private byKey: ReadonlyMap<string, () => ItemInFeed>[] | undefined;
  private read: Promise<readonly [then: FeedDocument, now: FeedDocument]> | undefined;

  constructor(private readonly parts: Parts) {
    const { planned, text, writing, files } = parts;
    this.text = text;
    this.planned = planned;
    this.lastBuildDate = parts.isNew ? 'moves' : 'stays';
    this.notHeld = writing.notHeld;
    this.left = writing.left;
    this.files = files;
  }

  /** There is no source that it could have items of, */
  linesOf(): null {
    return null;
  }

  /** or that could come in another form, */
  lostOf(): [] {
    return [];
  }

  /** or that could be written over. */
  writesIn(): false {
    return false;
  }

  /** Sets its date to the time of publication if anything else is new. */
  async outAt(nowMs: number): Promise<OutgoingFeed> {
    return { planned: this.parts.isNew ? await this.parts.plan(this.textAt(nowMs)) : this.planned, channel: null };
  }

  private textAt(ms: number): string {
    return this.parts.isNew ? builtAnew(this.text, new Date(ms).toISOString()) : this.text;
  }

  /** It is not kept what its items could not hold: their texts tell. */
  isWrittenOtherwise(): boolean {
    return this.parts.isPublic && this.parts.isNew;
  }

  async itemOf({ key, guid }: Pick<EpisodeToPublish, 'key' | 'guid'>): Promise<ItemInFeeds | null> {
    if (!this.parts.isPublic || !this.parts.isNew) return null;
    this.byKey ??= (await this.readBoth()).map(itemsOfKeys);
    const [before, after] = this.byKey.map((items) => items.get(guid ?? key)?.() ?? null) as [ItemInFeed | null, ItemInFeed | null];
    return before?.text === after?.text ? null : { before, after, isOfSameSource: true };
  }

  async hunks(): Promise<Hunk[]> {
    const then = await this.parts.before();
    const now = this.textAt(this.parts.composedMs);
    return feedHunks(then, lineChanges(then, now));
  }

  findings(): EditFinding[] {
    return (this.found ??= this.find());
  }

  private find(): EditFinding[] {
    return this.foundIn(this.text).map((finding) => ({ ...finding, wasSo: false }));
  }

  async publicFindings(): Promise<FeedFinding[]> {
    const before = await this.parts.before();
    return before === '' ? [] : this.foundIn(before);
  }

  private foundIn(feed: string): FeedFinding[] {
    const checked = checkFeed(feed, { servedAt: [this.parts.feedUrl] });
    if ('problems' in checked) throw new Error(`the feed that was built cannot be read: ${checked.problems[0]?.message}`);
    return checked.findings;
  }

  /** There is no source whose own anything could be; before the first publication, additions are what is added to what is built. */
  get standing(): FeedStanding {
    const { isNew } = this.parts;
    const both = () => this.readBoth();
    return {
      channel: async () => {
        if (!isNew) return null;
        const [then, now] = await both();
        return { sourceThen: NOTHING_IN_CHANNEL, before: standingInChannel(then.text, then.channel), after: standingInChannel(now.text, now.channel), source: NOTHING_IN_CHANNEL };
      },
      items: async function* () {
        if (!isNew) return;
        const [then, now] = (await both()).map(itemsByKey) as [StandingByKey, StandingByKey];
        for (const key of new Set([...then.keys(), ...now.keys()])) yield [key, { sourceThen: NOTHING_IN_ITEM, before: then.get(key)?.() ?? NOTHING_IN_ITEM, after: now.get(key)?.() ?? NOTHING_IN_ITEM, source: NOTHING_IN_ITEM }] as const;
      },
    };
  }

  private readBoth() {
    const { before, base } = this.parts;
    return (this.read ??= before().then((feed) => [documentIn(feed || base), documentIn(this.text)] as const));
  }

  keep(): void {} // the next one is built, too
}

type StandingByKey = ReadonlyMap<string, () => ReturnType<typeof standingInItem>>;

const itemsByKey = (document: FeedDocument): StandingByKey => new Map(indexOf(document).items.map(({ key }, at) => [key, () => standingInItem(document.text, document.items[at]!.element())]));

const itemsOfKeys = (document: FeedDocument): ReadonlyMap<string, () => ItemInFeed> => new Map(indexOf(document).items.map(({ key, start, end }, at) =>
  [key, () => ({ text: document.text.slice(start, end), reading: readItem(document.text, document.items[at]!.element(), key, 1) })]));

function documentIn(feed: string): FeedDocument {
  const document = documentOf(feed);
  if ('problems' in document) throw new Error(`the feed that was built cannot be read: ${document.problems[0]?.message}`);
  return document;
}
