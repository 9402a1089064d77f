import { BadRequestException, ConflictException, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { readDocument } from '#core/feed/read';
import type { AcceptedImport, AcceptImport as Body } from '#core/model/import';
import { Access } from '../access/access.ts';
import type { Requester } from '../access/requester.ts';
import { Database } from '../platform/database.ts';
import { Secrets } from '../platform/secrets.ts';
import { AcceptFeed } from './acceptFeed.ts';
import { AcceptPage } from './acceptPage.ts';
import { notUnderstood } from './notUnderstood.ts';
import { SOURCE_URL } from './previewImport.ts';
import { understand } from './understand.ts';
import { carriesCredentials } from './upload.ts';

/** A large archive is many rows, and one transaction. */
const TIMEOUT_MS = 10 * 60_000;

/** Makes a show, or an episode of one, out of what was previewed. */
@Injectable()
export class AcceptImport {
  constructor(
    private readonly database: Database, private readonly access: Access, private readonly secrets: Secrets,
    private readonly acceptFeed: AcceptFeed, private readonly acceptPage: AcceptPage,
  ) {}

  async run(user: Requester, id: string, body: Body): Promise<z.infer<typeof AcceptedImport>> {
    await this.access.require(user, body.showId === undefined ? 'viewer' : 'editor', { sourceIds: [id], ...(body.showId !== undefined && { showIds: [body.showId] }) });
    if (body.newShow) this.access.requireToCreateShows(user);
    const source = await this.database.prisma.source.findUniqueOrThrow({ where: { id, kind: { not: 'file' } }, select: { showId: true, bytes: true, url: true } });
    if (source.showId !== null) throw alreadyAccepted();
    const understood = understand(source.bytes);
    if ('problems' in understood) throw notUnderstood(understood.problems);
    const url = source.url === null ? null : this.secrets.open(source.url, SOURCE_URL);
    return this.database.transaction(async (transaction) => {
      const [free] = await transaction.$queryRaw<unknown[]>`select id from "source" where id = ${id}::uuid and "showId" is null for update`;
      if (!free) throw alreadyAccepted();
      if (!('document' in understood)) return this.acceptPage.within(transaction, user, id, understood, body);
      if (body.newShow === undefined) throw onlyPages();
      return this.acceptFeed.within(transaction, user, id, readDocument(understood.document), { newShow: body.newShow, ownershipConfirmed: body.ownershipConfirmed, private: url !== null && carriesCredentials(url) });
    }, { timeout: TIMEOUT_MS });
  }
}

const alreadyAccepted = () => new ConflictException({ code: 'accepted', message: 'This import was accepted already.' });

const onlyPages = () => new BadRequestException({ code: 'feed-into-show', message: 'A feed becomes a show of its own: give newShow instead of showId.', issues: [{ path: 'showId', message: 'takes pages only' }] });
