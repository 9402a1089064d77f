import { randomUUID } from 'node:crypto';
import { Injectable, NotFoundException, UnprocessableEntityException } from '@nestjs/common';
import type { z } from 'zod';
import type { NewScheduledPublication, ScheduledPublication } from '#core/model/scheduledPublication';
import { Access } from '../../access/access.ts';
import { AuditService } from '../../access/audit.ts';
import type { Requester } from '../../access/requester.ts';
import { askingIn } from '../../platform/ask.ts';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { Writes } from '../../platform/writes.ts';
import type { List } from '../../shows/listQuery.ts';
import { Compose } from '../compose.ts';
import { isNew, newViews } from '../goingOut.ts';
import { PreviewPublication } from '../preview.ts';
import { Obstacles } from '../obstacles.ts';
import { unresolved } from '../publish.ts';
import { keepViews, packViews } from '../publishedView.ts';
import { changedMeanwhile, PutOut } from '../putOut.ts';
import { whileThere } from '../whileThere.ts';
import { PUBLISH_SCHEDULED } from './publishScheduled.ts';
import type { ScheduledEpisode } from './scheduledWish.ts';

type Wish = z.infer<typeof NewScheduledPublication>;

const MOST = 100;

/** Scheduled publications: what was previewed is stored as it is now, and published at its time. */
@Injectable()
export class SchedulePublication {
  constructor(
    private readonly database: Database, private readonly access: Access, private readonly audit: AuditService, private readonly clock: Clock, private readonly jobs: Jobs,
    private readonly compose: Compose, private readonly previews: PreviewPublication, private readonly putOut: PutOut, private readonly obstacles: Obstacles,
  ) {}

  async create(user: Requester, showId: string, wish: Wish): Promise<ScheduledPublication> {
    await this.access.require(user, 'publisher', { showIds: [showId], episodeIds: wish.episodeIds ?? [] });
    const publishAt = new Date(wish.publishAt);
    if (publishAt.getTime() <= this.clock.now()) throw past();
    return whileThere(this.database, showId, () => this.plan(user, showId, wish, publishAt));
  }

  private async plan(user: Requester, showId: string, wish: Wish, publishAt: Date): Promise<ScheduledPublication> {
    await this.obstacles.refuse(showId);
    const composition = await this.compose.run(showId, wish);
    if (composition.hash !== wish.hash) throw changedMeanwhile();
    if (wish.override === undefined && (await this.previews.needReason(composition))) throw unresolved();
    const { show, going } = composition;
    const fresh = going.episodes.filter(isNew);
    const id = randomUUID();
    const episodes: ScheduledEpisode[] = fresh.map(({ episode, revision, view, withdrawn }) => ({ episodeId: episode.id, title: episode.title, revision, view: view && view.hash, withdrawn }));
    await packViews(newViews(going));
    await this.database.transaction(async (transaction) => {
      await this.putOut.holdStill(askingIn(transaction), composition);
      const writes = new Writes();
      await keepViews(writes, showId, newViews(going));
      await writes.run(askingIn(transaction));
      await transaction.scheduledPublication.create({
        data: {
          id, showId, publishAt, afterNumber: show.last?.number ?? 0, episodes: JSON.parse(JSON.stringify(episodes)), ...(JSON.stringify(going.show) !== JSON.stringify(show.last?.showFields) && { showFields: going.show }),
          enrichments: wish.enrichments, mode: wish.mode ?? null, note: wish.note ?? null, overrides: wish.override ?? null, createdBy: user.id,
        },
      });
      await this.jobs.enqueue(transaction, PUBLISH_SCHEDULED, {}, { startAfter: publishAt, key: id });
      await this.audit.record(transaction, { userId: user.id, showId, action: 'show.schedule', subject: id, detail: { publishAt: publishAt.toISOString(), episodes: episodes.length, override: wish.override ?? null } });
    });
    return (await this.list(showId, id)).items[0]!;
  }

  /** Upcoming ones first, then the newest. */
  async of(user: Requester, showId: string): Promise<List<ScheduledPublication>> {
    await this.access.require(user, 'viewer', { showIds: [showId] });
    return this.list(showId);
  }

  /** Cancels one that has not been published; one that is being published at this moment still is. */
  async cancel(user: Requester, showId: string, id: string): Promise<void> {
    await this.access.require(user, 'publisher', { showIds: [showId] });
    await this.database.transaction(async (transaction) => {
      const cancelled = await transaction.$executeRaw`
        update "scheduled_publication" set state = 'cancelled', "finishedAt" = now() where id::text = ${id} and "showId" = ${showId}::uuid and state = 'waiting'`;
      if (cancelled === 0) throw nothingWaits();
      await this.audit.record(transaction, { userId: user.id, showId, action: 'show.unschedule', subject: id, detail: {} });
    });
  }

  private async list(showId: string, id: string | null = null): Promise<List<ScheduledPublication>> {
    const { rows } = await this.database.pool.query<Omit<ScheduledPublication, 'publishAt' | 'createdAt' | 'episodes'> & { publishAt: Date; createdAt: Date; episodes: ScheduledEpisode[] }>(
      `select s.id, s."showId", s."publishAt", s.episodes, s.note, s.overrides, s.state, s.reason, s."publicationId", u.name as "createdBy", s."createdAt"
         from "scheduled_publication" s left join "user" u on u.id = s."createdBy"
        where s."showId" = $1 and ($2::uuid is null or s.id = $2) order by s.state = 'waiting' desc, s."publishAt" desc, s.id limit ${MOST}`, [showId, id]);
    const items = rows.map(({ publishAt, createdAt, episodes, ...row }) => ({ ...row, publishAt: publishAt.toISOString(), createdAt: createdAt.toISOString(), episodes: episodes.map(({ episodeId, title }) => ({ episodeId, title })) }));
    return { items, total: items.length };
  }
}

const past = () => new UnprocessableEntityException({ code: 'past', message: 'That time has passed: choose a later one, or publish now.', issues: [{ path: 'publishAt', message: 'has passed' }] });

const nothingWaits = () => new NotFoundException({ code: 'not-found', message: 'There is no such scheduled publication: it may have gone out, or somebody cancelled it.' });
