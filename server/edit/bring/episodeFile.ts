import { NotFoundException } from '@nestjs/common';
import type { Database } from '../../platform/database.ts';

/** A file that was uploaded for an episode. */
export interface EpisodeFile {
  bytes: Uint8Array;
  fileName: string | null;
  /** Whether it was accepted at least once and so belongs to the show. */
  isKept: boolean;
}

/** The file with this id. @throws NotFoundException if it was not uploaded for this episode */
export async function episodeFile({ prisma }: Database, episodeId: string, importId: string): Promise<EpisodeFile> {
  const source = await prisma.source.findFirst({ where: { id: importId, kind: 'file', episodeId }, select: { bytes: true, fileName: true, showId: true } });
  if (!source) throw new NotFoundException({ code: 'not-found', message: 'There is no such file for this episode. A file is kept for a day until it is accepted: upload it again.' });
  return { bytes: source.bytes, fileName: source.fileName, isKept: source.showId !== null };
}
