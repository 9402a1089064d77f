import { randomUUID } from 'node:crypto';
import { ConflictException, HttpException, Injectable, NotFoundException } from '@nestjs/common';
import type { ImportReading } from '#core/model/import';
import { Access } from '../access/access.ts';
import type { Requester } from '../access/requester.ts';
import { Clock } from '../platform/clock.ts';
import { Database, type Transaction } from '../platform/database.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { Secrets } from '../platform/secrets.ts';
import { FetchImport } from './fetchImport.ts';
import { Forgotten } from './forgotten.ts';
import { keepIndex } from './indexSource.ts';
import { forgetOld, type Kept } from './keepSource.ts';
import { problemOf } from './problemOf.ts';
import { readFeedSource } from './readFeedSource.ts';
import { SOURCE_URL } from './sourceUrl.ts';
import { carriesCredentials } from './upload.ts';

const JOB = 'import.read';
/** A reading without progress for this long has lost its server; another server takes the job up. */
const STALLED_MS = 60_000;
const EXPIRE_SECONDS = 15 * 60;
const TIMEOUT_MS = 5 * 60_000;

/** Reads an import at once, or as a job that reports its progress and that any server can start over. */
@Injectable()
export class ImportReadings {
  constructor(private readonly database: Database, private readonly access: Access, private readonly jobs: Jobs, private readonly clock: Clock, private readonly secrets: Secrets, private readonly fetching: FetchImport) {
    jobs.register<{ id: string }>(JOB, ({ id }, signal) => this.do(id, signal), { retries: 3, expireInSeconds: EXPIRE_SECONDS });
  }

  /** Starts reading a stored source. A page has been read already. */
  async begin(user: Requester, id: string, { bytes: totalBytes, page }: Kept, { inBackground }: { inBackground: boolean }): Promise<void> {
    await forgetOld(this.database);
    await this.database.transaction(async (transaction) => {
      await transaction.importReading.create({ data: { id, userId: user.id, state: page ? 'read' : 'reading', totalBytes, at: this.now() } });
      if (inBackground && !page) await this.ask(transaction, id);
    });
    if (!inBackground) await this.read(id);
  }

  /** Starts fetching a feed or a page by its address. */
  async beginFetching(user: Requester, url: string): Promise<string> {
    const id = randomUUID();
    await this.database.transaction(async (transaction) => {
      await transaction.importReading.create({ data: { id, userId: user.id, url: this.secrets.seal(url, SOURCE_URL), state: 'fetching', at: this.now() } });
      await this.ask(transaction, id);
    });
    return id;
  }

  async progress(user: Requester, id: string): Promise<ImportReading> {
    const reading = await this.ofMaker(user, id);
    const { state, doneBytes, totalBytes, episodes, at, problem } = reading;
    const goesOn = state === 'fetching' || state === 'reading';
    return { id, state: state as ImportReading['state'], doneBytes, totalBytes, episodes, stalled: goesOn && this.clock.now() - at.getTime() > STALLED_MS, problem: state === 'failed' ? problem as ImportReading['problem'] : null };
  }

  /** Stops all work on an import and deletes it. One that has become a show stays. */
  async forget(user: Requester, id: string): Promise<void> {
    const reading = await this.database.prisma.importReading.findUnique({ where: { id }, select: { userId: true } });
    if (reading) await this.ofMaker(user, id);
    else await this.access.require(user, 'viewer', { sourceIds: [id] });
    // a job at work notices when it next reports its progress
    await this.database.prisma.importReading.deleteMany({ where: { id } });
    await this.database.prisma.importRun.deleteMany({ where: { sourceId: id } });
    await this.database.prisma.sourcePiece.deleteMany({ where: { sourceId: id } });
    const { count } = await this.database.prisma.source.deleteMany({ where: { id, showId: null } });
    if (count === 0 && (await this.database.prisma.source.count({ where: { id } })) > 0) throw new ConflictException({ code: 'accepted', message: 'This import has already been accepted.' });
  }

  private async do(id: string, signal: AbortSignal): Promise<void> {
    try {
      await this.read(id, signal);
    } catch (error) {
      if (error instanceof Forgotten) return;
      if (signal.aborted) throw error; // another server will do it
      await this.database.prisma.importReading.updateMany({ where: { id }, data: { state: 'failed', problem: problemOf(error), at: this.now() } });
      if (!(error instanceof HttpException)) throw error;
    }
  }

  private async read(id: string, signal?: AbortSignal): Promise<void> {
    const told = async (news: object): Promise<void> => {
      signal?.throwIfAborted();
      const { count } = await this.database.prisma.importReading.updateMany({ where: { id }, data: { ...news, at: this.now() } });
      if (count === 0) throw new Forgotten();
    };
    const reading = await this.database.prisma.importReading.findUnique({ where: { id } });
    if (!reading || reading.state === 'read' || reading.state === 'failed') return;
    if (reading.state === 'fetching') {
      const { bytes, page } = await this.fetching.run(id, this.secrets.open(reading.url!, SOURCE_URL), reading.userId);
      await told({ state: page ? 'read' : 'reading', totalBytes: bytes });
      if (page) return;
    }
    const source = await this.database.prisma.source.findUnique({ where: { id }, select: { url: true } });
    if (!source) throw new Forgotten();
    const { preview, index } = await readFeedSource(this.database, id, source.url !== null && carriesCredentials(this.secrets.open(source.url, SOURCE_URL)), told);
    await this.database.transaction(async (transaction) => {
      if (index) await keepIndex(transaction, id, index);
      const { count } = await transaction.importReading.updateMany({ where: { id }, data: { state: 'read', understood: preview, at: this.now() } });
      if (count === 0) throw new Forgotten();
    }, { timeout: TIMEOUT_MS });
  }

  private ask(transaction: Transaction, id: string): Promise<void> {
    return this.jobs.enqueue(transaction, JOB, { id }, { key: id });
  }

  private async ofMaker(user: Requester, id: string) {
    const reading = await this.database.prisma.importReading.findUnique({ where: { id }, omit: { understood: true } });
    if (!reading || !(user.admin || reading.userId === user.id)) throw new NotFoundException({ code: 'not-found', message: 'There is no such import, or it is no longer there, or you may not see it.' });
    return reading;
  }

  private now(): Date {
    return new Date(this.clock.now());
  }
}
