import { randomUUID } from 'node:crypto';
import { setImmediate as otherRequests } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { applyAll } from '#core/edit/apply';
import { bring } from '#core/edit/bring/bring';
import { differenceOf } from '#core/edit/bring/difference';
import { applyChanges } from '#core/edit/changes';
import { readerOf, type Records } from '#core/edit/records';
import type { BringMode, Difference, EpisodeImport, EpisodeImportQuery, NewEpisodeImport } from '#core/model/episodeImport';
import { Access } from '../../access/access.ts';
import type { Requester } from '../../access/requester.ts';
import { asking } from '../../platform/ask.ts';
import { Database } from '../../platform/database.ts';
import { sha256 } from '../../platform/secrets.ts';
import { episodeFile } from './episodeFile.ts';
import { readBrought, type BroughtFile } from './readBrought.ts';
import { wholeEpisode } from './wholeEpisode.ts';

const MOST_LINES = 200;

/** Reads a transcript or chapter file for an episode, reports what it would change, and keeps the file for a day until it is accepted. */
@Injectable()
export class PreviewEpisodeImport {
  constructor(private readonly database: Database, private readonly access: Access) {}

  async run(user: Requester, episodeId: string, { base64, text, fileName: givenName, ...choices }: NewEpisodeImport): Promise<EpisodeImport> {
    const [showId] = await this.access.require(user, 'editor', { episodeIds: [episodeId] });
    const bytes = Uint8Array.from(base64 === undefined ? Buffer.from(text!, 'utf8') : Buffer.from(base64, 'base64'));
    const file = await readBrought(bytes, choices);
    const id = randomUUID();
    const fileName = givenName ?? null;
    await this.database.transaction(async (transaction) => {
      await transaction.$executeRaw`delete from "source" where "showId" is null and "createdAt" < now() - interval '1 day'`;
      await transaction.source.create({ data: { id, kind: 'file', format: file.format.name, bytes, sha256: Uint8Array.from(sha256(bytes)), fileName, episodeId, createdBy: user.id } });
    });
    return this.preview({ id, fileName, episodeId, showId: showId!, keepCues: choices.keepCues }, file);
  }

  /** Previews the same file again, against the episode as it is now. */
  async again(user: Requester, episodeId: string, importId: string, choices: EpisodeImportQuery): Promise<EpisodeImport> {
    const [showId] = await this.access.require(user, 'editor', { episodeIds: [episodeId], sourceIds: [importId] });
    const { bytes, fileName } = await episodeFile(this.database, episodeId, importId);
    return this.preview({ id: importId, fileName, episodeId, showId: showId!, keepCues: choices.keepCues }, await readBrought(bytes, choices));
  }

  private async preview({ id, fileName, episodeId, showId, keepCues }: { id: string; fileName: string | null; episodeId: string; showId: string; keepCues: boolean }, file: BroughtFile): Promise<EpisodeImport> {
    // read first, so that the records are never older than the reported revision
    const { revision } = await this.database.prisma.episode.findUniqueOrThrow({ where: { id: episodeId }, select: { revision: true } });
    const records = await wholeEpisode(asking(this.database.pool), { id: episodeId, showId });
    const { format, kind, report: { read, repaired, rejected }, counts } = file;
    const replace = await differenceBy(records, file, 'replace');
    await otherRequests();
    const merge = await differenceBy(records, file, 'merge');
    return {
      id, fileName, format, kind, keepCues, counts, revision,
      report: { read, repaired: repaired.slice(0, MOST_LINES), repairedTotal: repaired.length, rejected: rejected.slice(0, MOST_LINES), rejectedTotal: rejected.length },
      differences: { replace, merge },
    };
  }
}

/** Lets other requests run between the steps, which take a while for hours of speech; the records are a snapshot. */
async function differenceBy(records: Records, file: BroughtFile, mode: BringMode): Promise<Difference> {
  const operations = bring(records, file, { mode, kind: file.kind, newId: randomUUID });
  await otherRequests();
  const outcome = applyAll(readerOf(records), operations);
  if (!outcome.ok) throw new Error(`bringing a file made an operation that cannot be applied: ${outcome.failure.message}`);
  await otherRequests();
  return differenceOf(records, applyChanges(records, outcome.changes));
}
