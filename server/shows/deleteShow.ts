import { Injectable } from '@nestjs/common';
import { Access } from '../access/access.ts';
import { AuditService } from '../access/audit.ts';
import type { Requester } from '../access/requester.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { Settings } from '../platform/settings.ts';
import { followInFolder } from '../publish/folder/job.ts';
import { feedPath } from './feedPath.ts';

@Injectable()
export class DeleteShow {
  constructor(private readonly database: Database, private readonly access: Access, private readonly audit: AuditService, private readonly clock: Clock, private readonly jobs: Jobs, private readonly settings: Settings) {}

  /** Where it was published, its address stays reserved: its listeners' apps go on asking there, and must not get another show unawares. */
  async run(user: Requester, id: string): Promise<void> {
    await this.access.require(user, 'publisher', { showIds: [id] });
    await this.database.transaction(async (transaction) => {
      const { slug, title, _count: { publications }, ...hidden } = await transaction.show.findUniqueOrThrow({ where: { id }, select: { slug: true, title: true, private: true, privateToken: true, _count: { select: { publications: true } } } });
      if (publications > 0) await transaction.retiredPath.createMany({ data: { path: feedPath({ slug, ...hidden }), showId: id }, skipDuplicates: true });
      await transaction.retiredPath.updateMany({ where: { showId: id }, data: { title, deletedBy: user.id, retiredAt: new Date(this.clock.now()) } });
      // in the order that foreign keys allow: a source cannot go before what was made from it
      await transaction.publication.deleteMany({ where: { showId: id } });
      await transaction.episode.deleteMany({ where: { showId: id } });
      await transaction.show.update({ where: { id }, data: { sourceId: null } });
      await transaction.show.delete({ where: { id } });
      await followInFolder(this.jobs, this.settings, transaction);
      await this.audit.record(transaction, { userId: user.id, showId: id, action: 'show.delete', subject: id, detail: { slug, title } });
    });
  }
}
