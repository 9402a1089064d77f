import { randomUUID } from 'node:crypto';
import { ConflictException, Injectable } from '@nestjs/common';
import { AuditService } from '../access/audit.ts';
import type { Transaction } from '../platform/database.ts';
import { insertRows } from '../platform/insertRows.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { Settings } from '../platform/settings.ts';
import { blobOf, keepBlobs, type Blob } from './blob.ts';
import type { Composition } from './compose.ts';
import { followInFolder } from './folder/job.ts';
import type { Outgoing } from './goingOut.ts';
import { Hub } from './hub.ts';
import { PreviewPublication, type Told } from './preview.ts';
import { isSameView, keepViews } from './publishedView.ts';
import { FeedStore, type BroughtFeed } from './store/feedStore.ts';

/** Who publishes, and why. */
export interface Act {
  userId: string | null;
  mode?: 'replace' | 'mirror';
  note?: string;
  override?: string;
  /** The number of the publication that is taken back. */
  rollsBack?: number;
}

/** A composition made ready outside of any transaction: what takes long is done. */
export interface Prepared {
  composition: Composition;
  told: Told;
  feed: BroughtFeed;
  files: { episodeId: string; name: string; blob: Blob }[];
}

/** A publication as rows. All of them come in one transaction, so that the old feed is there, or the new one, and never a part. */
@Injectable()
export class PutOut {
  constructor(private readonly audit: AuditService, private readonly previews: PreviewPublication, private readonly store: FeedStore, private readonly hub: Hub, private readonly jobs: Jobs, private readonly settings: Settings) {}

  async prepare(composition: Composition): Promise<Prepared> {
    const told = await this.previews.tell(composition);
    const { planned, mediaType, files: linked } = composition.feed;
    const feed = await this.store.bring(composition.show.id, planned, mediaType);
    const files = await Promise.all(linked.map(async ({ episodeId, name, bytes, mediaType }) => ({ episodeId, name, blob: await blobOf(bytes, mediaType) })));
    return { composition, told, feed, files };
  }

  async within(transaction: Transaction, prepared: Prepared, act: Act): Promise<string> {
    await this.holdStill(transaction, prepared.composition);
    return this.write(transaction, prepared, act);
  }

  /** Of what is held still. @returns the id of the publication */
  async write(transaction: Transaction, { composition, told, feed, files }: Prepared, act: Act): Promise<string> {
    const { show, going, enrichments, feed: made, mode: composed } = composition;
    const fixed = show.mode;
    if (fixed !== null && act.mode !== undefined && act.mode !== fixed) throw modeIsFixed(fixed);
    await this.store.keep(transaction, feed);
    await keepBlobs(transaction, files.map(({ blob }) => blob));
    const id = randomUUID();
    const number = (show.last?.number ?? 0) + 1;
    await transaction.publication.create({
      data: {
        id, showId: show.id, number, sourceId: show.sourceId, sha256: Uint8Array.from(feed.name), ...(made.channel && { channel: plain(made.channel) }), summary: summaryOf(told),
        changes: told.changes.map(({ episodeId, title, summary, details }) => ({ episodeId, title, summary, details })), showFields: plain(going.show), enrichments: [...enrichments],
        note: act.note ?? null, overrides: act.override ?? null, rollsBack: act.rollsBack ?? null, publishedBy: act.userId,
      },
    });
    await transaction.publishedFile.createMany({ data: files.map(({ episodeId, name, blob }) => ({ publicationId: id, episodeId, showId: show.id, name, sha256: blob.sha256 })) });
    await keepEpisodes(transaction, show.id, id, number, going.episodes.filter(isNew));
    await made.keep(transaction);
    const settled = { enrichments: [...enrichments], podcastGuid: composition.podcastGuid, mode: fixed ?? composed };
    if (JSON.stringify(settled) !== JSON.stringify({ enrichments: show.enrichments, podcastGuid: show.podcastGuid, mode: show.mode })) await transaction.show.update({ where: { id: show.id }, data: settled, select: { id: true } });
    await this.store.keepCompressed(transaction, feed);
    await this.hub.announce(transaction, show, id, enrichments);
    await followInFolder(this.jobs, this.settings, transaction);
    await this.audit.record(transaction, {
      userId: act.userId, showId: show.id, action: act.rollsBack === undefined ? 'show.publish' : 'show.roll-back', subject: id,
      detail: { number, sha256: composition.hash, enrichments, override: act.override ?? null, ...(act.rollsBack !== undefined && { rollsBack: act.rollsBack }) },
    });
    return id;
  }

  /** What was composed is what is there: what moved since refuses the publication, and nothing moves before its end. */
  async holdStill(transaction: Transaction, { show, going }: Composition): Promise<void> {
    const [now] = await transaction.$queryRaw<{ version: number; sourceId: string | null; number: number | null }[]>`
      select version, "sourceId", (select max(number) from "publication" where "showId" = s.id) as number from "show" s where id = ${show.id}::uuid for no key update`;
    if (!now || now.version !== show.version || now.sourceId !== show.sourceId || now.number !== (show.last?.number ?? null)) throw changedMeanwhile();
    const chosen = going.episodes.filter((outgoing) => outgoing.chosen);
    const held = await transaction.$queryRaw<{ id: string; revision: number }[]>`
      select id, revision from "episode" where "showId" = ${show.id}::uuid and id = any(${chosen.map(({ episode }) => episode.id)}::uuid[]) order by id for no key update`;
    const revisions = new Map(held.map(({ id, revision }) => [id, revision]));
    if (chosen.some(({ episode }) => revisions.get(episode.id) !== episode.revision)) throw changedMeanwhile();
  }
}

/** Chosen, and not out already as it is. */
export const isNew = ({ chosen, revision, view, episode: { last } }: Outgoing): boolean => chosen && (last === null || last.revision !== revision || !isSameView(last.view, view));

async function keepEpisodes(transaction: Transaction, showId: string, publicationId: string, number: number, episodes: readonly Outgoing[]): Promise<void> {
  await keepViews(transaction, showId, episodes.flatMap(({ view }) => view ?? []));
  await insertRows(transaction, 'published_episode', episodes.map(({ episode, revision, view }) => ({
    episodeId: episode.id, number, publicationId, showId, revision, viewSha256: view && `\\x${view.hash}`,
  })));
  await transaction.$executeRaw`
    update "episode" e set "publishedRevision" = p.revision from "published_episode" p
     where p."publicationId" = ${publicationId}::uuid and p."episodeId" = e.id and e."publishedRevision" is distinct from p.revision`;
}

const plain = (value: unknown) => JSON.parse(JSON.stringify(value));

/** What changed, a line each: episodes, the show itself, additions. */
const summaryOf = ({ changes, showChanges, additions }: Told): string[] => [
  ...changes.map(({ title, summary }) => `${title}: ${summary.join(', ')}`),
  ...(showChanges.length > 0 ? [`the show’s ${showChanges.map(({ field }) => field).join(', ')}`] : []),
  ...additions.map(({ words }) => words),
];

export const changedMeanwhile = () => new ConflictException({ code: 'changed', message: 'The show was changed since the preview. Look at it again, then publish.' });

const modeIsFixed = (mode: string) => new ConflictException({ code: 'mode-fixed', message: `The show is published as "${mode}" since its first publication: that stays.`, issues: [{ path: 'mode', message: 'is fixed' }] });
