import { randomUUID } from 'node:crypto';
import { ConflictException, Injectable } from '@nestjs/common';
import { AuditService } from '../access/audit.ts';
import type { Ask } from '../platform/ask.ts';
import { Clock } from '../platform/clock.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { Settings } from '../platform/settings.ts';
import type { Writes } from '../platform/writes.ts';
import type { Composition } from './compose.ts';
import { feedFindingsOf } from './feedFindings.ts';
import type { LinkedFile } from './filesOf.ts';
import { followInFolder } from './folder/job.ts';
import { isNew, newViews, type Outgoing } from './goingOut.ts';
import { Hub } from './hub.ts';
import type { OutgoingFeed } from './madeFeed.ts';
import { overriddenIn } from './overridden.ts';
import { PreviewPublication, type Told } from './preview.ts';
import { keepViews, packViews } from './publishedView.ts';
import type { EpisodeToPublish } from './showToPublish.ts';
import { FeedStore, type BroughtFeed } from './store/feedStore.ts';
import { FileStore } from './store/fileStore.ts';

/** Who publishes, and why. */
export interface Act {
  userId: string | null;
  mode?: 'replace' | 'mirror';
  note?: string;
  override?: string;
  /** Number of the publication that is taken back. */
  rollsBack?: number;
}

/** Throws if something is not as it has to be. */
export type Condition = (ask: Ask) => Promise<void>;

/** A publication as it was written. */
export interface Written {
  id: string;
  number: number;
  summary: string[];
  note: string | null;
  overrides: string | null;
  rollsBack: number | null;
  publishedAt: Date;
}

/** A composition prepared outside any transaction, so that everything slow is done. */
export interface Prepared {
  composition: Composition;
  told: Told;
  feed: BroughtFeed;
  channel: OutgoingFeed['channel'];
  files: LinkedFile[];
  /** The errors of the feed that a reason was given for. */
  overridden: ReturnType<typeof overriddenIn> | null;
}

/** Writes a publication in one transaction, so that there is always either the old feed or the new one, never a mixture. */
@Injectable()
export class PutOut {
  constructor(private readonly audit: AuditService, private readonly previews: PreviewPublication, private readonly store: FeedStore, private readonly files: FileStore, private readonly hub: Hub, private readonly jobs: Jobs, private readonly settings: Settings, private readonly clock: Clock) {}

  /** @param override why it goes out in spite of errors */
  async prepare(composition: Composition, override?: string): Promise<Prepared> {
    const told = await this.previews.tell(composition);
    const { mediaType, files: linked } = composition.feed;
    const { planned, channel } = await composition.feed.outAt(this.clock.now());
    const feed = await this.store.bring(composition.show.id, planned, mediaType);
    if (!(await this.files.bring(linked))) throw changedMeanwhile();
    await packViews(newViews(composition.going));
    const overridden = override === undefined ? null : overriddenIn(await feedFindingsOf(composition));
    return { composition, told, feed, channel, files: linked.flatMap(({ files }) => files), overridden };
  }

  /**
   * Sends the rows behind the locks without waiting for them: if anything turns out to have moved, nothing is kept.
   *
   * @param alsoHolds what else has to be so, asked with everything locked
   */
  async within(ask: Ask, writes: Writes, prepared: Prepared, act: Act, alsoHolds: Condition = async () => {}): Promise<Written> {
    const holds = Promise.all([this.hold(ask, prepared), alsoHolds(ask)]);
    const sent = this.send(ask, writes, prepared, act);
    const [held, written] = await Promise.allSettled([holds, sent]); // of both: nothing may be sent when the transaction is over
    if (held.status === 'rejected') throw held.reason; // where it does not hold, that is the reason
    if (written.status === 'rejected') throw written.reason;
    return written.value;
  }

  /** The bytes first: the database writes them while the rows are made. */
  private async send(ask: Ask, writes: Writes, prepared: Prepared, act: Act): Promise<Written> {
    await this.writeBytes(writes, prepared);
    await writes.send(ask);
    const written = await this.writeRows(writes, prepared, act);
    await writes.send(ask);
    return written;
  }

