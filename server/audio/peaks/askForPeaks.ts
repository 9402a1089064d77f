import { Injectable, NotFoundException } from '@nestjs/common';
import type { Peaks } from '#core/model/recording';
import { Access } from '../../access/access.ts';
import type { Requester } from '../../access/requester.ts';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { nameOf, recordingOf } from '../recording.ts';
import { PEAKS_JOB } from './drawPeaks.ts';
import { ReadPeaks } from './readPeaks.ts';

/** A job without progress for this long has lost its server. */
const STALLED_MS = 60_000;

/** Requests the waveform of an episode's recording: for the first time, after a failure, or for a different recording. */
@Injectable()
export class AskForPeaks {
  constructor(private readonly database: Database, private readonly access: Access, private readonly jobs: Jobs, private readonly clock: Clock, private readonly peaks: ReadPeaks) {}

  async run(user: Requester, episodeId: string): Promise<Peaks> {
    const [showId] = await this.access.require(user, 'editor', { episodeIds: [episodeId] });
    await this.database.transaction(async (transaction) => {
      await transaction.$queryRaw`select 1 from "episode" where id = ${episodeId}::uuid for no key update`;
      const recording = await recordingOf(transaction, episodeId);
      if (!recording) throw new NotFoundException({ code: 'no-audio', message: 'There is no recording to draw: the feed names none for this episode, and none was uploaded here.' });
      const name = nameOf(recording);
      const now = this.clock.now();
      const before = await transaction.audioPeaks.findUnique({ where: { episodeId }, select: { recording: true, state: true, at: true } });
      const isOfThis = before !== null && name.equals(before.recording);
      const isUnderWay = isOfThis && (before.state === 'waiting' || before.state === 'running') && now - before.at.getTime() <= STALLED_MS;
      if (isUnderWay || (isOfThis && before.state === 'done')) return;
      const asked = { recording: Uint8Array.from(name), state: 'waiting', progress: null, problem: null, durationMs: null, peaks: null, at: new Date(now) };
      await transaction.audioPeaks.upsert({ where: { episodeId }, create: { episodeId, showId: showId!, ...asked }, update: asked });
      await this.jobs.enqueue(transaction, PEAKS_JOB, { episodeId }, { key: episodeId });
    });
    return this.peaks.seen(episodeId);
  }
}
