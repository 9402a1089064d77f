import { Injectable } from '@nestjs/common';
import { Access } from '../access/access.ts';
import { AuditService } from '../access/audit.ts';
import type { Requester } from '../access/requester.ts';
import { Database } from '../platform/database.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { Settings } from '../platform/settings.ts';
import { followInFolder } from '../publish/folder/job.ts';

@Injectable()
export class DeleteShow {
  constructor(private readonly database: Database, private readonly access: Access, private readonly audit: AuditService, private readonly jobs: Jobs, private readonly settings: Settings) {}

  async run(user: Requester, id: string): Promise<void> {
    await this.access.require(user, 'publisher', { showIds: [id] });
    await this.database.transaction(async (transaction) => {
      const { slug, title } = await transaction.show.findUniqueOrThrow({ where: { id }, select: { slug: true, title: true } });
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
