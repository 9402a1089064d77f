import type { DeskRecording, PeaksState } from '#core/model/recording';
import type { Transaction } from '../platform/database.ts';
import { nameOf, recordingOf } from './recording.ts';

/** What the desk needs to know of an episode's recording before playing it. */
export async function deskRecording(prisma: Pick<Transaction, 'audioFile' | 'audioPeaks' | 'episode'>, episodeId: string): Promise<DeskRecording> {
  const recording = await recordingOf(prisma, episodeId);
  const drawn = recording && (await prisma.audioPeaks.findUnique({ where: { episodeId }, select: { recording: true, state: true } }));
  const peaks = drawn && nameOf(recording).equals(drawn.recording) ? drawn.state as PeaksState : 'none';
  if (recording?.kind !== 'kept') return { upload: null, peaks };
  const { id, fileName, mediaType, length } = recording;
  return { upload: { id, fileName, mediaType, length, received: length }, peaks };
}
