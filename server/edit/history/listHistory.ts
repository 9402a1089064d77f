import { Injectable } from '@nestjs/common';
import { describeRevision, describeTouches, replacementsIn } from '#core/edit/describe/describeRevision';
import type { Operation } from '#core/edit/operation';
import { summaryOf } from '#core/feed/describe/describe';
import type { History, HistoryEntry, HistoryQuery, HistoryTaken } from '#core/model/history';
import { Access } from '../../access/access.ts';
import type { Requester } from '../../access/requester.ts';
import { Database } from '../../platform/database.ts';

interface Row extends Omit<HistoryEntry, 'createdAt' | 'summary' | 'details' | 'moreDetails'> {
  createdAt: Date;
  touches: string[];
  /** Null if they are long. */
  operations: Operation[] | null;
  inverse: Operation[] | null;
}

/** Compressed size in the database; longer revisions are described only by what they touched. */
const LONG = 64_000;
const LAST = 2_147_483_647;
const LONGEST_WORDS = 2_000;

/** The revisions of an episode in words, a page at a time. */
@Injectable()
export class ListHistory {
  constructor(private readonly database: Database, private readonly access: Access) {}

  async run(user: Requester, episodeId: string, { before, limit, authorId, segmentId, details }: HistoryQuery): Promise<History> {
    const [showId] = await this.access.require(user, 'viewer', { episodeIds: [episodeId] });
    const { rows } = await this.database.pool.query<Row>(
      `select r.number, u.name as author, r."authorId", r."createdAt", r.note, r.undoes, r.touches,
              (select max(taken.number) from "revision" taken where taken."episodeId" = r."episodeId" and taken.undoes = r.number) as "undoneBy",
              case when pg_column_size(r.operations) + pg_column_size(r.inverse) < ${LONG} then r.operations end as operations,
              case when pg_column_size(r.operations) + pg_column_size(r.inverse) < ${LONG} then r.inverse end as inverse
         from "revision" r left join "user" u on u.id = r."authorId"
        where r."episodeId" = $1 and r.number < $2 and ($3::uuid is null or r."authorId" = $3)
          and ($4::text is null or exists (select 1 from unnest(r.touches) touch where starts_with(touch, $4 || '.')))
        order by r.number desc limit $5`, [episodeId, before ?? LAST, authorId ?? null, segmentId ?? null, limit + 1]);
    const names = await this.names(showId!);
    const people = before === undefined ? await this.people(episodeId) : [];
    const [more, shown] = [rows.length > limit, rows.slice(0, limit)];
    const taken = authorId === undefined && segmentId === undefined ? await this.taken(episodeId, more ? shown.at(-1)!.number : 0, before ?? LAST) : [];
    return { items: shown.map((row) => entryOf(row, (id) => names.get(id) ?? null, segmentId, details)), taken, more, people };
  }

  /** What the host took over while the newest revision was in this range. */
  private async taken(episodeId: string, from: number, before: number): Promise<HistoryTaken[]> {
    const { rows } = await this.database.pool.query<Omit<HistoryTaken, 'at'> & { at: Date }>(
      `select * from (
         select coalesce((detail ->> 'after')::int, (detail ->> 'revision')::int) as after, "createdAt" as at, (detail ->> 'revision')::int as revision, detail -> 'taken' as taken, detail -> 'left' as left
           from "upstream_report" where "episodeId" = $1 and kind = 'taken') told
        where after >= $2 and after < $3 order by after desc, at desc`, [episodeId, from, before]);
    return rows.map(({ at, ...told }) => ({ ...told, at: at.toISOString() }));
  }

  private async names(showId: string): Promise<Map<string, string>> {
    const { rows } = await this.database.pool.query<{ id: string; name: string }>('select id, name from "speaker" where "showId" = $1', [showId]);
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  private async people(episodeId: string): Promise<{ id: string; name: string }[]> {
    const { rows } = await this.database.pool.query<{ id: string; name: string }>(
      'select id, name from "user" where id in (select distinct "authorId" from "revision" where "episodeId" = $1) order by name, id', [episodeId]);
    return rows;
  }
}

function entryOf({ createdAt, touches, operations, inverse, ...row }: Row, nameOf: (id: string) => string | null, segmentId: string | undefined, most: number): HistoryEntry {
  const all = operations && inverse ? describeRevision({ operations, inverse }, nameOf) : null;
  const counted = all ?? describeTouches(touches);
  const here = segmentId === undefined ? all : (all?.filter((detail) => detail.segmentId === segmentId) ?? null);
  const meant = here?.length ? here : (all ?? []);
  const details = meant.slice(0, most).map(({ before, after, ...detail }) => ({ ...detail, before: shortened(before), after: shortened(after) }));
  const moreDetails = meant.slice(most).filter(({ before, after }) => (before ?? after) !== null).length;
  return { ...row, createdAt: createdAt.toISOString(), summary: [...replacementsIn(operations ?? []), ...summaryOf(counted)], details, moreDetails };
}

const shortened = (words: string | null): string | null => (words === null || words.length <= LONGEST_WORDS ? words : `${words.slice(0, LONGEST_WORDS)}…`);
