import { ConflictException, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { NewPublication, Publication } from '#core/model/publication';
import { Access } from '../access/access.ts';
import type { Requester } from '../access/requester.ts';
import { Database } from '../platform/database.ts';
import { Compose } from './compose.ts';
import { ListPublications } from './listPublications.ts';
import { Obstacles } from './obstacles.ts';
import { PreviewPublication } from './preview.ts';
import { changedMeanwhile, PutOut } from './putOut.ts';
import { CurrentFeeds } from './serve/currentFeeds.ts';
import { whileThere } from './whileThere.ts';

type Wish = z.infer<typeof NewPublication>;

/** Enough for a feed of a hundred megabytes. */
export const TIMEOUT_MS = 5 * 60_000;

/** Publishes a show's feed exactly as it was previewed. */
@Injectable()
export class Publish {
  constructor(
    private readonly database: Database, private readonly access: Access, private readonly compose: Compose, private readonly previews: PreviewPublication,
    private readonly putOut: PutOut, private readonly obstacles: Obstacles, private readonly publications: ListPublications, private readonly current: CurrentFeeds,
  ) {}

  async run(user: Requester, showId: string, wish: Wish): Promise<z.infer<typeof Publication>> {
    await this.access.require(user, 'publisher', { showIds: [showId], episodeIds: wish.episodeIds ?? [] });
    return whileThere(this.database, showId, () => this.publish(user, showId, wish));
  }

  private async publish(user: Requester, showId: string, wish: Wish): Promise<z.infer<typeof Publication>> {
    const [composition] = await Promise.all([this.compose.run(showId, wish), this.obstacles.refuse(showId)]);
    if (composition.hash !== wish.hash) throw changedMeanwhile();
    if (wish.override === undefined && (await this.previews.needReason(composition))) throw unresolved();
    const prepared = await this.putOut.prepare(composition);
    const { mode, note, override } = wish;
    const written = await this.database.transactionInSql((ask, writes) => this.putOut.within(ask, writes, prepared, { userId: user.id, mode, note, override }), { timeout: TIMEOUT_MS });
    this.current.forget(showId);
    return this.publications.made(user, composition.show, written, prepared.feed.length);
  }
}

export const unresolved = () => new ConflictException({ code: 'errors', message: 'The checks found errors in what would go out. Fix them, or say why it should go out anyway.', issues: [{ path: 'override', message: 'says why errors are published' }] });
