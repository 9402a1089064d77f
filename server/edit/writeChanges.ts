import type { Changes } from '#core/edit/changes';
import { ConflictException, UnprocessableEntityException } from '@nestjs/common';
import type { Transaction } from '../platform/database.ts';
import { growCast } from './growCast.ts';
import { CHAPTER_COLUMNS, NOTES_COLUMNS, REFERENCE_COLUMNS, SEGMENT_COLUMNS, SPEAKER_COLUMNS } from './rows.ts';
import type { RecordsReader } from '#core/edit/records';

/** How a kind of record is stored. */
interface Table {
  kind: keyof Changes;
  name: string;
  columns: string;
  ofEpisode: boolean;
}

/** Speakers are written first and deleted last, because segments refer to them. */
const TABLES: readonly Table[] = [
  { kind: 'speakers', name: 'speaker', columns: SPEAKER_COLUMNS, ofEpisode: false },
  { kind: 'segments', name: 'segment', columns: SEGMENT_COLUMNS, ofEpisode: true },
  { kind: 'chapters', name: 'chapter', columns: CHAPTER_COLUMNS, ofEpisode: true },
  { kind: 'references', name: 'reference', columns: REFERENCE_COLUMNS, ofEpisode: true },
  { kind: 'notes', name: 'episode', columns: NOTES_COLUMNS, ofEpisode: true }, // created and deleted with the episode
];

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** The changes of an edit of an episode or of the show. */
interface Written {
  episodeId: string | null;
  before: RecordsReader;
  changes: Changes;
}

/** Writes only the rows that an edit changed, with at most one update, insert and delete per kind of record. */
export const writeChanges = (transaction: Transaction, { showId, episodeId }: { showId: string; episodeId: string | null }, before: RecordsReader, changes: Changes): Promise<void> =>
  writeEach(transaction, showId, [{ episodeId, before, changes }]);

/** The same for many edits that change different records, with no more statements than for one. */
export async function writeEach(transaction: Transaction, showId: string, edits: readonly Written[]): Promise<void> {
  await growCast(transaction, edits);
  const later: (() => Promise<unknown>)[] = [];
  for (const table of TABLES) {
    const { kind } = table;
    const gone = edits.flatMap(({ before, changes }) => [...changes[kind].removed].filter((id) => before.get(kind, id) !== undefined));
    // deleted first, as a new record may take its order key; speakers, to which others refer, last
    const remove = () => transaction.$executeRawUnsafe(table.ofEpisode ? removeKeepingPlace(table.name) : `delete from "${table.name}" where id = any($1::uuid[])`, gone);
    if (gone.length > 0 && table.ofEpisode) await remove();
    else if (gone.length > 0) later.push(remove);
    const put = edits.flatMap(({ episodeId, before, changes }) => [...changes[kind].put.values()].map((record) => ({ episodeId, record, isNew: before.get(kind, record.id) === undefined })));
    await update(transaction, table, put.flatMap(({ record, isNew }) => (isNew ? [] : [record])));
    await insert(transaction, table, put.flatMap(({ episodeId, record, isNew }) => (isNew ? [{ ...record, ...homeOf(table, { showId, episodeId }) }] : [])));
  }
  for (const remove of later) await remove();
}

const homeOf = ({ ofEpisode }: Table, { showId, episodeId }: { showId: string; episodeId: string | null }) => (ofEpisode ? { showId, episodeId } : { showId });

/** Remembers a deleted record's place in the notes, so that an undo can restore it. */
const removeKeepingPlace = (table: string): string => `
  with gone as (delete from "${table}" where id = any($1::uuid[]) returning id, "episodeId", "showId", origin, line)
  insert into "removed_record" (id, "episodeId", "showId", origin, line) select * from gone where origin is not null
  on conflict (id) do update set origin = excluded.origin, line = excluded.line`;

async function update(transaction: Transaction, { name, columns }: Table, records: readonly object[]): Promise<void> {
  if (records.length === 0) return;
  const set = columns.split(', ').filter((column) => column !== 'id').map((column) => `${column} = new.${column}`).join(', ');
  await transaction.$executeRawUnsafe(`update "${name}" old set ${set} from jsonb_populate_recordset(null::"${name}", $1::jsonb) new where old.id = new.id`, JSON.stringify(records));
}

async function insert(transaction: Transaction, { name, columns, ofEpisode }: Table, records: readonly { id: string }[]): Promise<void> {
  if (records.length === 0) return;
  const unusable = records.find(({ id }) => !UUID.test(id));
  if (unusable) throw new UnprocessableEntityException({ code: 'id-unusable', message: `"${unusable.id}" cannot be the id of something new: make a UUID.` });
  const all = `${columns}, "showId"${ofEpisode ? ', "episodeId"' : ''}`;
  // unless another record has that place now
  const place = (column: string): string => `(select ${column} from "removed_record" r where r.id = made.id and r."episodeId" = made."episodeId"
    and not exists (select 1 from "${name}" taken where taken."episodeId" = r."episodeId" and taken.origin = r.origin))`;
  const [places, were] = ofEpisode ? [', origin, line', `, ${place('r.origin')}, ${place('r.line')}`] : ['', ''];
  const inserted = await transaction.$executeRawUnsafe(
    `insert into "${name}" (${all}${places}) select ${all}${were} from jsonb_populate_recordset(null::"${name}", $1::jsonb) made on conflict (id) do nothing`, JSON.stringify(records));
  if (inserted !== records.length) throw new ConflictException({ code: 'id-taken', message: `One of the ids of the new ${name}s is taken: make another UUID.` });
}
