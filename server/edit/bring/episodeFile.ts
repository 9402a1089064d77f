import { NotFoundException } from '@nestjs/common';
import type { Database } from '../../platform/database.ts';

/** A file that was brought for an episode. */
export interface EpisodeFile {
  bytes: Uint8Array;
  fileName: string | null;
  /** Whether it belongs to the show: it was accepted at least once. */
  isKept: boolean;
}

/** The file of this id, if it was brought for this very episode; else there is none. */
export async function episodeFile({ prisma }: Database, episodeId: string, importId: string): Promise<EpisodeFile> {
  const source = await prisma.source.findFirst({ where: { id: importId, kind: 'file', episodeId }, select: { bytes: true, fileName: true, showId: true } });
  if (!source) throw new NotFoundException({ code: 'not-found', message: 'There is no such file for this episode. A file is kept for a day until it is accepted: upload it again.' });
  return { bytes: source.bytes, fileName: source.fileName, isKept: source.showId !== null };
}
