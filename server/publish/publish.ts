import { ConflictException, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { NewPublication, Publication } from '#core/model/publication';
import { Access } from '../access/access.ts';
import type { Requester } from '../access/requester.ts';
import { Database } from '../platform/database.ts';
import { Compose, type Composition } from './compose.ts';
import { isPublicAlready } from './isPublicAlready.ts';
import { ListPublications } from './listPublications.ts';
import { Obstacles } from './obstacles.ts';
import { PreviewPublication } from './preview.ts';
import { changedMeanwhile, changedSince, PutOut, requireItsMode, type Act, type Condition, type Prepared, type Written } from './putOut.ts';
import { CurrentFeeds } from './serve/currentFeeds.ts';
import { standOf } from './stand.ts';
import { whileThere } from './whileThere.ts';

type Wish = z.infer<typeof NewPublication>;

interface Done {
  prepared: Prepared;
  written: Written;
}

/** Enough for a feed of a hundred megabytes. */
export const TIMEOUT_MS = 5 * 60_000;

/** Publishes a show's feed exactly as it was previewed. What is public already is not published again: the answer is the publication that holds it. */
@Injectable()
export class Publish {
  constructor(
    private readonly database: Database, private readonly access: Access, private readonly compose: Compose, private readonly previews: PreviewPublication,
    private readonly putOut: PutOut, private readonly obstacles: Obstacles, private readonly publications: ListPublications, private readonly current: CurrentFeeds,
  ) {}

  async run(user: Requester, showId: string, wish: Wish): Promise<z.infer<typeof Publication>> {
    await this.access.require(user, 'publisher', { showIds: [showId], episodeIds: wish.episodeIds ?? [] });
    return whileThere(this.database, showId, async () => {
      const { mode, note, override } = wish;
      const act = { userId: user.id, mode, note, override };
      const done = (await this.asSeen(showId, wish, act)) ?? (await this.afterAnotherLook(showId, wish, act));
      if (typeof done === 'string') return this.publications.seen(user, done);
      const { prepared, written } = done;
      this.current.forget(showId);
      return this.publications.made(user, prepared.composition.show, written, prepared.feed.length);
    });
  }

  /**
   * Puts out what this server composed for the preview, without looking first whether anything has moved since: that is asked behind the locks,
   * on the same way to the database. Null if anything speaks against it; nothing was kept then, and another look says what it is.
   */
  private async asSeen(showId: string, wish: Wish, act: Act): Promise<Done | null> {
    const seen = this.compose.last(showId, wish);
    if (seen?.composition.hash !== wish.hash || isPublicAlready(seen.composition)) return null;
    try {
      await this.obstacles.refuseAddress();
      return await this.put(seen.composition, wish, act, async (ask) => {
        const [stand] = await Promise.all([standOf(ask, showId), this.obstacles.refuseUpstream(ask, showId)]);
        if (stand !== seen.stand) throw changedMeanwhile();
      });
    } catch (error) {
      if (error instanceof ConflictException) return null;
      throw error;
    }
  }

  /** @returns what was done, or the id of the publication that holds it already */
  private async afterAnotherLook(showId: string, wish: Wish, act: Act): Promise<Done | string> {
    try {
      const [composition] = await Promise.all([this.compose.run(showId, wish), this.obstacles.refuse(showId)]);
      if (composition.hash !== wish.hash) throw changedMeanwhile();
      requireItsMode(composition.show.mode, wish.mode);
      return isPublicAlready(composition) ? composition.show.last!.id : await this.put(composition, wish, act);
    } catch (error) {
      const made = changedSince(error) ? await this.madeMeanwhile(showId, wish) : null;
      if (made === null) throw error;
      return made;
    }
  }

  /** Asked twice at the same moment, perhaps of two servers, the other one may just have published this. */
  private async madeMeanwhile(showId: string, wish: Wish): Promise<string | null> {
    const composition = await this.compose.run(showId, wish);
    return composition.hash === wish.hash && isPublicAlready(composition) ? composition.show.last!.id : null;
  }

  private async put(composition: Composition, { override }: Wish, act: Act, alsoHolds?: Condition): Promise<Done> {
    if (override === undefined && (await this.previews.needReason(composition))) throw unresolved();
    const prepared = await this.putOut.prepare(composition, override);
    const written = await this.database.transactionInSql((ask, writes) => this.putOut.within(ask, writes, prepared, act, alsoHolds), { timeout: TIMEOUT_MS });
    return { prepared, written };
  }
}

export const unresolved = () => new ConflictException({ code: 'errors', message: 'The checks found errors in what would go out. Fix them, or say why it should go out anyway.', issues: [{ path: 'override', message: 'says why errors are published' }] });
