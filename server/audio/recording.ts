import { createHash } from 'node:crypto';
import type { Transaction } from '../platform/database.ts';

/** A recording that was put here, all of it. */
export interface KeptAudio {
  kind: 'kept';
  id: string;
  fileName: string;
  mediaType: string;
  length: number;
  hash: Buffer;
  wholeAt: Date;
}

/** A recording where its publisher keeps it. */
export interface LinkedAudio {
  kind: 'linked';
  url: string;
  /** What the feed says. */
  length: number | null;
  type: string | null;
}

export type Recording = KeptAudio | LinkedAudio;

/** What is played of an episode: what was put here, else what the feed names; null where there is neither. */
export async function recordingOf({ audioFile, episode }: Pick<Transaction, 'audioFile' | 'episode'>, episodeId: string): Promise<Recording | null> {
  const kept = await audioFile.findFirst({ where: { episodeId, wholeAt: { not: null } }, orderBy: { wholeAt: 'desc' } });
  if (kept) return { kind: 'kept', id: kept.id, fileName: kept.fileName, mediaType: kept.mediaType, length: kept.length, hash: Buffer.from(kept.hash), wholeAt: kept.wholeAt! };
  const { enclosureUrl: url, enclosureLength, enclosureType } = await episode.findUniqueOrThrow({ where: { id: episodeId }, select: { enclosureUrl: true, enclosureLength: true, enclosureType: true } });
  return url === null ? null : { kind: 'linked', url, length: enclosureLength === null ? null : Number(enclosureLength), type: enclosureType };
}

/** Which recording it is: another one has another name, as far as one can know without fetching it. */
export const nameOf = (recording: Recording): Buffer =>
  recording.kind === 'kept' ? recording.hash : createHash('sha256').update(JSON.stringify([recording.url, recording.length])).digest();
