import { Injectable, NotFoundException } from '@nestjs/common';
import type { AudioUpload } from '#core/model/recording';
import { Access } from '../access/access.ts';
import type { Requester } from '../access/requester.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database.ts';
import { isUuid } from '../platform/isUuid.ts';
import { Jobs } from '../platform/jobs/jobs.ts';

/** Long enough to continue an upload after a weekend. */
const FORGOTTEN_MS = 3 * 24 * 3_600_000;
const TIDY = 'audio.tidy';

/** Uploads in progress. Each belongs to the user who sends it, until it is complete, cancelled or expired. */
@Injectable()
export class UnfinishedUploads {
  constructor(private readonly database: Database, private readonly access: Access, private readonly clock: Clock, jobs: Jobs) {
    jobs.register(TIDY, () => this.tidy(), { cron: '17 * * * *', singleton: true });
  }

  /** Also reports an upload that is complete by now, since the answer to its last piece may have been lost. */
  async look(user: Requester, episodeId: string, id: string): Promise<AudioUpload> {
    await this.access.require(user, 'editor', { episodeIds: [episodeId] });
    const upload = isUuid(id) ? await this.database.prisma.audioFile.findFirst({ where: { id, episodeId, createdBy: user.id } }) : null;
    if (!upload) throw noUpload();
    const { fileName, mediaType, length, received, hash } = upload;
    return { id, fileName, mediaType, length, received, hash: Buffer.from(hash).toString('hex') };
  }

  async giveUp(user: Requester, episodeId: string, id: string): Promise<void> {
    await this.access.require(user, 'editor', { episodeIds: [episodeId] });
    const { count } = isUuid(id) ? await this.database.prisma.audioFile.deleteMany({ where: { id, episodeId, createdBy: user.id, wholeAt: null } }) : { count: 0 };
    if (count === 0) throw noUpload();
  }

  private async tidy(): Promise<void> {
    await this.database.prisma.audioFile.deleteMany({ where: { wholeAt: null, changedAt: { lt: new Date(this.clock.now() - FORGOTTEN_MS) } } });
  }
}

/** The same answer whether there is no such upload or it is somebody else's. */
export const noUpload = () =>
  new NotFoundException({ code: 'no-upload', message: 'You have no such upload: it was given up, another recording has been uploaded since, or nothing of it arrived for three days. Start it again.' });
