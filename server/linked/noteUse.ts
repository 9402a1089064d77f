import type { FileKind } from '#core/model/episodeImport';
import { castOf } from '#core/edit/bring/cast';
import { Prisma, type LinkedRole } from '../../prisma/generated/client.ts';
import type { BroughtFile } from '../edit/bring/readBrought.ts';
import type { Transaction } from '../platform/database.ts';

/** Which places hold what. */
export const ROLES: Record<FileKind, readonly LinkedRole[]> = { transcript: ['transcript'], chapters: ['chapters', 'psc', 'id3'] };

interface Use {
  episodeId: string;
  file: Pick<BroughtFile, 'kind' | 'segments'>;
  /** Of the file that was put in place of what was there; the notes, or a file from elsewhere, where no linked one is of it. */
  sourceId: string;
  number: number;
  /** Whether nobody had edited before: what is edited from here on is edited of this file. */
  isBase: boolean;
}

/** Notes which place an episode's transcript or chapters are of now; after it was brought, so that the show knows all whom it names. */
export async function noteUse(transaction: Transaction, { episodeId, file, sourceId, number, isBase }: Use): Promise<void> {
  const ofKind = { episodeId, role: { in: [...ROLES[file.kind]] } };
  const gone = { takenRevision: null, takenSourceId: null, takenNames: Prisma.DbNull };
  await transaction.linkedFile.updateMany({ where: ofKind, data: { usedRevision: null, ...(isBase && gone) } });
  const taken = isBase ? { takenRevision: number, takenSourceId: sourceId, takenNames: await namesHere(transaction, episodeId, file) } : {};
  await transaction.linkedFile.updateMany({ where: { ...ofKind, sourceId }, data: { usedRevision: number, ...taken } });
}

/** How those whom a file names are called in the show, where that is otherwise. */
async function namesHere(transaction: Transaction, episodeId: string, { segments }: Use['file']): Promise<Record<string, string> | typeof Prisma.DbNull> {
  const names = new Set(segments.flatMap(({ speaker }) => speaker ?? []));
  if (names.size === 0) return Prisma.DbNull;
  const speakers = await transaction.speaker.findMany({ where: { show: { episodes: { some: { id: episodeId } } } }, select: { id: true, name: true, aliases: true } });
  const cast = castOf(speakers, names, () => '');
  const here = [...names].map((name) => [name, speakers.find(({ id }) => id === cast.idOf(name))?.name ?? name] as const).filter(([name, known]) => name !== known);
  return here.length === 0 ? Prisma.DbNull : Object.fromEntries(here);
}
