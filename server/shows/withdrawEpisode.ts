import { ConflictException, Injectable } from '@nestjs/common';
import type { Episode } from '#core/model/episode';
import { Access } from '../access/access.ts';
import { AuditService } from '../access/audit.ts';
import type { Requester } from '../access/requester.ts';
import { Clock } from '../platform/clock.ts';
import { Database, type Transaction } from '../platform/database.ts';
import { ReadEpisode } from './readEpisode.ts';

interface Row {
  withdrawnAt: Date | null;
  goneAt: Date | null;
  keptAt: Date | null;
  isNew: boolean;
}

/**
 * Takes an episode out of our feed, or puts it back. Either takes effect when a publication chooses the episode; the episode itself stays
 * here unchanged. One that is gone upstream is put back as it last was there, with the next publication whatever that chooses.
 */
@Injectable()
export class WithdrawEpisode {
  constructor(private readonly database: Database, private readonly access: Access, private readonly audit: AuditService, private readonly clock: Clock, private readonly episodes: ReadEpisode) {}

  takeOut(user: Requester, id: string): Promise<Episode> {
    return this.change(user, id, 'episode.take-out', ({ withdrawnAt, goneAt, keptAt, isNew }, now) => {
      if (isNew) throw neverIn();
      return withdrawnAt !== null || (goneAt !== null && keptAt === null) ? null : { withdrawnAt: now };
    });
  }

  putBack(user: Requester, id: string): Promise<Episode> {
    return this.change(user, id, 'episode.put-back', ({ withdrawnAt, goneAt, keptAt }, now) => {
      const keeps = goneAt !== null && keptAt === null;
      return withdrawnAt === null && !keeps ? null : { withdrawnAt: null, ...(keeps && { keptAt: now }) };
    });
  }

  /** @param decide returns what to write to the episode; null if nothing changes */
  private async change(user: Requester, id: string, action: string, decide: (row: Row, now: Date) => { withdrawnAt: Date | null; keptAt?: Date } | null): Promise<Episode> {
    const [showId] = await this.access.require(user, 'publisher', { episodeIds: [id] });
    await this.database.transaction(async (transaction) => {
      const data = decide(await rowOf(transaction, id), new Date(this.clock.now()));
      if (data === null) return;
      await transaction.episode.update({ where: { id }, data, select: { id: true } });
      if (data.keptAt) await transaction.upstreamReport.updateMany({ where: { episodeId: id, kind: 'gone', answeredAt: null }, data: { answer: 'keep', answeredBy: user.id, answeredAt: data.keptAt } });
      await this.audit.record(transaction, { userId: user.id, showId: showId!, action, subject: id, detail: {} });
    });
    return this.episodes.seen(id);
  }
}

async function rowOf(transaction: Transaction, id: string): Promise<Row> {
  const [row] = await transaction.$queryRaw<Row[]>`
    select e."withdrawnAt", e."goneAt", e."keptAt",
           s.kind = 'notes' and not exists (select 1 from "published_episode" p where p."episodeId" = e.id) as "isNew"
      from "episode" e join "source" s on s.id = e."sourceId" where e.id = ${id}::uuid for update of e`;
  return row!;
}

const neverIn = () => new ConflictException({ code: 'never-in-feed', message: 'This episode was never in the feed, so it cannot be taken out. It can be deleted.' });
