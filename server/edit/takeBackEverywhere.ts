import { ConflictException, Injectable, NotFoundException } from '@nestjs/common';
import { applyAll, needsOf, singlesOf, touchesOf } from '#core/edit/apply';
import { kinds, type Changes } from '#core/edit/changes';
import type { Operation, SingleOperation } from '#core/edit/operation';
import { rebaseAll } from '#core/edit/rebase';
import type { RecordsReader } from '#core/edit/records';
import { sameValue } from '#core/edit/sameValue';
import type { TakenBackEverywhere as TakenBack } from '#core/model/revision';
import { Access } from '../access/access.ts';
import { AuditService } from '../access/audit.ts';
import type { Requester } from '../access/requester.ts';
import { Database, type Transaction } from '../platform/database.ts';
import { appendRevisions } from './appendRevisions.ts';
import { loadReader } from './loadReader.ts';
import { lockReached } from './lockReached.ts';
import { reachedEpisodes } from './reachedEpisodes.ts';
import { writeChanges } from './writeChanges.ts';

/** An edit of a show's speakers: its inverse, and its revision number in each episode. */
interface Shared {
  number: number;
  /** Whether it undid another edit. Undoing it then redoes that one, as an edit of its own that can be undone in turn. */
  wasTakingBack: boolean;
  inverse: Operation[];
  episodes: ReadonlyMap<string, number>;
}

/**
 * Undoes an edit of a show's speakers in every episode it reached, in one edit, or redoes it after that; segments given to another speaker
 * since then are left alone.
 */
@Injectable()
export class TakeBackEverywhere {
  constructor(private readonly database: Database, private readonly access: Access, private readonly audit: AuditService) {}

  /** @param number the edit's revision number in this episode */
  async run(user: Requester, episodeId: string, number: number): Promise<TakenBack> {
    const [showId] = await this.access.require(user, 'editor', { episodeIds: [episodeId] });
    return this.database.transaction((transaction) => this.within(transaction, user, { showId: showId!, episodeId, number }));
  }

  private async within(transaction: Transaction, user: Requester, { showId, episodeId, number }: { showId: string; episodeId: string; number: number }): Promise<TakenBack> {
    await transaction.$queryRaw`select id from "show" where id = ${showId}::uuid for no key update`;
    if (await transaction.revision.count({ where: { episodeId, undoes: number } })) throw new ConflictException({ code: 'taken-back', message: 'This was taken back already.' });
    const shared = await sharedEdit(transaction, showId, episodeId, number);
    const again = shared.wasTakingBack;
    const singles = shared.inverse.flatMap(singlesOf);
    if (!singles.every(({ type }) => OF_SPEAKERS.has(type))) throw new ConflictException({ code: 'not-shared', message: 'This edit changed more than speakers: take it back on the desk where it was made.' });
    await lockReached(transaction, showId, [...shared.episodes.keys()], singles);
    const touched = await touchedSince(transaction, showId, shared, singles);
    const { reader, episodeOf } = await loadReader(transaction, { showId, episodeId: null, anywhere: singles.flatMap(segmentsIn) }, needsOf(singles));
    const stays = (id: string): boolean => touched.fields.has(`${id}.speakerId`) || reader.get('segments', id) === undefined;
    const operations = singles.flatMap((single): SingleOperation[] => {
      if (single.type !== 'setSpeaker') return [single];
      const segmentIds = single.segmentIds.filter((id) => !stays(id));
      return segmentIds.length === 0 ? [] : [{ ...single, segmentIds }];
    });
    const rebased = rebaseAll(reader, operations, [{ touches: [...touched.fields] }]);
    const outcome = rebased.ok ? applyAll(reader, rebased.operations) : null;
    if (!rebased.ok) throw new ConflictException({ code: 'conflict', message: again ? 'The same speakers were changed again since, or were given something new to say: name them, or make them one, on the page of the show’s speakers.' : 'The same speaker was changed again since: give the name you want on the page of the show’s speakers.' });
    if (!outcome?.ok) throw new ConflictException({ code: 'not-possible', message: `This cannot be ${again ? 'done again' : 'taken back'} any more. ${outcome?.failure.message ?? ''}`.trim() });
    // a second redo is detected by its having no effect, since nothing records that an undo was undone
    if (again && changesNothing(reader, outcome.changes)) throw new ConflictException({ code: 'done-again', message: 'This was done again already.' });
    const touches = touchesOf(reader, rebased.operations);
    await writeChanges(transaction, { showId, episodeId: null }, reader, outcome.changes);
    const reached = new Map([...shared.episodes.keys()].map((id) => [id, [] as string[]]));
    for (const [id, segmentIds] of await reachedEpisodes(transaction, reader, outcome.changes, episodeOf, null)) reached.set(id, segmentIds);
    await appendRevisions(transaction, { showId, episodeId: null, reached, operations: rebased.operations, inverse: outcome.inverse, touches, authorId: user.id, ...(!again && { takesBack: shared }) });
    await this.audit.record(transaction, { userId: user.id, showId, action: again ? 'show.do-again' : 'show.take-back', subject: showId, detail: { undoes: shared.number, episodes: reached.size } });
    const kept = singles.flatMap(segmentsIn).filter(stays);
    return { episodes: reached.size, kept: kept.length, keptIn: await placesIn(transaction, kept.flatMap((id) => episodeOf.get(id) ?? touched.episodeOf.get(id) ?? [])) };
  }
}

