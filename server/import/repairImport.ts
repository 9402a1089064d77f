import { randomUUID } from 'node:crypto';
import { ConflictException, Injectable, UnprocessableEntityException } from '@nestjs/common';
import type { RepairName } from '#core/feed/repair/rule';
import type { ImportPreview } from '#core/model/import';
import { Access } from '../access/access.ts';
import type { Requester } from '../access/requester.ts';
import { Database } from '../platform/database.ts';
import { keepSource } from './keepSource.ts';
import { mend } from './mend.ts';
import { notUnderstood } from './notUnderstood.ts';
import { piecesOf } from './pieces.ts';
import { PreviewImport } from './previewImport.ts';
import { sourceBytes } from './sourceBytes.ts';

/** Repairs an ill-formed feed by the rules that the user accepted. The original stays as it is; the repaired feed is an import of its own. */
@Injectable()
export class RepairImport {
  constructor(private readonly database: Database, private readonly access: Access, private readonly previews: PreviewImport) {}

  async run(user: Requester, id: string, rules: readonly RepairName[]): Promise<ImportPreview> {
    await this.access.require(user, 'viewer', { sourceIds: [id] });
    const { kind, showId, ...brought } = await this.database.prisma.source.findUniqueOrThrow({
      where: { id, kind: { not: 'file' } }, select: { kind: true, showId: true, fileName: true, url: true, etag: true, lastModified: true },
    });
    if (showId !== null) throw new ConflictException({ code: 'accepted', message: 'This import has already been accepted.' });
    if (kind !== 'feed') throw new UnprocessableEntityException({ code: 'not-a-feed', message: 'This is a page of show notes: only feeds can be repaired.' });
    const mended = mend(await sourceBytes(this.database, id), rules);
    if ('problems' in mended) throw notUnderstood(mended.problems);
    const repairedId = randomUUID();
    const kept = await keepSource(this.database, repairedId, piecesOf([mended.bytes], Infinity), { ...brought, createdBy: user.id, repairedFrom: id, repairs: [...new Set(rules)] });
    return this.previews.understood(user, repairedId, kept);
  }
}
