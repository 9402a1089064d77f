import { ForbiddenException, GoneException, Injectable, NotFoundException, type HttpException } from '@nestjs/common';
import type { Role } from '#core/model/access';
import { Database } from '../platform/database.ts';
import { behind, type Behind, type Kind } from './behind.ts';
import { isDeletedEpisode } from './deletedEpisode.ts';
import { mayCreateShows, mayIn, roleIn, type Requester } from './requester.ts';

/** What is asked for, by kind. Ids of one request belong in one call: all are checked, or none is granted. */
export interface Ids {
  showIds?: readonly string[];
  episodeIds?: readonly string[];
  speakerIds?: readonly string[];
  sourceIds?: readonly string[];
  publicationIds?: readonly string[];
}

const KINDS: readonly (readonly [keyof Ids, Kind])[] = [
  ['showIds', 'show'],
  ['episodeIds', 'episode'],
  ['speakerIds', 'speaker'],
  ['sourceIds', 'source'],
  ['publicationIds', 'publication'],
];

/** The first line of every service: may this person do this to all of these? */
@Injectable()
export class Access {
  /** What the guard has just found behind the id in a request's path, for the service that it lets the request through to. */
  private readonly atTheGuard = new WeakMap<Requester, { kind: Kind; thing: Behind }>();

  constructor(private readonly database: Database) {}

  /** The same as `require`, for the guard: the service asks for the same id a moment later, and is answered without a query, once. */
  async letThrough(user: Requester, role: Role, ids: Ids): Promise<void> {
    for (const [kind, thing] of await this.found(user, role, ids)) this.atTheGuard.set(user, { kind, thing });
  }

  /**
   * Asks for `role` in the show behind every id, at most one query per kind.
   *
   * @returns the shows behind the ids, each once
   * @throws NotFoundException when something is not there or the requester may not even see it: the two look the same
   * @throws GoneException when an episode was deleted from a show that the requester sees, so that what waits for it can be given up
   * @throws ForbiddenException when the requester sees everything but may not do this to some of it
   */
  async require(user: Requester, role: Role, ids: Ids): Promise<string[]> {
    const found = await this.found(user, role, ids);
    return [...new Set(found.flatMap(([, { showId }]) => showId ?? []))];
  }

  private async found(user: Requester, role: Role, ids: Ids): Promise<(readonly [Kind, Behind])[]> {
    if (!KINDS.some(([key]) => ids[key])) throw new Error('access was asked for nothing');
    const things: (readonly [Kind, Behind])[] = [];
    for (const [key, kind] of KINDS) {
      const found = await this.whatIsBehind(user, kind, ids[key] ?? []);
      if (!found?.every((thing) => sees(user, thing))) throw await this.missing(user, kind, found === null ? (ids[key] ?? []) : []);
      things.push(...found.map((thing) => [kind, thing] as const));
    }
    if (!things.every(([, { showId }]) => showId === null || mayIn(user, showId, role))) throw forbidden(role);
    return things;
  }

  private async whatIsBehind(user: Requester, kind: Kind, ids: readonly string[]): Promise<Behind[] | null> {
    const passed = this.atTheGuard.get(user);
    if (passed?.kind !== kind || ids.length !== 1 || passed.thing.id !== ids[0]) return behind(this.database.pool, kind, ids);
    this.atTheGuard.delete(user);
    return [passed.thing];
  }

  private async missing(user: Requester, kind: Kind, ids: readonly string[]): Promise<HttpException> {
    const [id, ...more] = ids;
    const isDeleted = kind === 'episode' && id !== undefined && more.length === 0 && (await isDeletedEpisode(this.database.pool, user, id));
    return isDeleted ? gone() : notFound(kind);
  }

  /** @throws ForbiddenException when the requester may not start a show; a service that starts one makes them its publisher. */
  requireToCreateShows(user: Requester): void {
    if (!mayCreateShows(user)) {
      throw new ForbiddenException({ code: 'forbidden', message: 'Only admins, and people who already publish a show, can start one.' });
    }
  }
}

const sees = (user: Requester, { showId, ownerId }: Behind): boolean =>
  showId === null ? user.admin || ownerId === user.id : roleIn(user, showId) !== null;

const notFound = (kind: Kind) =>
  new NotFoundException({ code: 'not-found', message: `There is no such ${kind}, or you may not see it.` });

const gone = () => new GoneException({ code: 'deleted', message: 'This episode was deleted.' });

const forbidden = (role: Role) =>
  new ForbiddenException({ code: 'forbidden', message: `This needs the ${role} role in the show. Ask an admin for it.` });