  /** Adds everything to `writes`, which may be sent behind `hold` only. */
  async write(writes: Writes, prepared: Prepared, act: Act): Promise<Written> {
    await this.writeBytes(writes, prepared);
    return this.writeRows(writes, prepared, act);
  }

  private async writeBytes(writes: Writes, { composition: { show, going }, feed }: Prepared): Promise<void> {
    this.store.keep(writes, feed);
    await keepViews(writes, show.id, newViews(going));
  }

  private async writeRows(writes: Writes, { composition, told, feed, channel, files, overridden }: Prepared, act: Act): Promise<Written> {
    const { show, going, enrichments, feed: made, mode: composed } = composition;
    requireItsMode(show.mode, act.mode);
    const [id, number] = [randomUUID(), (show.last?.number ?? 0) + 1];
    const written: Written = { id, number, summary: summaryOf(told), note: act.note ?? null, overrides: act.override ?? null, rollsBack: act.rollsBack ?? null, publishedAt: new Date(this.clock.now()) };
    writes.insert('publication', [{
      ...written, modifiedAt: dateBehind(show.last ? (show.last.modifiedAt ?? show.last.publishedAt) : null, written.publishedAt.getTime()), showId: show.id, sourceId: show.sourceId, sha256: `\\x${feed.name.toString('hex')}`, channel, overridden,
      changes: told.changes.map(({ episodeId, title, summary, details }) => ({ episodeId, title, summary, details })), showFields: going.show, enrichments: [...enrichments], publishedBy: act.userId,
    }]);
    writes.insert('published_file', files.map(({ episodeId, name, sha256 }) => ({ publicationId: id, episodeId, showId: show.id, name, sha256: `\\x${sha256}` })));
    keepEpisodes(writes, show.id, id, number, going.episodes.filter(isNew));
    made.keep(writes);
    this.audit.recordWith(writes, {
      userId: act.userId, showId: show.id, action: act.rollsBack === undefined ? 'show.publish' : 'show.roll-back', subject: id,
      detail: { number, sha256: feed.name.toString('hex'), enrichments, override: act.override ?? null, ...(act.rollsBack !== undefined && { rollsBack: act.rollsBack }) },
    });
    const settled = [[...enrichments], composition.podcastGuid, show.mode ?? composed];
    if (JSON.stringify(settled) !== JSON.stringify([show.enrichments, show.podcastGuid, show.mode])) writes.add('update "show" set enrichments = $1::text[], "podcastGuid" = $2::uuid, mode = $3::"ShowMode" where id = $4::uuid', ...settled, show.id);
    await this.store.compressLater(writes, show.id);
    await this.hub.announce(writes, show, id, enrichments);
    await followInFolder(this.jobs, this.settings, writes);
    return written;
  }

  /** Locks what was composed and what was stored for it; all queries are sent at once, that for the show first. */
  async hold(ask: Ask, { composition, feed, files }: Prepared, which?: (outgoing: Outgoing) => boolean): Promise<void> {
    const [, areThere] = await Promise.all([this.holdStill(ask, composition, which), this.files.hold(ask, files), this.store.hold(ask, feed)]);
    if (!areThere) throw changedMeanwhile();
  }

