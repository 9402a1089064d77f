import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database.ts';
import { feedPath } from '../../shows/feedPath.ts';
import { QUICK } from '../store/brotli.ts';
import { KeptFeeds } from '../store/keptFeeds.ts';
import type { Coding } from '../../platform/http/acceptEncoding.ts';
import type { ByteRange } from './range.ts';
import type { Resource } from './resource.ts';

export type PublishedFeed = Resource & { showId: string };

const COMPRESSED: Record<Exclude<Coding, 'identity'>, string> = { gzip: 'gzip', br: 'brotli' };

const FEED_CACHE = 'public, max-age=60, must-revalidate';
const PRIVATE_FEED_CACHE = 'private, max-age=60, must-revalidate';
const FILE_CACHE = 'public, max-age=31536000, immutable';

/** Reads published bytes, and nothing else. */
@Injectable()
export class PublishedBytes {
  constructor(private readonly database: Database, private readonly feeds: KeptFeeds) {}

  /** The newest feed of a public show, or of a private one by its token. Its date changes only with its bytes. */
  async feed(slug: string, token: string | null): Promise<PublishedFeed | null> {
    const { rows: [row] } = await this.database.pool.query<Omit<PublishedFeed, 'cacheControl'>>(
      `select p.sha256, f."mediaType", f.length, p."showId", f.quality,
              (select min(coalesce(q."modifiedAt", q."publishedAt")) from "publication" q where q."showId" = s.id and q.number >
                coalesce((select max(r.number) from "publication" r where r."showId" = s.id and r.sha256 <> p.sha256), 0)) as "lastModified"
         from "show" s
         join lateral (select * from "publication" where "showId" = s.id order by number desc limit 1) p on true
         join "published_feed" f on f."showId" = p."showId" and f.name = p.sha256
        where s.slug = $1 and (case when s.private then s."privateToken" = $2 else $2::text is null end)`,
      [slug, token]);
    return row ? { ...row, cacheControl: token === null ? FEED_CACHE : PRIVATE_FEED_CACHE } : null;
  }

  /** The new path of a feed once served here; null if there was none, or if the answer would reveal a private address. */
  async movedTo(slug: string, token: string | null): Promise<string | null> {
    const { rows: [show] } = await this.database.pool.query<{ slug: string; private: boolean; privateToken: string | null }>(
      'select s.slug, s.private, s."privateToken" from "retired_path" r join "show" s on s.id = r."showId" where r.path = $1', [feedPath({ slug, private: token !== null, privateToken: token })]);
    if (!show || (show.private && show.privateToken !== token)) return null;
    return feedPath(show);
  }

  /** Whether a show that was deleted since was served here. */
  async isGone(slug: string, token: string | null): Promise<boolean> {
    const { rows } = await this.database.pool.query('select from "retired_path" where path = $1 and "showId" is null', [feedPath({ slug, private: token !== null, privateToken: token })]);
    return rows.length > 0;
  }

  /** A file linked by any publication, however old; its address contains the hash of its bytes. */
  async file(sha256: Buffer, name: string): Promise<Resource | null> {
    const { rows: [row] } = await this.database.pool.query<Omit<Resource, 'quality' | 'cacheControl'>>(
      `select b.sha256, b."mediaType", octet_length(b.bytes) as length, b."createdAt" as "lastModified" from "blob" b
        where b.sha256 = $1 and exists (select from "published_file" f where f.sha256 = b.sha256 and f.name = $2)`,
      [sha256, name]);
    return row ? { ...row, quality: QUICK, cacheControl: FILE_CACHE } : null;
  }

  async ofFeed({ showId, sha256 }: PublishedFeed, coding: Coding): Promise<Buffer> {
    if (coding === 'identity') return this.feeds.whole(showId, sha256);
    return coding === 'gzip' ? this.feeds.gzip(showId, sha256) : this.feeds.brotli(showId, sha256);
  }

  async ofFile({ sha256, length }: Resource, coding: Coding, { start, end }: ByteRange = { start: 0, end: length }): Promise<Buffer> {
    const wanted = coding === 'identity' ? 'substring(bytes from $2::int + 1 for $3::int - $2::int)' : COMPRESSED[coding];
    const { rows: [row] } = await this.database.pool.query<{ bytes: Buffer }>(
      `select ${wanted} as bytes from "blob" where sha256 = $1`, coding === 'identity' ? [sha256, start, end] : [sha256]);
    if (!row) throw new Error('published bytes are gone');
    return row.bytes;
  }
}
