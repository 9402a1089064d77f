import { randomUUID } from 'node:crypto';
import { ConflictException, Injectable } from '@nestjs/common';
import type { NewShow, Show } from '#core/model/show';
import { Access } from '../access/access.ts';
import { AuditService } from '../access/audit.ts';
import type { Requester } from '../access/requester.ts';
import { Database, type Transaction } from '../platform/database.ts';
import { randomToken } from '../platform/secrets.ts';
import { ReadShow } from './readShow.ts';
import { freeSlug, isTaken, leftBehind } from './slug.ts';

/** What an import knows about a show in addition to the fields that people fill in. */
export interface ImportedShow {
  sourceId?: string;
  podcastGuid?: string | null;
  private?: boolean;
}

@Injectable()
export class CreateShow {
  constructor(private readonly database: Database, private readonly access: Access, private readonly audit: AuditService, private readonly readShow: ReadShow) {}

  async run(user: Requester, show: NewShow): Promise<Show> {
    this.access.requireToCreateShows(user);
    const id = await this.database.transaction((transaction) => this.within(transaction, user, show));
    return this.readShow.seenBy(asPublisherOf(user, id), id);
  }

  /** Creates the show as part of a larger transaction; the caller has checked access. Returns the show's id. */
  async within(transaction: Transaction, user: Requester, { slug: wanted, ...show }: NewShow, imported: ImportedShow = {}): Promise<string> {
    const id = randomUUID();
    if (wanted !== undefined && (await isTaken(transaction, wanted))) throw slugTaken(wanted);
    const left = wanted === undefined ? null : await leftBehind(transaction, wanted);
    if (left) throw slugReserved(left.title);
    const slug = wanted ?? (await freeSlug(transaction, show.title));
    await transaction.show.create({ data: { ...show, ...imported, id, slug, privateToken: imported.private ? randomToken() : null } });
    if (!user.admin) await transaction.membership.create({ data: { userId: user.id, showId: id, role: 'publisher' } });
    await this.audit.record(transaction, { userId: user.id, showId: id, action: 'show.create', subject: id, detail: { slug, title: show.title } });
    return id;
  }
}

export const slugTaken = (slug: string) =>
  new ConflictException({ code: 'slug-taken', message: `Another show has the address "${slug}". Choose another one.`, issues: [{ path: 'slug', message: 'is taken' }] });

export const slugReserved = (title: string | null) => {
  const message = `Apps still ask there for “${title ?? ''}”, which was deleted. Choose another address, or take this one over in the settings of the show that its listeners are to get instead.`;
  return new ConflictException({ code: 'slug-reserved', message, issues: [{ path: 'slug', message: 'is kept for the listeners of a deleted show' }] });
};

/** Whoever creates a show is its publisher, from this very request on. */
const asPublisherOf = (user: Requester, showId: string): Requester => ({ ...user, memberships: new Map([...user.memberships, [showId, 'publisher']]) });
