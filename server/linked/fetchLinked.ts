import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { cutShort } from '#core/linked/cutShort';
import { nextLookMs, pauseMs } from '#core/linked/nextLook';
import { Clock } from '../platform/clock.ts';
import { Database, type Transaction } from '../platform/database.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { sha256 } from '../platform/secrets.ts';
import { FetchPlace, type DuePlace, type FetchedPlace } from './fetchPlace.ts';
import { LinkedError } from './linkedError.ts';
import { askForLinked, LINKED_JOB, type LinkedJob } from './linkedJob.ts';
import { nameIn } from './nameIn.ts';
import { politely } from './politely.ts';
import { countsOf, isMerePage, readPlace } from './readPlace.ts';
import { isMeant, settleShortened, shorter } from './shortened.ts';
import { TakeWinner } from './takeWinner.ts';

/** How many of the newest are fetched per job: an archive of thousands takes its time, and other shows get their turn. */
const AT_ONCE = 60;
const MOST_ATTEMPTS = 6;

/** A file that another one takes the place of: the records are from it, and the item no longer links it. */
const TAKEN_AND_GONE = `select g."takenSourceId" from "linked_file" g where g."episodeId" = l."episodeId" and g.role = l.role and g.status = 'gone' and g."takenRevision" is not null limit 1`;

/** Fetches the files that feeds link, in the background, and then takes each episode's records from its best place. */
@Injectable()
export class FetchLinked {
  private readonly log = new Logger('linked');

  constructor(private readonly database: Database, private readonly clock: Clock, private readonly jobs: Jobs, private readonly place: FetchPlace, private readonly winner: TakeWinner) {
    jobs.register<LinkedJob>(LINKED_JOB, (data, signal) => this.run(data, signal), { cron: '*/10 * * * *', singleton: true, retries: 3, backoff: true });
  }

  private async run({ showId }: LinkedJob, signal: AbortSignal): Promise<void> {
    const due = await this.due(showId);
    const episodes = new Map<string, string>();
    await politely(due, async (place) => {
      if (signal.aborted) return;
      if (await this.fetch(place)) episodes.set(place.episodeId, place.showId);
    });
    for (const [episodeId, home] of episodes) await this.winner.run({ episodeId, showId: home });
    if (signal.aborted || due.length < AT_ONCE) return;
    await this.database.transaction((transaction) => askForLinked(this.jobs, transaction, showId));
  }

  /** The places that are due, newest episodes first. */
  private async due(showId?: string): Promise<DuePlace[]> {
    const now = new Date(this.clock.now());
    const { rows } = await this.database.pool.query<DuePlace>(
      `select l.id, l."episodeId", l."showId", l.role, l.url, l.attempts, l.status = 'ok' as "isKept", coalesce(l."sourceId", (${TAKEN_AND_GONE})) as "beforeId", s.etag, s."lastModified", s.sha256, e."sourceId" as "feedSourceId", e.key, e."pubDate",
              exists (select 1 from "upstream" u where u."showId" = l."showId" and not u.paused) as "isFollowed"
         from "linked_file" l join "episode" e on e.id = l."episodeId" left join "source" s on s.id = l."sourceId"
        where (l.status = 'waiting' or (l.status in ('problem', 'ok') and l."retryAt" <= $1)) and ($2::uuid is null or l."showId" = $2)
        order by e."pubDate" desc nulls last, e.position, l.role, l.position limit $3`, [now, showId ?? null, AT_ONCE]);
    return rows;
  }

  /** @returns whether there is new content */
  private async fetch(place: DuePlace): Promise<boolean> {
    try {
      const fetched = await this.place.run(place);
      const same = fetched === null || (place.sha256 !== null && sha256(fetched.bytes).equals(place.sha256));
      if (same) return await this.unchanged(place);
      const file = await readPlace(fetched.bytes, place.role);
      if (file.kind === 'transcript' && isMerePage(file)) throw new LinkedError('The host answers with a web page that names neither speakers nor times. If it is the transcript all the same, save it and drop it on the desk.', true);
      if (file.kind === 'transcript') await this.refuseShorter(place, fetched.bytes, file.segments);
      await this.keep(place, fetched, file.format.name, countsOf(file));
      return true;
    } catch (error) {
      if (!(error instanceof LinkedError)) throw error;
      await this.failed(place, error);
      return false;
    }
  }

