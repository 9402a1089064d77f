import { createHash } from 'node:crypto';
import type { Transaction } from '../platform/database.ts';

/** A completely uploaded recording. */
export interface KeptAudio {
  kind: 'kept';
  id: string;
  fileName: string;
  mediaType: string;
  length: number;
  hash: Buffer;
  wholeAt: Date;
}

/** A recording at its publisher's host. */
export interface LinkedAudio {
  kind: 'linked';
  url: string;
  /** According to the feed. */
  length: number | null;
  type: string | null;
}

export type Recording = KeptAudio | LinkedAudio;

/** The recording to play for an episode: the uploaded one, else the one in the feed; null if there is neither. */
export async function recordingOf({ audioFile, episode }: Pick<Transaction, 'audioFile' | 'episode'>, episodeId: string): Promise<Recording | null> {
  const kept = await audioFile.findFirst({ where: { episodeId, wholeAt: { not: null } }, orderBy: { wholeAt: 'desc' } });
  if (kept) return { kind: 'kept', id: kept.id, fileName: kept.fileName, mediaType: kept.mediaType, length: kept.length, hash: Buffer.from(kept.hash), wholeAt: kept.wholeAt! };
  const { enclosureUrl: url, enclosureLength, enclosureType } = await episode.findUniqueOrThrow({ where: { id: episodeId }, select: { enclosureUrl: true, enclosureLength: true, enclosureType: true } });
  return url === null ? null : { kind: 'linked', url, length: enclosureLength === null ? null : Number(enclosureLength), type: enclosureType };
}

/** Identifies a recording: a different one has a different name, as far as can be told without fetching it. */
export const nameOf = (recording: Recording): Buffer =>
  recording.kind === 'kept' ? recording.hash : createHash('sha256').update(JSON.stringify([recording.url, recording.length])).digest();
