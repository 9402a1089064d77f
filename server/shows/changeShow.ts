import { ForbiddenException, HttpException, Injectable } from '@nestjs/common';
import { sameValue } from '#core/edit/sameValue';
import { ShowChange, type Show, type ShowSaid } from '#core/model/show';
import { Access } from '../access/access.ts';
import { AuditService } from '../access/audit.ts';
import type { Requester } from '../access/requester.ts';
import { Clock } from '../platform/clock.ts';
import { Database, type Transaction } from '../platform/database.ts';
import { invalid } from '../platform/http/validation.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { Settings } from '../platform/settings.ts';
import { randomToken } from '../platform/secrets.ts';
import { followInFolder } from '../publish/folder/job.ts';
import { askOfShowAnew } from '../upstream/askAnew.ts';
import { changedFieldsAfter, showInFeed } from './changedFields.ts';
import { slugReserved, slugTaken } from './createShow.ts';
import { feedPath, type Addressed } from './feedPath.ts';
import { ReadShow } from './readShow.ts';
import { isTaken, leftBehind } from './slug.ts';

@Injectable()
export class ChangeShow {
  constructor(private readonly database: Database, private readonly access: Access, private readonly audit: AuditService, private readonly clock: Clock, private readonly readShow: ReadShow, private readonly jobs: Jobs, private readonly settings: Settings) {}

  /** `version` is the version that the change is based on; if it is outdated, the change is refused. */
  async run(user: Requester, id: string, version: number, { takeOver = false, ...said }: ShowSaid): Promise<Show> {
    await this.access.require(user, 'publisher', { showIds: [id] });
    await this.database.transaction(async (transaction) => {
      await transaction.$queryRaw`select id from "show" where id = ${id}::uuid for update`;
      const show = await transaction.show.findUniqueOrThrow({ where: { id }, omit: { id: true } });
      if (show.version !== version) throw stale(show.version);
      const change = changeOf(said, show, await showInFeed(transaction, show.sourceId));
      if (change.slug !== undefined && change.slug !== show.slug) {
        if (await isTaken(transaction, change.slug, id)) throw slugTaken(change.slug);
        await this.takeOver(transaction, user, change.slug, takeOver);
      }
      // a new one each time: while the feed was public, its bytes may have held the former one
      const privateToken = change.private === true && !show.private ? randomToken() : show.privateToken;
      const changedFields = await changedFieldsAfter(transaction, show, change);
      await this.retirePath(transaction, id, show, { ...show, ...change });
      await transaction.show.update({ where: { id }, data: { ...change, changedFields, privateToken, version: { increment: 1 } } });
      await askOfShowAnew(transaction, { showId: id, nowMs: this.clock.now() }, change);
      await this.audit.record(transaction, { userId: user.id, showId: id, action: 'show.change', subject: id, detail: { fields: Object.keys(change), ...(takeOver && { takeOver }) } });
    });
    return this.readShow.seenBy(user, id);
  }

  /** The listeners of a deleted show get this one, if somebody who could delete it says so. */
  private async takeOver(transaction: Transaction, user: Requester, slug: string, wanted: boolean): Promise<void> {
    const left = await leftBehind(transaction, slug);
    if (!left) return;
    if (!wanted) throw slugReserved(left.title);
    if (!user.admin && user.id !== left.deletedBy) throw notTheirs();
    await transaction.retiredPath.delete({ where: { path: left.path } });
  }

  /** Keeps the old path as a redirect, since apps go on asking there. The feed's own link says the new address from the next publication on. */
  private async retirePath(transaction: Transaction, showId: string, before: Addressed, after: Addressed): Promise<void> {
    if (before.slug === after.slug && before.private === after.private) return;
    if ((await transaction.publication.count({ where: { showId } })) === 0) return;
    await transaction.retiredPath.createMany({ data: { path: feedPath(before), showId }, skipDuplicates: true });
    await followInFolder(this.jobs, this.settings, transaction);
  }
}

const isSaidBy = (known: object | null, [field, value]: [string, unknown]): boolean => known !== null && field in known && sameValue((known as Record<string, unknown>)[field], value);

/** What is said otherwise than it is, or as the feed says it. Nothing but the first must be what a feed can say. */
function changeOf(said: ShowSaid, show: object, feed: object | null): ShowChange {
  const given = Object.entries(said);
  const { data, error } = ShowChange.safeParse(Object.fromEntries(given.filter((each) => !isSaidBy(show, each) && !isSaidBy(feed, each))));
  if (error) throw invalid(error.issues);
  return { ...Object.fromEntries(given.filter((each) => isSaidBy(feed, each))), ...data };
}

const notTheirs = () => new ForbiddenException({ code: 'not-theirs', message: 'Only who deleted the show, or an administrator, can hand its listeners over to another.' });

const stale = (version: number) =>
  new HttpException({ code: 'stale', message: `The show has been changed in the meantime: it is at version ${version}. Reload it and make your change there.` }, 412);
