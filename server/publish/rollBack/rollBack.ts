import { randomUUID } from 'node:crypto';
import { ConflictException, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Choices } from '#core/edit/takeBack/takeBack';
import type { Publication } from '#core/model/publication';
import type { RollBack as Wish, RollBackPreview } from '#core/model/rollBack';
import { Access } from '../../access/access.ts';
import type { Requester } from '../../access/requester.ts';
import { appendRevisions } from '../../edit/appendRevisions.ts';
import { lockReached } from '../../edit/lockReached.ts';
import { Revise } from '../../edit/revise.ts';
import { ReviseShow } from '../../edit/reviseShow.ts';
import { askingIn } from '../../platform/ask.ts';
import { Clock } from '../../platform/clock.ts';
import { Database, type Transaction } from '../../platform/database.ts';
import { Writes } from '../../platform/writes.ts';
import { writeItem } from '../../shows/reviseItem.ts';
import { askOfShowAnew } from '../../upstream/askAnew.ts';
import { Compose, type Composition } from '../compose.ts';
import { ListPublications } from '../listPublications.ts';
import { PreviewPublication } from '../preview.ts';
import { Obstacles } from '../obstacles.ts';
import { TIMEOUT_MS } from '../publish.ts';
import { changedMeanwhile, PutOut } from '../putOut.ts';
import { CurrentFeeds } from '../serve/currentFeeds.ts';
import { whileThere } from '../whileThere.ts';
import { PlanRollBack, type RollBackPlan } from './plan.ts';
import { speakersInWords } from './speakersInWords.ts';

/**
 * Takes a publication back: its changes are undone in the records, so that they are not published again by themselves, and in the feed, in one
 * transaction. Later changes, upstream or here, stay.
 */
@Injectable()
export class RollBack {
  constructor(
    private readonly database: Database, private readonly access: Access, private readonly plans: PlanRollBack, private readonly compose: Compose, private readonly previews: PreviewPublication,
    private readonly putOut: PutOut, private readonly obstacles: Obstacles, private readonly publications: ListPublications, private readonly revise: Revise, private readonly reviseShow: ReviseShow, private readonly current: CurrentFeeds, private readonly clock: Clock,
  ) {}

  async preview(user: Requester, publicationId: string, choices: Choices): Promise<RollBackPreview> {
    const [showId] = await this.access.require(user, 'publisher', { publicationIds: [publicationId] });
    return whileThere(this.database, showId!, () => this.lookAt(publicationId, choices));
  }

  private async lookAt(publicationId: string, choices: Choices): Promise<RollBackPreview> {
    const plan = await this.plans.of(publicationId, choices);
    const composition = await this.composed(plan);
    const { hash, changes, showChanges, showNotHeld, showLeft, additions, linked, hunks, blocked, enrichments } = await this.previews.of(composition);
    return { hash, changes, showChanges, showNotHeld, showLeft, additions, linked, hunks, blocked, enrichments, number: plan.number, exact: plan.exact, dated: composition.feed.lastBuildDate === 'moves', speakers: speakersInWords(plan), conflicts: plan.conflicts };
  }

  async run(user: Requester, publicationId: string, wish: z.infer<typeof Wish>): Promise<z.infer<typeof Publication>> {
    const [showId] = await this.access.require(user, 'publisher', { publicationIds: [publicationId] });
    return whileThere(this.database, showId!, () => this.takeBack(user, publicationId, wish));
  }

  private async takeBack(user: Requester, publicationId: string, { hash, choices, note }: z.infer<typeof Wish>): Promise<z.infer<typeof Publication>> {
    const plan = await this.plans.of(publicationId, choices);
    await this.obstacles.refuse(plan.showId);
    if (plan.conflicts.length > 0) throw toBeChosen(plan);
    const composition = await this.composed(plan);
    // the hash alone is not enough: if somebody has just taken it back, the feed is already as this would make it
    if (composition.hash !== hash || composition.show.last?.number !== plan.newest) throw changedMeanwhile();
    const prepared = await this.putOut.prepare(composition);
    const { id } = await this.database.transaction(async (transaction) => {
      const [ask, writes] = [askingIn(transaction), new Writes()];
      await holdAll(transaction, plan, composition);
      await this.putOut.hold(ask, prepared, ({ chosen }) => chosen);
      await this.takeOutOfRecords(transaction, user, plan);
      await this.nameRevisions(transaction, plan, composition);
      const written = await this.putOut.write(writes, prepared, { userId: user.id, note, rollsBack: plan.number });
      await writes.run(ask);
      return written;
    }, { timeout: TIMEOUT_MS });
    this.current.forget(plan.showId);
    return this.publications.seen(user, id);
  }

