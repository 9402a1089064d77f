import { ConflictException, Injectable } from '@nestjs/common';
import type { AcceptEpisodeImport as Body } from '#core/model/episodeImport';
import type { Revision } from '#core/model/revision';
import { Access } from '../../access/access.ts';
import { AuditService } from '../../access/audit.ts';
import type { Requester } from '../../access/requester.ts';
import { recheck } from '../../check/recheck.ts';
import { noteUse } from '../../linked/noteUse.ts';
import { Database, type Transaction } from '../../platform/database.ts';
import { ListRevisions } from '../listRevisions.ts';
import { lockEpisode } from '../lockEpisode.ts';
import { unknownRevision } from '../revise.ts';
import { wasEdited } from '../wasEdited.ts';
import { bringOnto } from './bringOnto.ts';
import { episodeFile } from './episodeFile.ts';
import { readBrought, type BroughtFile } from './readBrought.ts';

/** Long, because hours of speech are many rows in one transaction. */
const TIMEOUT_MS = 10 * 60_000;

/** Applies a previewed file to its episode, as one revision that can be undone like any other. */
@Injectable()
export class AcceptEpisodeImport {
  constructor(private readonly database: Database, private readonly access: Access, private readonly audit: AuditService, private readonly revisions: ListRevisions) {}

  /**
   * @returns the revisions since `baseRevision`, with the new one last; there is no new one if the file changes nothing, or if the same
   *   request was made before
   */
  async run(user: Requester, episodeId: string, importId: string, body: Body): Promise<Revision[]> {
    await this.access.require(user, 'editor', { episodeIds: [episodeId], sourceIds: [importId] });
    const { bytes, fileName } = await episodeFile(this.database, episodeId, importId);
    const file = await readBrought(bytes, body);
    await this.database.transaction((transaction) => this.within(transaction, { user, episodeId, importId, fileName, body, file }), { timeout: TIMEOUT_MS });
    return this.revisions.after(episodeId, body.baseRevision);
  }

  private async within(transaction: Transaction, { user, episodeId, importId, fileName, body: { mode, baseRevision }, file }: Accepted): Promise<void> {
    const { showId, revision } = await lockEpisode(transaction, episodeId, { reachesShow: true });
    const clientId = `${importId}-${mode}-${baseRevision}`;
    if ((await transaction.revision.count({ where: { episodeId, clientId } })) > 0) return;
    if (baseRevision > revision) throw unknownRevision(revision);
    if (mode === 'replace' && baseRevision < revision && (await wasEdited(transaction, episodeId, baseRevision, file.kind))) throw moved(revision);
    const isEdited = await wasEdited(transaction, episodeId, 0, file.kind);
    const changed = await bringOnto(transaction, { showId, episodeId }, file, { mode, authorId: user.id, clientId });
    if (mode === 'replace') await noteUse(transaction, { episodeId, file, sourceId: importId, number: changed ? revision + 1 : revision, isBase: !isEdited });
    if (!changed) return;
    await transaction.source.update({ where: { id: importId }, data: { showId } });
    await recheck(transaction, showId, [episodeId]);
    await this.audit.record(transaction, { userId: user.id, showId, action: 'episode.bring', subject: episodeId, detail: { importId, fileName, format: file.format.name, kind: file.kind, mode, number: revision + 1 } });
  }
}

interface Accepted {
  user: Requester;
  episodeId: string;
  importId: string;
  fileName: string | null;
  body: Body;
  file: BroughtFile;
}

const moved = (revision: number) =>
  new ConflictException({ code: 'moved', message: 'Somebody edited meanwhile what the file would replace. Look at what it changes now, then accept it again.', revision });
