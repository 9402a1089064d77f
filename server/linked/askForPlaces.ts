import { Injectable, NotFoundException } from '@nestjs/common';
import type { FetchPlaces, Place } from '#core/model/linked';
import { Access } from '../access/access.ts';
import { AuditService } from '../access/audit.ts';
import type { Requester } from '../access/requester.ts';
import { Database } from '../platform/database.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import type { List } from '../shows/listQuery.ts';
import { askForLinked } from './linkedJob.ts';
import { ListPlaces } from './listPlaces.ts';

/** Requests that linked files of an episode be fetched, again or for the first time. */
@Injectable()
export class AskForPlaces {
  constructor(private readonly database: Database, private readonly access: Access, private readonly audit: AuditService, private readonly jobs: Jobs, private readonly places: ListPlaces) {}

  async run(user: Requester, episodeId: string, { ids }: FetchPlaces): Promise<List<Place>> {
    const [showId] = await this.access.require(user, 'editor', { episodeIds: [episodeId] });
    await this.database.transaction(async (transaction) => {
      // without a choice, everything that is fetched anyway; a recording's tag only if it is named
      const where = ids ? { episodeId, id: { in: ids }, status: { not: 'gone' as const } } : { episodeId, status: { notIn: ['unasked' as const, 'gone' as const] } };
      const { count } = await transaction.linkedFile.updateMany({ where, data: { status: 'waiting', problem: null, attempts: 0, retryAt: null } });
      if (ids && count !== new Set(ids).size) throw new NotFoundException({ code: 'not-found', message: 'One of these files does not belong to this episode. Load the page again.' });
      if (count === 0) return;
      await askForLinked(this.jobs, transaction, showId!);
      await this.audit.record(transaction, { userId: user.id, showId: showId!, action: 'linked.fetch', subject: episodeId, detail: { files: count } });
    });
    return this.places.run(user, episodeId);
  }
}
