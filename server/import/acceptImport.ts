import { BadRequestException, ConflictException, HttpException, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { AcceptedImport, AcceptImport as Body } from '#core/model/import';
import { Access } from '../access/access.ts';
import type { Requester } from '../access/requester.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database.ts';
import { Secrets } from '../platform/secrets.ts';
import { follow } from '../upstream/follow.ts';
import { AcceptFeed } from './acceptFeed.ts';
import { AcceptPage } from './acceptPage.ts';
import { notUnderstood } from './notUnderstood.ts';
import { notYetRead } from './notYetRead.ts';
import { problemsOfPage, type Preview } from './preview.ts';
import { SOURCE_URL } from './sourceUrl.ts';
import { sourceBytes } from './sourceBytes.ts';
import type { Progress } from './takeIn.ts';
import { understand, type UnderstoodNotes } from './understand.ts';
import { carriesCredentials } from './upload.ts';

/** Long, because even a large archive is imported in one transaction. */
const TIMEOUT_MS = 10 * 60_000;

/** Makes a show or an episode of a previewed import. */
@Injectable()
export class AcceptImport {
  constructor(
    private readonly database: Database, private readonly access: Access, private readonly secrets: Secrets,
    private readonly acceptFeed: AcceptFeed, private readonly acceptPage: AcceptPage, private readonly clock: Clock,
  ) {}

  /** Checks whether the import may be accepted, as far as that can be said in advance. */
  async check(user: Requester, id: string, body: Body): Promise<Checked> {
    await this.access.require(user, body.showId === undefined ? 'viewer' : 'editor', { sourceIds: [id], ...(body.showId !== undefined && { showIds: [body.showId] }) });
    if (body.newShow) this.access.requireToCreateShows(user);
    const { kind, showId, url, index } = await this.database.prisma.source.findUniqueOrThrow({
      where: { id, kind: { not: 'file' } }, select: { kind: true, showId: true, url: true, index: { select: { sourceId: true } } },
    });
    if (showId !== null) throw alreadyAccepted();
    if (kind === 'feed' && body.newShow === undefined) throw onlyPages();
    if (kind === 'feed') await this.requireToBeRead(id);
    // an indexed feed was read successfully when it was brought
    const understood = kind === 'feed' && index !== null ? null : understand(await sourceBytes(this.database, id));
    if (understood && 'problems' in understood) throw notUnderstood(understood.problems);
    if (understood && 'notes' in understood) requireAnEpisode(understood);
    return { page: understood && 'notes' in understood ? understood : null, private: url !== null && carriesCredentials(this.secrets.open(url, SOURCE_URL)) };
  }

  /** Refuses a feed in which reading found errors, or that is still being read. */
  private async requireToBeRead(id: string): Promise<void> {
    const reading = await this.database.prisma.importReading.findUnique({ where: { id }, select: { state: true, understood: true } });
    if (reading?.state === 'reading') throw notYetRead();
    const { problems } = JSON.parse(reading?.understood ?? '{"problems":[]}') as Pick<Preview, 'problems'>;
    const errors = problems.flatMap(({ severity, line, column, message }) => (severity === 'error' && line !== null && column !== null ? [{ line, column, message }] : []));
    if (errors.length > 0) throw notUnderstood(errors);
  }

  async run(user: Requester, id: string, body: Body, progress?: Progress): Promise<z.infer<typeof AcceptedImport>> {
    const { page, private: isPrivate } = await this.check(user, id, body);
    return this.database.transaction(async (transaction) => {
      const [free] = await transaction.$queryRaw<unknown[]>`select id from "source" where id = ${id}::uuid and "showId" is null for update`;
      if (!free) throw alreadyAccepted();
      if (page) return this.acceptPage.within(transaction, user, id, page, body);
      const { newShow, ownershipConfirmed, episodes } = body;
      const accepted = await this.acceptFeed.within(transaction, user, id, { newShow: newShow!, ownershipConfirmed, episodes, private: isPrivate }, progress);
      await follow(transaction, { showId: accepted.showId, sourceId: id, nowMs: this.clock.now() });
      return accepted;
    }, { timeout: TIMEOUT_MS });
  }
}

/** Refuses a page whose preview shows why it makes no episode. */
function requireAnEpisode({ text }: UnderstoodNotes): void {
  const [problem] = problemsOfPage(text);
  if (problem) throw new HttpException({ code: 'not-understood', message: problem.message }, 422);
}

interface Checked {
  /** Null for a feed. */
  page: UnderstoodNotes | null;
  private: boolean;
}

const alreadyAccepted = () => new ConflictException({ code: 'accepted', message: 'This import has already been accepted.' });

const onlyPages = () => new BadRequestException({ code: 'feed-into-show', message: 'A feed becomes a show of its own: give newShow instead of showId.', issues: [{ path: 'showId', message: 'takes pages only' }] });
