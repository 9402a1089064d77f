import { setImmediate as otherRequests } from 'node:timers/promises';
import type { Ask } from '../platform/ask.ts';
import { itemsIn } from './sourceItems.ts';
import { understandPage } from './understand.ts';

interface Row {
  id: string;
  said: string | null;
  sourceId: string;
  key: string;
  isFeed: boolean;
}

type Said = Pick<Row, 'id' | 'sourceId'> & { said: string };

/** Skips locked episodes rather than waiting; they are updated by a later reading. */
const KEEP = `
  with read as (select * from jsonb_to_recordset($1::jsonb) r(id uuid, "sourceId" uuid, said text)),
       free as (select e.id from "episode" e where e.id in (select id from read) order by e.id for no key update of e skip locked)
  update "episode" e set "sourceIntroduction" = r.said from read r join free f on f.id = r.id
   where e.id = r.id and e."sourceId" = r."sourceId" and e."sourceIntroduction" is distinct from r.said`;

/**
 * The introductions of episodes according to their sources, in one query. Those imported before introductions were stored are read now
 * and stored, which takes two more queries for any number of feed items, and one per page.
 *
 * @param as with `read`, all are read again, since an older Stet may have read them differently
 */
export async function sourceIntroductions(ask: Ask, episodeIds: readonly string[], as: 'kept' | 'read' = 'kept'): Promise<Map<string, string>> {
  const rows = await ask<Row>(
    'select e.id, e."sourceIntroduction" as said, e."sourceId", e.key, s.kind = \'feed\' as "isFeed" from "episode" e join "source" s on s.id = e."sourceId" where e.id = any($1::uuid[])', [episodeIds]);
  // empty for items of a source that is not indexed yet; the first reading of an item indexes it
  const introductions = new Map(rows.map(({ id, said }) => [id, said ?? '']));
  for (const { id, said } of await readNow(ask, rows.filter(({ said }) => as === 'read' || said === null))) introductions.set(id, said);
  return introductions;
}

async function readNow(ask: Ask, rows: readonly Row[]): Promise<Said[]> {
  const [ofFeeds, ofPages] = [rows.filter(({ isFeed }) => isFeed), rows.filter(({ isFeed }) => !isFeed)];
  const read: Said[] = [];
  for (const [place, { notes }] of ofFeeds.length > 0 ? await itemsIn(ask, ofFeeds) : []) {
    const { id, sourceId } = ofFeeds[place]!;
    read.push({ id, sourceId, said: notes.introduction });
    await otherRequests();
  }
  for (const { id, sourceId } of ofPages) read.push({ id, sourceId, said: (await pageNotes(ask, sourceId)).introduction });
  if (read.length > 0) await ask(KEEP, [JSON.stringify(read)]);
  return read;
}

async function pageNotes(ask: Ask, sourceId: string) {
  const [row] = await ask<{ bytes: Uint8Array }>('select bytes from "source" where id = $1::uuid', [sourceId]);
  return understandPage(row!.bytes).notes;
}