  private composed({ showId, enrichments, episodes, show }: RollBackPlan): Promise<Composition> {
    return this.compose.run(showId, { enrichments, given: { episodes: new Map(episodes.map(({ episode, published }) => [episode.id, published])), show: show.published } });
  }

  private async takeOutOfRecords(transaction: Transaction, user: Requester, { showId, number, speakerOperations, episodes, show }: RollBackPlan): Promise<void> {
    const note = `publication ${number} taken back`;
    if (speakerOperations.length > 0) await this.reviseShow.within(transaction, user, showId, speakerOperations, note);
    for (const { episode, operations, item, inFeed, withdrawn } of episodes) {
      if (withdrawn !== null && withdrawn !== episode.withdrawn) await transaction.episode.update({ where: { id: episode.id }, data: { withdrawnAt: withdrawn ? new Date(this.clock.now()) : null } });
      const itemMoves = Object.keys(item).length > 0;
      if (itemMoves) await writeItem(transaction, { episodeId: episode.id, nowMs: this.clock.now() }, item, inFeed);
      if (itemMoves && operations.length === 0) await appendRevisions(transaction, { showId, episodeId: episode.id, reached: new Map(), operations: [], inverse: [], touches: [], authorId: user.id, note });
      if (operations.length === 0) continue;
      const { revision: baseRevision } = await transaction.episode.findUniqueOrThrow({ where: { id: episode.id }, select: { revision: true } });
      await this.revise.within(transaction, user, episode.id, { baseRevision, operations, clientId: randomUUID() }, note);
    }
    if (Object.keys(show.row).length > 0) {
      await transaction.show.update({ where: { id: showId }, data: { ...show.row, changedFields: show.changedFields, version: { increment: 1 } } });
      await askOfShowAnew(transaction, { showId, nowMs: this.clock.now() }, show.row);
    }
  }

  /** If nothing waits, what is published is the newest revision, the one just made. */
  private async nameRevisions(transaction: Transaction, { episodes }: RollBackPlan, { going }: Composition): Promise<void> {
    const following = new Set(episodes.filter(({ followsRevision }) => followsRevision).map(({ episode }) => episode.id));
    const rows = await transaction.episode.findMany({ where: { id: { in: [...following] } }, select: { id: true, revision: true } });
    const revisions = new Map(rows.map(({ id, revision }) => [id, revision]));
    for (const outgoing of going.episodes) {
      if (following.has(outgoing.episode.id) && outgoing.revision !== null) outgoing.revision = revisions.get(outgoing.episode.id)!;
    }
  }
}

/** Locks the show, then all episodes to be written in the order of their ids: those that the publication chose, and those that restored speaker names reach. */
async function holdAll(transaction: Transaction, { showId, speakerOperations, episodes }: RollBackPlan, { going }: Composition): Promise<void> {
  await transaction.$queryRaw`select id from "show" where id = ${showId}::uuid for no key update`;
  const chosen = going.episodes.filter((outgoing) => outgoing.chosen).map(({ episode }) => episode.id);
  await lockReached(transaction, showId, chosen, [...speakerOperations, ...episodes.flatMap(({ operations }) => operations)]);
}

const toBeChosen = ({ conflicts, number }: RollBackPlan) =>
  new ConflictException({ code: 'conflict', message: `${conflicts.length === 1 ? 'A place' : `${conflicts.length} places`} that publication ${number} changed ${conflicts.length === 1 ? 'was' : 'were'} changed again since: choose for each what it is to say.`, issues: conflicts.map(({ place }) => ({ path: `choices.${place}`, message: 'is to be chosen' })) });
