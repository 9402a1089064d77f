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

/** What triggers of the database announce, with the show's id: another feed is current, or the same one elsewhere. */
const CHANNEL = 'stet_feed';
/** Together, of all shows and codings. */
const KEPT_BYTES = 128 * 1024 * 1024;
/** What is longer is sent as it is read. */
const WHOLE_UP_TO = 16 * 1024 * 1024;

/**
 * The feeds that are public now, kept in this process for as long as it is certain to hear of the next publication, whichever
 * server makes it. Bytes are kept by their names, which no publication changes: they only make room for others.
 */
@Injectable()
export class CurrentFeeds {
  private readonly byPath = new Map<string, PublishedFeed>();
  private readonly bytes = new LeastRecentlyUsed(KEPT_BYTES);
  /** Counts what was announced: what was asked for before an announcement and comes after it is not kept. */
  private announced = 0;

  constructor(private readonly published: PublishedBytes, private readonly feeds: KeptFeeds, private readonly announcements: Announcements) {
    announcements.on(CHANNEL, { heard: (showId) => this.forget(showId), missed: () => this.forgetAll() });
  }

  /** What is known of a path without asking anybody. */
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

  /** What a representation is kept by: other bytes have another name. */
  nameOf({ showId, sha256, quality }: PublishedFeed, coding: Coding): string {
    return `${showId} ${etagOf(sha256, coding, quality)}`;
  }

  /** The whole of a representation, where it is kept here. */
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

  private forget(showId: string): void {
    this.announced += 1;
    for (const [path, feed] of this.byPath) if (feed.showId === showId) this.byPath.delete(path);
  }

  private forgetAll(): void {
    this.announced += 1;
    this.byPath.clear();
  }
}
