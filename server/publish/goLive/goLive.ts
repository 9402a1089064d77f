import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { missingForPsp1 } from '#core/check/feed/missingForPsp1';
import { describeItem } from '#core/feed/describe/item';
import { GoLiveStep, type GoLive, type GoLiveChange } from '#core/model/goLive';
import type { Show } from '#core/model/show';
import { Access } from '../../access/access.ts';
import { AuditService } from '../../access/audit.ts';
import type { Requester } from '../../access/requester.ts';
import { asking } from '../../platform/ask.ts';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database.ts';
import { ReadShow } from '../../shows/readShow.ts';
import { PublicAddress } from '../publicAddress.ts';
import { itemInFeed, itemOf } from '../publishedView.ts';

const MOST = 500;

/** The list of what to do for a show outside Stet; people tick off what is done. */
@Injectable()
export class ReadGoLive {
  constructor(
    private readonly database: Database, private readonly access: Access, private readonly audit: AuditService, private readonly clock: Clock,
    private readonly shows: ReadShow, private readonly address: PublicAddress,
  ) {}

  async run(user: Requester, showId: string): Promise<GoLive> {
    const show = await this.shows.run(user, showId);
    const { mode, private: hidden, lastPublishedAt, feedUrl, enrichments } = show;
    const obstacle = await this.address.obstacle();
    return { mode, private: hidden, published: lastPublishedAt !== null, feedUrl, blocked: obstacle?.message ?? null, enrichments, missing: await this.missingOf(show), done: await this.doneOf(showId), handBack: await this.handBackOf(showId) };
  }

  async change(user: Requester, showId: string, { step, done }: z.infer<typeof GoLiveChange>): Promise<GoLive> {
    await this.access.require(user, 'publisher', { showIds: [showId] });
    await this.database.transaction(async (transaction) => {
      await transaction.$queryRaw`select id from "show" where id = ${showId}::uuid for no key update`;
      const { goneLive } = await transaction.show.findUniqueOrThrow({ where: { id: showId }, select: { goneLive: true } });
      const rest = Object.fromEntries(Object.entries(goneLive as Record<string, string>).filter(([other]) => other !== step));
      await transaction.show.update({ where: { id: showId }, data: { goneLive: done ? { ...rest, [step]: new Date(this.clock.now()).toISOString() } : rest } });
      await this.audit.record(transaction, { userId: user.id, showId, action: 'show.go-live', subject: showId, detail: { step, done } });
    });
    return this.run(user, showId);
  }

  /** The required fields that are missing; not for an imported feed, which its host must complete. */
  private async missingOf(show: Show): Promise<GoLive['missing']> {
    if (show.origin === 'feed') return [];
    const silent = await this.database.prisma.episode.findMany({
      where: { showId: show.id, OR: [{ enclosureUrl: null }, { enclosureLength: null }, { enclosureLength: 0 }] }, orderBy: { position: 'asc' }, take: MOST,
      select: { id: true, title: true, enclosureUrl: true, enclosureType: true, enclosureLength: true },
    });
    const episodes = silent.map(({ id, title, enclosureUrl, enclosureType, enclosureLength }) => ({
      guid: id, title, enclosure: enclosureUrl === null ? null : { url: enclosureUrl, type: enclosureType ?? '', length: Number(enclosureLength ?? 0) },
    }));
    return missingForPsp1(show, episodes).map(({ guid, ...missing }) => ({ ...missing, episodeId: guid }));
  }

  private async doneOf(showId: string): Promise<GoLive['done']> {
    const { goneLive } = await this.database.prisma.show.findUniqueOrThrow({ where: { id: showId }, select: { goneLive: true } });
    const since = goneLive as Record<string, string>;
    return Object.fromEntries(GoLiveStep.options.flatMap((step) => (since[step] === undefined ? [] : [[step, since[step]]])));
  }

  private async handBackOf(showId: string): Promise<GoLive['handBack']> {
    const rows = await asking(this.database.pool)<Omit<GoLive['handBack'][number], 'handedBackAt' | 'takenAt' | 'item'> & Record<'handedBackAt' | 'takenAt', Date | null> & Parameters<typeof itemInFeed>[0]>(
      `select e.id as "episodeId", e.title, e.link, e."pubDate", e."enclosureUrl", e."enclosureLength", e."enclosureType", e."durationMs", e."inFeed", e.revision, h.revision as "handedBackRevision", h."handedAt" as "handedBackAt", h."takenAt"
         from "episode" e left join "handed_back" h on h."episodeId" = e.id
        where e."showId" = $1 and e.revision > 0 order by e.revision > coalesce(h.revision, 0) desc, e.position limit ${MOST}`, [showId]);
    return rows.map((row) => ({
      episodeId: row.episodeId, title: row.title, revision: row.revision, handedBackRevision: row.handedBackRevision,
      handedBackAt: row.handedBackAt?.toISOString() ?? null, takenAt: row.takenAt?.toISOString() ?? null, item: describeItem(itemInFeed(row), itemOf(row)),
    }));
  }
}
