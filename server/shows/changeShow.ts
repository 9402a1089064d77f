import { ConflictException, HttpException, Injectable } from '@nestjs/common';
import type { Show, ShowChange } from '#core/model/show';
import { Access } from '../access/access.ts';
import { AuditService } from '../access/audit.ts';
import type { Requester } from '../access/requester.ts';
import { Database } from '../platform/database.ts';
import { randomToken } from '../platform/secrets.ts';
import { slugTaken } from './createShow.ts';
import { ReadShow } from './readShow.ts';

@Injectable()
export class ChangeShow {
  constructor(private readonly database: Database, private readonly access: Access, private readonly audit: AuditService, private readonly readShow: ReadShow) {}

  /** `version` is what the change was made on; another one since then refuses it. */
  async run(user: Requester, id: string, version: number, change: ShowChange): Promise<Show> {
    await this.access.require(user, 'publisher', { showIds: [id] });
    await this.database.transaction(async (transaction) => {
      await transaction.$queryRaw`select id from "show" where id = ${id}::uuid for update`;
      const show = await transaction.show.findUniqueOrThrow({ where: { id }, select: { version: true, slug: true, changedFields: true, privateToken: true } });
      if (show.version !== version) throw stale(show.version);
      if (change.slug !== undefined && change.slug !== show.slug) {
        if ((await transaction.publication.count({ where: { showId: id } })) > 0) throw published();
        if ((await transaction.show.count({ where: { slug: change.slug, NOT: { id } } })) > 0) throw slugTaken(change.slug);
      }
      const privateToken = change.private ? (show.privateToken ?? randomToken()) : show.privateToken;
      const changedFields = [...new Set([...show.changedFields, ...Object.keys(change)])];
      await transaction.show.update({ where: { id }, data: { ...change, changedFields, privateToken, version: { increment: 1 } } });
      await this.audit.record(transaction, { userId: user.id, showId: id, action: 'show.change', subject: id, detail: { fields: Object.keys(change) } });
    });
    return this.readShow.seenBy(user, id);
  }
}

const stale = (version: number) =>
  new HttpException({ code: 'stale', message: `The show was changed meanwhile: it is at version ${version}. Load it again and make your change there.` }, 412);

const published = () =>
  new ConflictException({ code: 'slug-published', message: 'The feed is published under its address, and apps fetch it there: the address stays.', issues: [{ path: 'slug', message: 'is fixed since the first publication' }] });
