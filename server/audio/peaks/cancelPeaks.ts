import { Injectable } from '@nestjs/common';
import type { Peaks } from '#core/model/recording';
import { Access } from '../../access/access.ts';
import type { Requester } from '../../access/requester.ts';
import { Database } from '../../platform/database.ts';
import { ReadPeaks } from './readPeaks.ts';

/** Cancels a waveform that is being made; its job notices within a second. A finished waveform stays. */
@Injectable()
export class CancelPeaks {
  constructor(private readonly database: Database, private readonly access: Access, private readonly peaks: ReadPeaks) {}

  async run(user: Requester, episodeId: string): Promise<Peaks> {
    await this.access.require(user, 'editor', { episodeIds: [episodeId] });
    await this.database.prisma.audioPeaks.deleteMany({ where: { episodeId, state: { in: ['waiting', 'running'] } } });
    return this.peaks.seen(episodeId);
  }
}
