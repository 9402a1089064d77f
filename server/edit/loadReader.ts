import type { Chapter } from '#core/model/chapter';
import type { Notes } from '#core/model/notes';
import type { Reference } from '#core/model/reference';
import type { Segment } from '#core/model/segment';
import type { Speaker } from '#core/model/speaker';
import type { Needs } from '#core/edit/needs';
import { readerOf, recordsOf, type RecordsReader } from '#core/edit/records';
import type { Transaction } from '../platform/database.ts';
import { isUuid } from '../platform/isUuid.ts';
import { CHAPTER_COLUMNS, NOTES_COLUMNS, REFERENCE_COLUMNS, SEGMENT_COLUMNS, SPEAKER_COLUMNS } from './rows.ts';

/** The records that operations need, and the episode of each segment, which may be another one of the show. */
export interface Loaded {
  reader: RecordsReader;
  episodeOf: ReadonlyMap<string, string>;
}

export interface Scope {
  showId: string;
  /** Null for an edit of the show itself. */
  episodeId: string | null;
  /** Segments that may be in any episode of the show, because only their speaker changes. */
  anywhere: readonly string[];
}

/** Drops what is not a UUID, as no record can have such an id. */
const uuids = (ids: readonly string[]): string[] => ids.filter(isUuid);

/** Loads only what `needs` names, with nine queries at most, each using an index, however long the episode. */
export async function loadReader(transaction: Transaction, { showId, episodeId, anywhere }: Scope, needs: Needs): Promise<Loaded> {
  const select = <Row>(wanted: number, sql: string, ...values: unknown[]): Promise<Row[]> =>
    wanted === 0 ? Promise.resolve([]) : transaction.$queryRawUnsafe<Row[]>(sql, ...values);
  type Found = Segment & { episodeId: string };
  const columns = `"episodeId", ${SEGMENT_COLUMNS}`;

  const named = await select<Found>(needs.segments.length,
    `select ${columns} from "segment" where "showId" = $1::uuid and id = any($2::uuid[]) and ("episodeId" = $3::uuid or id = any($4::uuid[]))`,
    showId, uuids(needs.segments), episodeId, uuids(anywhere));
  const beside = await select<Found>(needs.around.length + needs.segmentOrders.length, besideSql('segment', columns), episodeId, uuids(needs.around), needs.segmentOrders);
  const spoken = await select<Found>(needs.segmentsOf.length,
    `select ${columns} from "segment" where "speakerId" = any($2::uuid[]) and "showId" = $1::uuid`, showId, uuids(needs.segmentsOf));
  const speakers = await select<Speaker>(needs.speakers.length + needs.names.length,
    `select ${SPEAKER_COLUMNS} from "speaker" where "showId" = $1::uuid and (id = any($2::uuid[]) or name = any($3::text[]))`, showId, uuids(needs.speakers), needs.names);
  const chapters = await select<Chapter>(needs.chapters.length,
    `select ${CHAPTER_COLUMNS} from "chapter" where "episodeId" = $1::uuid and id = any($2::uuid[])`, episodeId, uuids(needs.chapters));
  const references = [
    ...await select<Reference>(needs.references.length, `select ${REFERENCE_COLUMNS} from "reference" where "episodeId" = $1::uuid and id = any($2::uuid[])`, episodeId, uuids(needs.references)),
    ...await select<Reference>(needs.referenceOrders.length, besideSql('reference', REFERENCE_COLUMNS), episodeId, [], needs.referenceOrders),
  ];
  const notes = await select<Notes>(needs.notes.length, `select ${NOTES_COLUMNS} from "episode" where id = $1::uuid and id = any($2::uuid[])`, episodeId, uuids(needs.notes));

  const found = [...named, ...beside, ...spoken];
  const segments = found.map(({ episodeId: _, ...segment }) => segment);
  return { reader: readerOf(recordsOf({ segments, speakers, chapters, references, notes })), episodeOf: new Map(found.map((segment) => [segment.id, segment.episodeId])) };
}

/** For records and order keys of one episode: the record with that key, the one before it and the one after it. */
const besideSql = (table: string, columns: string): string => `
  with place as (
    select "order" from "${table}" where "episodeId" = $1::uuid and id = any($2::uuid[])
    union select unnest($3::text[]) collate "C")
  select ${columns.replaceAll(/"?\w+"?/g, 'near.$&')} from place, lateral (
    select * from "${table}" where "episodeId" = $1::uuid and "order" = place."order"
    union all (select * from "${table}" where "episodeId" = $1::uuid and "order" < place."order" order by "order" desc limit 1)
    union all (select * from "${table}" where "episodeId" = $1::uuid and "order" > place."order" order by "order" limit 1)) near`;
