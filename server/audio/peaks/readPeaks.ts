import { Injectable } from '@nestjs/common';
import type { Peaks, PeaksState } from '#core/model/recording';
import { Access } from '../../access/access.ts';
import type { Requester } from '../../access/requester.ts';
import { Database } from '../../platform/database.ts';
import { nameOf, recordingOf } from '../recording.ts';

const NONE: Peaks = { state: 'none', progress: null, problem: null, durationMs: null, peaks: null };

/** The waveform of an episode's recording, or the progress of making it. */
@Injectable()
export class ReadPeaks {
  constructor(private readonly database: Database, private readonly access: Access) {}

  async run(user: Requester, episodeId: string): Promise<Peaks> {
    await this.access.require(user, 'viewer', { episodeIds: [episodeId] });
    return this.seen(episodeId);
  }

  /** Without an access check, for services that have done it. */
  async seen(episodeId: string): Promise<Peaks> {
    const { prisma } = this.database;
    const row = await prisma.audioPeaks.findUnique({ where: { episodeId } });
    const recording = row && (await recordingOf(prisma, episodeId));
    if (!row || !recording || !nameOf(recording).equals(row.recording)) return NONE;
    const { state, progress, problem, durationMs, peaks } = row;
    return { state: state as PeaksState, progress, problem, durationMs, peaks: peaks && Buffer.from(peaks).toString('base64') };
  }
}
