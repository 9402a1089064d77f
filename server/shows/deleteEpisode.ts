import { ConflictException, Injectable } from '@nestjs/common';
import { Access } from '../access/access.ts';
import { AuditService } from '../access/audit.ts';
import type { Requester } from '../access/requester.ts';
import { Database } from '../platform/database.ts';

/** Deletes an episode that was written here and never published. One that was published or came with a feed is taken out of the feed instead. */
@Injectable()
export class DeleteEpisode {
  constructor(private readonly database: Database, private readonly access: Access, private readonly audit: AuditService) {}

  async run(user: Requester, id: string): Promise<void> {
    const [showId] = await this.access.require(user, 'editor', { episodeIds: [id] });
    await this.database.transaction(async (transaction) => {
      await transaction.$queryRaw`select id from "episode" where id = ${id}::uuid for update`; // lock before reading: a publication that has the lock goes first
      const { title, revision, sourceId, source, _count: { published } } = await transaction.episode.findUniqueOrThrow({
        where: { id }, select: { title: true, revision: true, sourceId: true, source: { select: { kind: true } }, _count: { select: { published: true } } },
      });
      if (source.kind !== 'notes') throw fromFeed();
      if (published > 0) throw wasPublished();
      await transaction.episode.delete({ where: { id } });
      await transaction.source.deleteMany({ where: { OR: [{ id: sourceId, kind: 'notes', episodes: { none: {} } }, { episodeId: id }] } });
      await this.audit.record(transaction, { userId: user.id, showId: showId!, action: 'episode.delete', subject: id, detail: { title, revision } });
    });
  }
}

const fromFeed = () => new ConflictException({ code: 'from-feed', message: 'This episode came with the feed, so it cannot be deleted here. Take it out of your feed instead: it leaves with the next publication, and its transcript stays here.' });

const wasPublished = () => new ConflictException({ code: 'was-published', message: 'This episode was published, so its transcript files are still being served. Take it out of the feed instead: it leaves with the next publication, and can be put back.' });