  /** @throws LinkedError if so much of the version before is missing that somebody has to say whether that is meant */
  private async refuseShorter(place: DuePlace, bytes: Uint8Array, now: readonly { text: string }[]): Promise<void> {
    if (place.beforeId === null) return;
    const before = await this.database.prisma.source.findUnique({ where: { id: place.beforeId }, select: { bytes: true } });
    const extents = before && cutShort((await readPlace(before.bytes, place.role)).segments, now);
    if (extents && !(await this.database.transaction((transaction) => isMeant(transaction, place, { hash: sha256(bytes).toString('hex'), extents, nowMs: this.clock.now() })))) throw shorter();
  }

  private async keep(place: DuePlace, { bytes, etag, lastModified }: Exclude<FetchedPlace, null>, format: string, counts: object): Promise<void> {
    const { id, showId, episodeId, url } = place;
    const hash = Uint8Array.from(sha256(bytes));
    const fetchedAt = new Date(this.clock.now());
    await this.database.transaction(async (transaction) => {
      const same = await transaction.source.findFirst({ where: { episodeId, kind: 'file', showId, sha256: hash, linked: { some: { id } } }, select: { id: true } });
      const sourceId = same?.id ?? randomUUID();
      if (!same) await transaction.source.create({ data: { id: sourceId, showId, episodeId, kind: 'file', format, bytes: Uint8Array.from(bytes), sha256: hash, fileName: nameIn(url), etag, lastModified } });
      await transaction.linkedFile.updateMany({ where: { id }, data: { status: 'ok', problem: null, attempts: 0, retryAt: this.nextLook(place), format, counts, sourceId, fetchedAt } });
      await settleShortened(transaction, place, this.clock.now());
      await checkAgain(transaction, episodeId);
    });
  }

  private async unchanged(place: DuePlace): Promise<boolean> {
    await this.database.transaction(async (transaction) => {
      await transaction.linkedFile.updateMany({ where: { id: place.id }, data: { status: 'ok', problem: null, attempts: 0, retryAt: this.nextLook(place), fetchedAt: new Date(this.clock.now()) } });
      await settleShortened(transaction, place, this.clock.now());
    });
    return false;
  }

  /** When a file that is there is asked for again, as its host may replace it where it is. What the feed holds itself changes with it, and recordings are left alone. */
  private nextLook({ role, pubDate, isFollowed }: DuePlace): Date | null {
    const now = this.clock.now();
    return isFollowed && (role === 'transcript' || role === 'chapters') ? new Date(now + nextLookMs(pubDate && now - pubDate.getTime())) : null;
  }

  /** If an earlier version is there, it stays in use, and is asked for as long as its show is followed. */
  private async failed(place: DuePlace, { message, again }: LinkedError): Promise<void> {
    const { id, episodeId, attempts, isKept } = place;
    const tried = attempts + 1;
    const isTriedAgain = (again && tried < MOST_ATTEMPTS) || (isKept && this.nextLook(place) !== null);
    const retryAt = isTriedAgain ? new Date(this.clock.now() + pauseMs(tried)) : null;
    await this.database.prisma.linkedFile.updateMany({ where: { id }, data: { status: isKept ? 'ok' : 'problem', problem: message, attempts: tried, retryAt } });
    if (retryAt === null) await checkAgain(this.database.prisma, episodeId);
    this.log.debug(`linked file ${id}: ${message}`);
  }
}

/** Makes the checks compare the episode with its files when its findings are next requested. */
const checkAgain = ({ episode }: Pick<Transaction, 'episode'>, id: string) => episode.updateMany({ where: { id }, data: { checkedRevision: null } });
