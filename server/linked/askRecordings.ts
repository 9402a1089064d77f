import { Injectable } from '@nestjs/common';
import type { Recordings } from '#core/model/linked';
import { Access } from '../access/access.ts';
import { AuditService } from '../access/audit.ts';
import type { Requester } from '../access/requester.ts';
import { Database, type Transaction } from '../platform/database.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { askForLinked } from './linkedJob.ts';

/** Recordings `l` not asked for their tag yet, of episodes that have no chapters here or in another place. */
const UNASKED = `
  l.role = 'id3' and l.status = 'unasked'
  and exists (select 1 from "episode" e where e.id = l."episodeId" and e."goneAt" is null)
  and not exists (select 1 from "chapter" c where c."episodeId" = l."episodeId")
  and not exists (select 1 from "linked_file" o where o."episodeId" = l."episodeId" and o.role in ('chapters', 'psc') and (o.status = 'waiting' or coalesce((o.counts->>'chapters')::int, 0) > 0))`;

/**
 * Requests the ID3 chapters of a show's recordings, for episodes without other chapters: the first bytes of each recording are fetched in
 * the background, a few at a time. It costs their host one request per episode, so it is done only when somebody asks for it.
 */
@Injectable()
export class AskRecordings {
  constructor(private readonly database: Database, private readonly access: Access, private readonly audit: AuditService, private readonly jobs: Jobs) {}

  async count(user: Requester, showId: string): Promise<Recordings> {
    await this.access.require(user, 'viewer', { showIds: [showId] });
    return this.database.transaction(async (transaction) => ({ unasked: await unaskedIn(transaction, showId), asked: 0 }));
  }

  async run(user: Requester, showId: string): Promise<Recordings> {
    await this.access.require(user, 'editor', { showIds: [showId] });
    return this.database.transaction(async (transaction) => {
      const asked = await transaction.$executeRawUnsafe(`update "linked_file" l set status = 'waiting', problem = null, attempts = 0, "retryAt" = null where l."showId" = $1::uuid and ${UNASKED}`, showId);
      if (asked > 0) {
        await askForLinked(this.jobs, transaction, showId);
        await this.audit.record(transaction, { userId: user.id, showId, action: 'linked.askRecordings', subject: showId, detail: { recordings: asked } });
      }
      return { unasked: 0, asked };
    });
  }
}

async function unaskedIn(transaction: Transaction, showId: string): Promise<number> {
  const [row] = await transaction.$queryRawUnsafe<{ count: number }[]>(`select count(*)::int as count from "linked_file" l where l."showId" = $1::uuid and ${UNASKED}`, showId);
  return row!.count;
}
