import { HttpException, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import type { HereNow, ItemNow, LiveEvent, Present } from '#core/model/live';
import type { Revision } from '#core/model/revision';
import { Access } from '../../access/access.ts';
import type { Requester } from '../../access/requester.ts';
import { Announcements } from '../../platform/announcements.ts';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database.ts';
import { ListRevisions } from '../listRevisions.ts';
import { ACCESS_CHANNEL, Announced, EPISODE_CHANNEL, FEED_CHANNEL } from './announced.ts';
import { EventStream } from './eventStream.ts';
import { WhoIsHere } from './whoIsHere.ts';

const BEAT_MS = 15_000;
/** Access is checked again when a change is announced, and also after this many beats, since sessions expire. */
const BEATS_TO_ASK = 4;
/** The pause between attempts to listen to the database. */
const HEAR_AGAIN_MS = 500;
/** The most streams that a user may have open at one server. */
const MOST_OF_ONE = 30;
/** Longer revisions are not sent along; browsers that need them fetch them. */
const SMALL = 32_000;

interface Visit {
  showId: string;
  user: Requester;
  tab: string;
  segmentId: string | null;
  stream: EventStream;
  /** The user to whom the session now belongs, if any. */
  askWho: () => Promise<Requester | null>;
}

/** All visits of an episode at this server, and the revision they all know. */
interface Room {
  visits: Set<Visit>;
  told: number;
  /** Chains messages, so that they are sent in order. */
  telling: Promise<void>;
}

/** Tells the browsers connected to this server what happens to their open episodes, on any server. */
@Injectable()
export class LiveEpisodes implements BeforeApplicationShutdown {
  private readonly log = new Logger('live');
  private readonly rooms = new Map<string, Room>();
  private readonly here = new WhoIsHere();
  private timer: NodeJS.Timeout | undefined;
  private hearing: Promise<void> | undefined;
  private beats = 0;
  private closed = false;

  constructor(
    private readonly database: Database, private readonly access: Access, private readonly revisions: ListRevisions,
    private readonly announcements: Announcements, private readonly clock: Clock,
  ) {
    announcements.on(EPISODE_CHANNEL, { heard: (payload) => this.heard(payload), missed: () => this.missed() });
    announcements.on(ACCESS_CHANNEL, { heard: (userId) => this.askAgain((visit) => visit.user.id === userId), missed: () => this.askAgain(() => true) });
    announcements.on(FEED_CHANNEL, { heard: (showId) => this.tellShow(showId), missed: () => {} });
  }

  /** Opens a stream that begins with the revisions after a given one. */
  async open(user: Requester, episodeId: string, { after, tab, askWho }: { after: number; tab: string; askWho: Visit['askWho'] }): Promise<EventStream> {
    const [showId] = await this.access.require(user, 'viewer', { episodeIds: [episodeId] });
    if (this.closed) throw new HttpException({ code: 'closing', message: 'This server is closing: ask again.' }, 503);
    if (this.all().filter((visit) => visit.user.id === user.id).length >= MOST_OF_ONE) {
      throw new HttpException({ code: 'too-many-streams', message: `You have ${MOST_OF_ONE} episodes open: close some of them.` }, 429);
    }
    const visit: Visit = { showId: showId!, user, tab, segmentId: null, stream: new EventStream(), askWho };
    const room = this.rooms.get(episodeId) ?? { visits: new Set(), told: after, telling: Promise.resolve() };
    this.rooms.set(episodeId, room);
    room.visits.add(visit);
    visit.stream.body.once('close', () => this.leave(episodeId, room, visit));
    this.timer ??= setInterval(() => void this.beat(), BEAT_MS).unref();
    await this.hear();
    await this.inTurn(room, () => this.tellNewcomer(episodeId, room, visit, after));
    this.here.came(episodeId, this.presentOf(visit), this.clock.now());
    this.tellPresence(episodeId);
    await this.announce({ kind: 'here', episodeId, who: this.presentOf(visit) }, { kind: 'who', episodeId });
    return visit.stream;
  }

  /** Announces at which segment a user is. */
  async moved(user: Requester, episodeId: string, { tab, segmentId }: HereNow): Promise<void> {
    await this.access.require(user, 'viewer', { episodeIds: [episodeId] });
    await this.announce({ kind: 'moved', episodeId, who: { userId: user.id, name: user.name, tab, segmentId } });
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.closed = true;
    clearInterval(this.timer);
    for (const visit of this.all()) visit.stream.cut();
    await Promise.all([this.hearing, ...[...this.rooms.values()].map(({ telling }) => telling)]);
  }

  private all = (): Visit[] => [...this.rooms.values()].flatMap(({ visits }) => [...visits]);

  private presentOf = ({ user, tab, segmentId }: Visit): Present => ({ userId: user.id, name: user.name, tab, segmentId });

  private leave(episodeId: string, room: Room, visit: Visit): void {
    room.visits.delete(visit);
    if (room.visits.size === 0) this.rooms.delete(episodeId);
    if (this.rooms.size === 0) {
      clearInterval(this.timer);
      this.timer = undefined;
    }
    // a browser that reconnected has another stream for the same tab
    const again = [...room.visits].some(({ user, tab }) => user.id === visit.user.id && tab === visit.tab);
    if (!again) void this.announce({ kind: 'gone', episodeId, who: { userId: visit.user.id, tab: visit.tab } }).catch(() => {});
  }

  private async announce(...said: Announced[]): Promise<void> {
    for (const each of said) await this.database.pool.query('select pg_notify($1, $2)', [EPISODE_CHANNEL, JSON.stringify(each)]);
  }

  private heard(payload: string): void {
    const said = Announced.parse(JSON.parse(payload));
    const { episodeId } = said;
    const room = this.rooms.get(episodeId);
    if (said.kind === 'here' || said.kind === 'moved') {
      if (!room || (said.kind === 'moved' && !this.here.knows(episodeId, said.who))) return;
      for (const visit of room.visits) if (visit.user.id === said.who.userId && visit.tab === said.who.tab) visit.segmentId = said.who.segmentId;
      if (this.here.came(episodeId, said.who, this.clock.now())) this.tellPresence(episodeId);
    } else if (said.kind === 'gone') {
      if (this.here.went(episodeId, said.who)) this.tellPresence(episodeId);
    } else if (!room) {
      return;
    } else if (said.kind === 'who') {
      void this.announceVisits(episodeId, room);
    } else if (said.kind === 'findings') {
      this.tell(room, { event: 'findings', data: { revision: said.revision } });
    } else if (said.kind === 'introduction') {
      void this.inTurn(room, () => this.tellIntroduction(episodeId, room.visits));
    } else if (said.kind === 'item') {
      void this.inTurn(room, () => this.tellItem(episodeId, room.visits));
    } else {
      void this.inTurn(room, () => this.tellRevisions(episodeId, room));
    }
  }

  private tell(room: Room, event: LiveEvent, id?: number): void {
    for (const { stream } of room.visits) stream.tell(event, id);
  }

  private tellPresence(episodeId: string): void {
    const room = this.rooms.get(episodeId);
    if (room) this.tell(room, { event: 'presence', data: this.here.at(episodeId) });
  }

  private tellShow(showId: string): void {
    for (const visit of this.all()) if (visit.showId === showId) visit.stream.tell({ event: 'publication', data: {} });
  }

  private async announceVisits(episodeId: string, { visits }: Room): Promise<void> {
    await this.announce(...[...visits].map((visit): Announced => ({ kind: 'here', episodeId, who: this.presentOf(visit) }))).catch((error: Error) => this.log.warn(error.message));
  }

  private inTurn(room: Room, work: () => Promise<void>): Promise<void> {
    room.telling = room.telling.then(work).catch((error: Error) => this.log.warn(`what happened could not be told: ${error.message}`));
    return room.telling;
  }

  /** Sends the revisions since the last time, fetched once for all visits. */
  private async tellRevisions(episodeId: string, room: Room): Promise<void> {
    if (room.visits.size === 0) return;
    const revisions = await this.revisions.after(episodeId, room.told);
    const newest = revisions.at(-1)?.number;
    if (newest === undefined) return;
    room.told = newest;
    this.tell(room, { event: 'revisions', data: { newest, revisions: small(revisions) } }, newest);
  }

  /** A newcomer knows less or more than the others, and so is told separately. */
  private async tellNewcomer(episodeId: string, room: Room, visit: Visit, after: number): Promise<void> {
    const revisions = await this.revisions.after(episodeId, after);
    const newest = Math.max(after, revisions.at(-1)?.number ?? 0);
    if (revisions.length > 0) visit.stream.tell({ event: 'revisions', data: { newest, revisions: small(revisions) } }, newest);
    if (room.visits.size === 1) room.told = newest;
    await this.tellIntroduction(episodeId, [visit]);
    await this.tellItem(episodeId, [visit]);
  }

  /** Needed because no revision reports a change of the source's introduction. */
  private async tellIntroduction(episodeId: string, visits: Iterable<Visit>): Promise<void> {
    const { rows: [row] } = await this.database.pool.query<{ introduction: string | null }>('select "sourceIntroduction" as introduction from "episode" where id = $1', [episodeId]);
    if (row?.introduction != null) for (const { stream } of visits) stream.tell({ event: 'introduction', data: { introduction: row.introduction } });
  }

  /** Likewise for the item's other fields, which may also follow upstream. */
  private async tellItem(episodeId: string, visits: Iterable<Visit>): Promise<void> {
    const { rows: [row] } = await this.database.pool.query<Omit<ItemNow, 'pubDate'> & { pubDate: Date | null }>(
      'select title, link, "pubDate", "enclosureUrl", "enclosureLength"::float8 as "enclosureLength", "enclosureType", "durationMs", "inFeed", version from "episode" where id = $1', [episodeId]);
    if (row) for (const { stream } of visits) stream.tell({ event: 'item', data: { ...row, pubDate: row.pubDate?.toISOString() ?? null } });
  }

  /** Makes sure that we listen to the database. */
  private hear(): Promise<void> {
    this.hearing ??= this.untilHearing().finally(() => (this.hearing = undefined));
    return this.hearing;
  }

  private async untilHearing(): Promise<void> {
    while (!this.closed && this.rooms.size > 0 && !(await this.announcements.catchUp())) {
      await new Promise((resolve) => setTimeout(resolve, HEAR_AGAIN_MS).unref());
    }
  }

  /** The listening connection was lost or replaced: fetches whatever was announced meanwhile. */
  private missed(): void {
    if (this.rooms.size > 0 && !this.closed) void this.catchUp();
  }

  private async catchUp(): Promise<void> {
    await this.hear();
    for (const [episodeId, room] of this.rooms) {
      void this.inTurn(room, () => this.tellRevisions(episodeId, room));
      void this.inTurn(room, () => this.tellItem(episodeId, room.visits));
      void this.announceVisits(episodeId, room);
    }
  }

  private async beat(): Promise<void> {
    this.beats += 1;
    for (const visit of this.all()) visit.stream.beat();
    for (const episodeId of this.here.expire(this.clock.now())) this.tellPresence(episodeId);
    if (this.beats % BEATS_TO_ASK === 0) this.askAgain(() => true);
    await this.hear();
    for (const [episodeId, room] of this.rooms) await this.announceVisits(episodeId, room);
  }

  /** Closes the streams of users who have lost access. */
  private askAgain(of: (visit: Visit) => boolean): void {
    for (const [episodeId, { visits }] of this.rooms) for (const visit of visits) if (of(visit)) void this.askVisit(episodeId, visit);
  }

  private async askVisit(episodeId: string, visit: Visit): Promise<void> {
    try {
      const user = await visit.askWho();
      if (user?.id !== visit.user.id) return this.dismiss(visit, 'session');
      await this.access.require(user, 'viewer', { episodeIds: [episodeId] });
    } catch (error) {
      if (error instanceof HttpException) this.dismiss(visit, 'access');
      else this.dismiss(visit, null); // if the check itself fails, the stream ends too; the browser reconnects and is checked again
    }
  }

  private dismiss({ stream }: Visit, why: 'session' | 'access' | null): void {
    if (why) stream.tell({ event: 'ended', data: { why } });
    stream.end();
  }
}

/** The first revisions that are small together; browsers fetch the rest. */
function small(revisions: readonly Revision[]): Revision[] {
  let size = 0;
  const kept: Revision[] = [];
  for (const revision of revisions) {
    size += JSON.stringify(revision).length;
    if (size > SMALL) break;
    kept.push(revision);
  }
  return kept;
}
