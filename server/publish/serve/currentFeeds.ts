import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Announcements } from '../../platform/announcements.ts';
import type { Coding } from '../../platform/http/acceptEncoding.ts';
import { PublishedBytes, type PublishedFeed } from './publishedBytes.ts';
import { KeptFeeds } from '../store/keptFeeds.ts';
import { feedPath } from '../../shows/feedPath.ts';
import { LeastRecentlyUsed } from './leastRecentlyUsed.ts';
import { etagOf } from './validators.ts';
import type { ByteRange } from './range.ts';

/** Announced by database triggers with the show's id, when its current feed or the feed's address changes. */
const CHANNEL = 'stet_feed';
/** Limit for all shows and codings together. */
const KEPT_BYTES = 128 * 1024 * 1024;
/** Longer representations are streamed rather than cached. */
const WHOLE_UP_TO = 16 * 1024 * 1024;

/**
 * Caches the current public feeds in this process, as long as it is certain to hear of the next publication by any server. Bytes are cached by
 * name, which no publication invalidates, so they are only evicted to make room.
 */
@Injectable()
export class CurrentFeeds {
  private readonly byPath = new Map<string, PublishedFeed>();
  private readonly bytes = new LeastRecentlyUsed(KEPT_BYTES);
  /** Counts announcements, so that a result queried before an announcement and returned after it is not cached. */
  private announced = 0;

  constructor(private readonly published: PublishedBytes, private readonly feeds: KeptFeeds, private readonly announcements: Announcements) {
    announcements.on(CHANNEL, { heard: (showId) => this.forget(showId), missed: () => this.forgetAll() });
  }

  /** The cached feed of a path, without a query. */
  known(path: string): PublishedFeed | undefined {
    return this.announcements.hearing ? this.byPath.get(path) : undefined;
  }

  async feed(slug: string, token: string | null): Promise<PublishedFeed | null> {
    const path = feedPath({ slug, private: token !== null, privateToken: token });
    const hearing = await this.announcements.catchUp();
    const known = hearing ? this.byPath.get(path) : undefined;
    if (known) return known;
    const before = this.announced;
    const feed = await this.published.feed(slug, token);
    if (feed && hearing && this.announced === before) this.byPath.set(path, feed);
    return feed;
  }

  /** The cache key of a representation; different bytes have different keys. */
  nameOf({ showId, sha256, quality }: PublishedFeed, coding: Coding): string {
    return `${showId} ${etagOf(sha256, coding, quality)}`;
  }

  /** All bytes of a representation, if cached. */
  kept(name: string): Buffer | undefined {
    return this.bytes.get(name);
  }

  async body(feed: PublishedFeed, coding: Coding, range: ByteRange = { start: 0, end: feed.length }): Promise<Buffer | Readable> {
    const isLong = coding === 'identity' && feed.length > WHOLE_UP_TO;
    if (isLong) return Readable.from(this.feeds.between(feed.showId, await this.feeds.list(feed.showId, feed.sha256), range.start, range.end));
    const name = this.nameOf(feed, coding);
    const whole = this.kept(name) ?? (await this.published.ofFeed(feed, coding));
    this.bytes.set(name, whole);
    return coding === 'identity' ? whole.subarray(range.start, range.end) : whole;
  }

  /** Called by whoever has published here too, so that the next request gets the new feed without waiting for the announcement. */
  forget(showId: string): void {
    this.announced += 1;
    for (const [path, feed] of this.byPath) if (feed.showId === showId) this.byPath.delete(path);
  }

  private forgetAll(): void {
    this.announced += 1;
    this.byPath.clear();
  }
}
