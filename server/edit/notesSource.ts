import { Injectable } from '@nestjs/common';
import { Access } from '../access/access.ts';
import type { Requester } from '../access/requester.ts';
import { Sources } from '../import/sources.ts';
import { Database } from '../platform/database.ts';

/** The original notes of an episode, before any edit. */
@Injectable()
export class ReadNotesSource {
  constructor(private readonly database: Database, private readonly access: Access, private readonly sources: Sources) {}

  async run(user: Requester, id: string): Promise<string> {
    await this.access.require(user, 'viewer', { episodeIds: [id] });
    const episode = await this.database.prisma.episode.findUniqueOrThrow({ where: { id }, select: { sourceId: true, key: true } });
    return (await this.sources.notes(episode)).text;
  }
}