/** Counts places per episode. */
async function placesIn(transaction: Transaction, episodeIds: readonly string[]): Promise<TakenBack['keptIn']> {
  const places = new Map<string, number>();
  for (const id of episodeIds) places.set(id, (places.get(id) ?? 0) + 1);
  const episodes = await transaction.episode.findMany({ where: { id: { in: [...places.keys()] } }, select: { id: true, title: true }, orderBy: [{ title: 'asc' }, { id: 'asc' }] });
  return episodes.map(({ id, title }) => ({ episodeId: id, title, places: places.get(id)! }));
}

const OF_SPEAKERS: ReadonlySet<SingleOperation['type']> = new Set(['setSpeaker', 'addSpeaker', 'renameSpeaker', 'mergeSpeakers', 'deleteSpeaker']);

/** Whether the records already are as the changes would make them. */
const changesNothing = (records: RecordsReader, changes: Changes): boolean =>
  kinds.every((kind) => changes[kind].removed.size === 0 && [...changes[kind].put].every(([id, record]) => sameValue(records.get(kind, id), record)));

const segmentsIn = (single: SingleOperation): readonly string[] => (single.type === 'setSpeaker' ? single.segmentIds : []);

/** Finds the show's revision that belongs to an episode's revision, and those of all episodes it reached. */
async function sharedEdit(transaction: Transaction, showId: string, episodeId: string, number: number): Promise<Shared> {
  const rows = await transaction.$queryRaw<{ episodeId: string | null; number: number; wasTakingBack: boolean; inverse: Operation[] }[]>`
    select other."episodeId", other.number, own.undoes is not null as "wasTakingBack", case when other."episodeId" is null then other.inverse else '[]' end as inverse
      from "revision" own join "revision" other on other."showId" = own."showId" and other."createdAt" = own."createdAt" and other.operations = own.operations
     where own."episodeId" = ${episodeId}::uuid and own.number = ${number} and own."showId" = ${showId}::uuid`;
  if (rows.length === 0) throw new NotFoundException({ code: 'not-found', message: `This episode has no revision ${number}.` });
  const ofTheShow = rows.find((row) => row.episodeId === null);
  if (!ofTheShow) throw new ConflictException({ code: 'not-shared', message: 'This edit changed this episode alone: it is taken back by a revision of it.' });
  return { ...ofTheShow, episodes: new Map(rows.flatMap((row) => (row.episodeId === null ? [] : [[row.episodeId, row.number] as const]))) };
}

interface Touched {
  /** In the form `record.field`. */
  fields: ReadonlySet<string>;
  /** The episode in which a record was touched, for edits of a single episode. */
  episodeOf: ReadonlyMap<string, string>;
}

/** What has been changed since, in any episode, in the records that undoing would write; changes that were undone do not count. */
async function touchedSince(transaction: Transaction, showId: string, { number, episodes }: Shared, singles: readonly SingleOperation[]): Promise<Touched> {
  const ids = singles.flatMap((single) => {
    switch (single.type) {
      case 'setSpeaker': return single.segmentIds;
      case 'addSpeaker': return [single.speaker.id];
      case 'mergeSpeakers': return [single.fromId, single.intoId];
      case 'renameSpeaker': case 'deleteSpeaker': return [single.speakerId];
      default: return [];
    }
  });
  const rows = await transaction.$queryRaw<{ touch: string; episodeId: string | null }[]>`
    select touch, max("episodeId"::text) as "episodeId" from (
      select r.touches, r."episodeId" from unnest(${[...episodes.keys()]}::uuid[], ${[...episodes.values()]}::int[]) since(id, number) join "revision" r on r."episodeId" = since.id and r.number > since.number
       where not (r.undoes is not null and r.undoes > since.number) and not exists (select 1 from "revision" back where back."episodeId" = r."episodeId" and back.undoes = r.number)
      union all select r.touches, null from "revision" r where r."showId" = ${showId}::uuid and r."episodeId" is null and r.number > ${number}
       and not (r.undoes is not null and r.undoes > ${number}) and not exists (select 1 from "revision" back where back."showId" = r."showId" and back."episodeId" is null and back.undoes = r.number)) newer, unnest(newer.touches) touch
     where split_part(touch, '.', 1) = any(${ids}::text[]) group by touch`;
  return {
    fields: new Set(rows.map(({ touch }) => touch)),
    episodeOf: new Map(rows.flatMap(({ touch, episodeId }) => (episodeId === null ? [] : [[touch.slice(0, touch.indexOf('.')), episodeId] as const]))),
  };
}
