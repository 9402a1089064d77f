import type { FileKind } from '#core/model/episodeImport';
import { castOf } from '#core/edit/bring/cast';
import { Prisma, type LinkedRole } from '../../prisma/generated/client.ts';
import type { BroughtFile } from '../edit/bring/readBrought.ts';
import type { Transaction } from '../platform/database.ts';

/** Which places can contain which kind of record. */
export const ROLES: Record<FileKind, readonly LinkedRole[]> = { transcript: ['transcript'], chapters: ['chapters', 'psc', 'id3'] };

interface Use {
  episodeId: string;
  file: Pick<BroughtFile, 'kind' | 'segments'>;
  /** The source that replaced the records. If no linked file has it, that is the notes or an uploaded file. */
  sourceId: string;
  number: number;
  /** Whether nobody had edited the records before, so that the file becomes their base. */
  isBase: boolean;
}

/** Records which place an episode's transcript or chapters are now from. Call it after the file was brought, when the show knows all its speakers. */
export async function noteUse(transaction: Transaction, { episodeId, file, sourceId, number, isBase }: Use): Promise<void> {
  const ofKind = { episodeId, role: { in: [...ROLES[file.kind]] } };
  const gone = { takenRevision: null, takenSourceId: null, takenNames: Prisma.DbNull };
  await transaction.linkedFile.updateMany({ where: ofKind, data: { usedRevision: null, ...(isBase && gone) } });
  const taken = isBase ? { takenRevision: number, takenSourceId: sourceId, takenNames: await namesHere(transaction, episodeId, file) } : {};
  await transaction.linkedFile.updateMany({ where: { ...ofKind, sourceId }, data: { usedRevision: number, ...taken } });
}

/** The show's names for the speakers in a file, where they differ. */
async function namesHere(transaction: Transaction, episodeId: string, { segments }: Use['file']): Promise<Record<string, string> | typeof Prisma.DbNull> {
  const names = new Set(segments.flatMap(({ speaker }) => speaker ?? []));
  if (names.size === 0) return Prisma.DbNull;
  const speakers = await transaction.speaker.findMany({ where: { show: { episodes: { some: { id: episodeId } } } }, select: { id: true, name: true, aliases: true } });
  const cast = castOf(speakers, names, () => '');
  const here = [...names].map((name) => [name, speakers.find(({ id }) => id === cast.idOf(name))?.name ?? name] as const).filter(([name, known]) => name !== known);
  return here.length === 0 ? Prisma.DbNull : Object.fromEntries(here);
}
