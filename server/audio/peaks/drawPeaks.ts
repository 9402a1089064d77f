import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { OutboundError } from '../../platform/outbound/outboundError.ts';
import { Settings } from '../../platform/settings.ts';
import { AudioError, ofOutbound } from '../audioError.ts';
import { FetchRecording } from '../fetchRecording.ts';
import { KeptBytes } from '../keptBytes.ts';
import { nameOf, recordingOf, type Recording } from '../recording.ts';
import { decode } from './decode.ts';
import { Loudness } from './loudness.ts';

export const PEAKS_JOB = 'audio.peaks';
/** A waiting desk polls every second. */
const TOLD_EVERY_MS = 500;
/** How often a job checks whether it is still wanted, even while it waits for a host. */
const ASKS_EVERY_MS = 1_000;

/** A recording while it arrives, and its size in bytes if known. */
interface Coming {
  audio: AsyncIterable<Uint8Array>;
  total: number | null;
}

/** Reads a recording once from start to end, and stores its peaks and duration; memory never holds more than a piece of it. */
@Injectable()
export class DrawPeaks {
  constructor(
    private readonly database: Database, private readonly clock: Clock, private readonly settings: Settings, private readonly recordings: FetchRecording, private readonly kept: KeptBytes, jobs: Jobs,
  ) {
    jobs.register<{ episodeId: string }>(PEAKS_JOB, ({ episodeId }, signal) => this.run(episodeId, signal));
  }

  private async run(episodeId: string, ending: AbortSignal): Promise<void> {
    const { prisma } = this.database;
    const row = await prisma.audioPeaks.findUnique({ where: { episodeId }, select: { recording: true, state: true } });
    if (row?.state !== 'waiting' && row?.state !== 'running') return;
    const recording = await recordingOf(prisma, episodeId);
    // the recording was replaced: a desk sees no peaks for the new one, and requests them
    if (!recording || !nameOf(recording).equals(row.recording)) return void (await prisma.audioPeaks.deleteMany({ where: { episodeId } }));
    const leaving = new AbortController();
    const asking = setInterval(() => void this.leaveUnwanted(episodeId, recording, leaving), ASKS_EVERY_MS);
    try {
      await this.draw(episodeId, recording, AbortSignal.any([ending, leaving.signal]));
    } catch (error) {
      if (ending.aborted) throw error; // another server will do it
      if (leaving.signal.aborted) return;
      const known = error instanceof OutboundError ? ofOutbound(error) : error instanceof AudioError ? error : null;
      await this.tell(episodeId, recording, { state: 'failed', progress: null, problem: known?.message ?? 'Something went wrong here. The log says what; you can try again.' });
      if (!known) throw error;
    } finally {
      clearInterval(asking);
      leaving.abort(); // ends the connection to the host
    }
  }

  private async draw(episodeId: string, recording: Recording, signal: AbortSignal): Promise<void> {
    await this.tell(episodeId, recording, { state: 'running', progress: 0 });
    const { audio, total } = await this.open(recording, signal);
    let [read, told] = [0, this.clock.now()];
    const counted = (async function* counted() {
      for await (const piece of audio) {
        read += piece.length;
        yield piece;
      }
    })();
    const loudness = new Loudness();
    for await (const samples of decode(counted, this.settings.ffmpeg, signal)) {
      if (!loudness.add(samples)) throw new AudioError('too-long', 'The recording claims to be longer than a day.');
      if (this.clock.now() - told < TOLD_EVERY_MS) continue;
      told = this.clock.now();
      await this.tell(episodeId, recording, { progress: total === null ? null : Math.min(1, read / total) });
    }
    if (loudness.durationMs === 0) throw new AudioError('unreadable', 'No sound could be read in the recording: it is empty or broken.');
    await this.keep(episodeId, recording, loudness);
  }

  private async open(recording: Recording, signal: AbortSignal): Promise<Coming> {
    if (recording.kind === 'kept') return { audio: this.kept.between(recording.id, 0, recording.length), total: recording.length };
    const { body, total } = await this.recordings.open(recording, {}, signal);
    return { audio: body, total: total ?? recording.length };
  }

  private async keep(episodeId: string, recording: Recording, loudness: Loudness): Promise<void> {
    await this.database.transaction(async (transaction) => {
      const { count } = await transaction.audioPeaks.updateMany({
        where: ofThis(episodeId, recording), data: { state: 'done', progress: 1, problem: null, peaks: loudness.end(), durationMs: loudness.durationMs, at: new Date(this.clock.now()) },
      });
      // the checks compare the real duration
      if (count > 0) await transaction.episode.updateMany({ where: { id: episodeId }, data: { checkedRevision: null } });
    });
  }

  private async leaveUnwanted(episodeId: string, recording: Recording, leaving: AbortController): Promise<void> {
    const waiting = await this.database.prisma.audioPeaks.count({ where: ofThis(episodeId, recording) }).catch(() => 1); // the next check is soon
    if (waiting === 0) leaving.abort(nobodyWaits());
  }

  /** @throws AudioError if nobody is waiting for this any more */
  private async tell(episodeId: string, recording: Recording, news: { state?: string; progress: number | null; problem?: string }): Promise<void> {
    const { count } = await this.database.prisma.audioPeaks.updateMany({ where: ofThis(episodeId, recording), data: { ...news, at: new Date(this.clock.now()) } });
    if (count === 0 && news.state !== 'failed') throw nobodyWaits();
  }
}

/** It was cancelled, or the recording has been replaced. */
const nobodyWaits = () => new AudioError('replaced', 'Nobody is waiting for this waveform any more.');

const ofThis = (episodeId: string, recording: Recording) => ({ episodeId, recording: Uint8Array.from(nameOf(recording)), state: { in: ['waiting', 'running'] } });
