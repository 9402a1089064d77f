import { access, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Database } from '../../platform/database.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { Settings } from '../../platform/settings.ts';
import { feedPath } from '../../shows/feedPath.ts';
import { PublishedBytes } from '../serve/publishedBytes.ts';
import { KeptFeeds } from '../store/keptFeeds.ts';
import { FOLDER_JOB, WHOLE_FOLDER_JOB } from './job.ts';
import { writeWhole } from './wholeFile.ts';

/** What we wrote, so that we delete only our own files: the hash of each show's feed, by slug. */
const Manifest = z.object({ feeds: z.record(z.string(), z.string()) });
type Manifest = z.infer<typeof Manifest>;

const MANIFEST = '.stet-published.json';

interface PublicFeed {
  id: string;
  number: number;
  slug: string;
  sha256: Buffer;
}

/**
 * Keeps a folder in sync with what is public, for a static host or a CDN to serve: every public feed and the files it links, at the same paths
 * as here. Files are written before the feed that links them, and stay as long as apps may ask for them. A static host does not redirect, so a
 * feed that changed its address is at the old one, too; that of a show that became private is deleted. Private feeds are never written, since
 * their addresses are keys, and folders can be listed.
 */
@Injectable()
export class PublishToFolder {
  constructor(private readonly database: Database, private readonly settings: Settings, private readonly feeds: KeptFeeds, private readonly published: PublishedBytes, jobs: Jobs) {
    jobs.register(FOLDER_JOB, (_, signal) => this.follow(signal), { cron: '*/10 * * * *', retries: 6, backoff: true, singleton: true });
    jobs.register(WHOLE_FOLDER_JOB, (_, signal) => this.makeWhole(signal), { cron: '20 3 * * *', retries: 3, backoff: true, singleton: true });
  }

  private async follow(signal: AbortSignal): Promise<void> {
    const { publishFolder } = this.settings;
    if (publishFolder === null) return;
    const manifest = await readManifest(publishFolder);
    const all = await this.publicFeeds();
    for (const feed of all) {
      signal.throwIfAborted();
      const hash = feed.sha256.toString('hex');
      // it may have been deleted, or be missing in a folder that was restored
      if (manifest.feeds[feed.slug] === hash && (await isThere(placeOf(publishFolder, feed.slug)))) continue;
      await this.writeFiles(publishFolder, feed, signal);
      await writeWhole(placeOf(publishFolder, feed.slug), await this.feeds.whole(feed.id, feed.sha256));
      await writeManifest(publishFolder, manifest, feed.slug, hash);
    }
    const there = new Set(all.map(({ slug }) => slug));
    for (const slug of Object.keys(manifest.feeds).filter((known) => !there.has(known))) {
      await rm(placeOf(publishFolder, slug), { force: true });
      await writeManifest(publishFolder, manifest, slug, null);
    }
  }

  /** Every night, because an archive has thousands of files: those that are missing come back, though the feed that links them has not changed. */
  private async makeWhole(signal: AbortSignal): Promise<void> {
    const { publishFolder } = this.settings;
    if (publishFolder === null) return;
    const feeds = new Map((await this.publicFeeds()).map((feed) => [feed.id, feed])); // a feed at several addresses links the same files
    for (const feed of feeds.values()) await this.writeFiles(publishFolder, feed, signal);
  }

  private async publicFeeds(): Promise<PublicFeed[]> {
    const { rows } = await this.database.pool.query<PublicFeed>(
      `select s.id, a.slug, p.number, p.sha256 from "show" s
         join lateral (select number, sha256 from "publication" where "showId" = s.id order by number desc limit 1) p on true
         cross join lateral (select s.slug union select substring(path from '^/feeds/([^/]+)[.]xml$') from "retired_path" where "showId" = s.id) a
        where not s.private and a.slug is not null order by a.slug`);
    return rows;
  }

  /** Writes the files that a publication links, the newest of each by then. Their names contain their hash, so an existing one is the right one. */
  private async writeFiles(folder: string, { id, number }: PublicFeed, signal: AbortSignal): Promise<void> {
    const { rows } = await this.database.pool.query<{ sha256: Buffer; name: string }>(
      `select distinct on (f."episodeId", f.name) f.sha256, f.name from "published_file" f join "publication" p on p.id = f."publicationId"
        where f."showId" = $1 and p.number <= $2 order by f."episodeId", f.name, p.number desc`, [id, number]);
    for (const { sha256, name } of rows) {
      signal.throwIfAborted();
      const place = path.join(folder, 'files', sha256.toString('hex'), path.basename(name));
      if (await isThere(place)) continue;
      const file = await this.published.file(sha256, name);
      if (file) await writeWhole(place, await this.published.ofFile(file, 'identity'));
    }
  }
}

const placeOf = (folder: string, slug: string): string => path.join(folder, feedPath({ slug, private: false, privateToken: null }));

const isThere = (place: string): Promise<boolean> => access(place).then(() => true, () => false);

async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(path.join(folder, MANIFEST), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return { feeds: {} };
  try {
    return Manifest.parse(JSON.parse(text));
  } catch {
    throw new Error(`${path.join(folder, MANIFEST)} cannot be read: it says what Stet wrote there. Take it away, and every feed is written anew.`);
  }
}

async function writeManifest(folder: string, manifest: Manifest, slug: string, hash: string | null): Promise<void> {
  if (hash === null) delete manifest.feeds[slug];
  else manifest.feeds[slug] = hash;
  await writeWhole(path.join(folder, MANIFEST), Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`));
}