  /**
   * Refuses the publication if anything has changed since it was composed, and locks what is newly published until the end of the transaction.
   *
   * @param which the episodes to lock
   */
  async holdStill(ask: Ask, { show, going }: Composition, which: (outgoing: Outgoing) => boolean = isNew): Promise<void> {
    const episodes = going.episodes.filter(which).map(({ episode }) => episode);
    const showIsHeld = ask('select id from "show" where id = $1::uuid for no key update', [show.id], 'hold a show');
    // asked with the show locked: another publication may have been made while this one waited
    const asked = ask<{ version: number; sourceId: string | null; number: number | null; held: Record<string, [revision: number, withdrawn: boolean]> | null }>(
      `with held as (select id, revision, "withdrawnAt" is not null as withdrawn from "episode" where "showId" = $1::uuid and id = any($2::uuid[]) order by id for no key update)
       select version, "sourceId", (select max(number) from "publication" where "showId" = s.id) as number, (select json_object_agg(id, json_build_array(revision, withdrawn)) from held) as held
         from "show" s where id = $1::uuid`, [show.id, episodes.map(({ id }) => id)], 'hold what goes out');
    const [, [now]] = await Promise.all([showIsHeld, asked]);
    if (!now || now.version !== show.version || now.sourceId !== show.sourceId || now.number !== (show.last?.number ?? null)) throw changedMeanwhile();
    const isOtherwise = ({ id, revision, withdrawn }: EpisodeToPublish): boolean => {
      const held = now.held?.[id];
      return held?.[0] !== revision || held[1] !== withdrawn;
    };
    if (episodes.some(isOtherwise)) throw changedMeanwhile();
  }
}

function keepEpisodes(writes: Writes, showId: string, publicationId: string, number: number, episodes: readonly Outgoing[]): void {
  writes.insert('published_episode', episodes.map(({ episode, revision, view, withdrawn }) => ({
    episodeId: episode.id, number, publicationId, showId, revision, withdrawn, viewSha256: view && `\\x${view.hash}`,
  })));
  const moved = episodes.filter(({ episode: { publishedRevision, last }, revision, withdrawn }) => publishedRevision !== revision || (last?.withdrawn ?? false) !== withdrawn).map(({ episode: { id }, revision, withdrawn }) => ({ id, revision, withdrawn }));
  if (moved.length > 0) writes.add('update "episode" e set "publishedRevision" = p.revision, "outOfFeed" = p.withdrawn from unnest($1::uuid[], $2::int[], $3::boolean[]) p(id, revision, withdrawn) where e.id = p.id', moved.map(({ id }) => id), moved.map(({ revision }) => revision), moved.map(({ withdrawn }) => withdrawn));
}

const SECOND_MS = 1_000;
const HOUR_MS = 3_600_000;

/**
 * Now, but in a later second than the publication before: the date goes out as `Last-Modified`, in whole seconds, and who asks by it alone would
 * never hear of bytes with the same date or an earlier one (RFC 9110, 13.1.3). A clock that was more than an hour ahead is not followed.
 */
function dateBehind(last: Date | null, nowMs: number): Date {
  if (last === null || last.getTime() - nowMs > HOUR_MS) return new Date(nowMs);
  return new Date(Math.max(nowMs, (Math.floor(last.getTime() / SECOND_MS) + 1) * SECOND_MS));
}

/** One line per change: episodes, the show itself, additions, what a mirror leaves out, what changed upstream. */
const summaryOf = ({ changes, showChanges, additions, proofsLeftOut, upstream }: Told): string[] => [
  ...changes.map(({ title, summary }) => `${title}: ${summary.join(', ')}`),
  ...(showChanges.length > 0 ? [`the show’s ${showChanges.map(({ field }) => field).join(', ')}`] : []),
  ...additions.map(({ words }) => words),
  ...(proofsLeftOut > 0 ? [`leaves out ${proofsLeftOut === 1 ? '1 token that proves' : `${proofsLeftOut} tokens that prove`} the host’s ownership of the feed`] : []),
  ...upstream.map(({ words }) => words),
];

export const changedMeanwhile = () => new ConflictException({ code: 'changed', message: 'The show has changed since the preview. Look at it again, then publish.' });

/** Whether something failed because the show had changed. */
export const changedSince = (error: unknown): boolean => error instanceof ConflictException && (error.getResponse() as { code?: string }).code === 'changed';

/** Refuses another mode than the one of the first publication. */
export function requireItsMode(fixed: string | null, wanted: string | undefined): void {
  if (fixed !== null && wanted !== undefined && wanted !== fixed) throw modeIsFixed(fixed);
}

const modeIsFixed = (mode: string) => new ConflictException({ code: 'mode-fixed', message: `The show has been published as "${mode}" since its first publication, and that cannot change.`, issues: [{ path: 'mode', message: 'is fixed' }] });
