import { ForbiddenException, GoneException, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { feedHunks } from '#core/feed/hunks';
import { PublicationDetail } from '#core/model/publication';
import { Access } from '../access/access.ts';
import { mayIn, type Requester } from '../access/requester.ts';
import { Database } from '../platform/database.ts';
import { feedText } from './feedText.ts';
import { lineChanges } from './lineChanges.ts';
import { ListPublications } from './listPublications.ts';
import { tellsPrivateAddress, withoutPrivateAddress } from './privateAddress.ts';
import { KeptFeeds } from './store/keptFeeds.ts';

/** One publication: what it changed, its feed, and the differences to the newest feed. */
@Injectable()
export class ReadPublication {
  constructor(private readonly database: Database, private readonly access: Access, private readonly publications: ListPublications, private readonly feeds: KeptFeeds) {}

  async run(user: Requester, id: string): Promise<z.infer<typeof PublicationDetail>> {
    await this.access.require(user, 'viewer', { publicationIds: [id] });
    const publication = await this.publications.seen(user, id);
    const { changes, enrichments, showId, feed, hubPing } = await this.database.prisma.publication.findUniqueOrThrow({ where: { id }, select: { changes: true, enrichments: true, showId: true, feed: { select: { retiredAt: true } }, hubPing: { select: { toldAt: true, problem: true, attempts: true } } } });
    const { _max: { number: newest } } = await this.database.prisma.publication.aggregate({ where: { showId }, _max: { number: true } });
    return PublicationDetail.parse({ ...publication, newest: publication.number === newest, kept: feed.retiredAt === null, hub: hubPing && { ...hubPing, toldAt: hubPing.toldAt?.toISOString() ?? null }, changes, enrichments });
  }

  /** The feed of that publication, as it was served. */
  async feed(user: Requester, id: string): Promise<{ name: string; mediaType: string; bytes: Buffer }> {
    const { slug, number, mediaType, bytes, mayKnow } = await this.served(user, id);
    if (!mayKnow && tellsPrivateAddress(feedText(bytes))) throw keptPrivate();
    return { name: `${slug}-${number}.xml`, mediaType, bytes };
  }

  /** @returns `mayKnow`: whether the user may know the feed's address, if it is or was private */
  private async served(user: Requester, id: string) {
    const [showId] = await this.access.require(user, 'viewer', { publicationIds: [id] });
    const { sha256, number, show, feed } = await this.database.prisma.publication.findUniqueOrThrow({
      where: { id }, select: { sha256: true, number: true, show: { select: { slug: true, privateToken: true } }, feed: { select: { mediaType: true, retiredAt: true } } },
    });
    if (feed.retiredAt !== null) throw given();
    const mayKnow = show.privateToken === null || mayIn(user, showId!, 'publisher');
    return { showId: showId!, slug: show.slug, number, mediaType: feed.mediaType, bytes: await this.feeds.whole(showId!, sha256), mayKnow };
  }

  /** The diff from that publication's feed to the newest. */
  async compared(user: Requester, id: string) {
    const { showId, bytes, mayKnow } = await this.served(user, id);
    const newest = await this.database.prisma.publication.findFirstOrThrow({ where: { showId }, orderBy: { number: 'desc' }, select: { sha256: true, number: true } });
    const [then, now] = [bytes, await this.feeds.whole(showId, newest.sha256)].map(feedText) as [string, string];
    const hunks = feedHunks(then, lineChanges(then, now));
    return { number: newest.number, hunks: mayKnow ? hunks : withoutPrivateAddress(hunks) };
  }
}

const keptPrivate = () => new ForbiddenException({ code: 'private-address', message: 'This feed contains its private address, which only its publishers may know. Ask one of them for it.' });
const given = () => new GoneException({ code: 'retired', message: 'The bytes of this publication are no longer kept. What it changed is kept, and can still be taken back.' });
