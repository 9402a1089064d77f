import { randomUUID } from 'node:crypto';
import { setImmediate as otherRequests } from 'node:timers/promises';
import type { Speaker } from '#core/model/speaker';
import type { HeldReading } from '#core/upstream/held';
import { mergeEpisode, type Place } from '#core/upstream/mergeEpisode';
import { readRecordsOf } from '../edit/readRecords.ts';
import type { Placed } from '../edit/rows.ts';
import { askingIn } from '../platform/ask.ts';
import type { Transaction } from '../platform/database.ts';
import { packView, PUBLISHED_VIEWS, unpackView } from '../publish/packedView.ts';
import type { PublishedView } from '../publish/publishedView.ts';
import { publishedRecords } from '../publish/rollBack/states.ts';
import { viewAfterwards } from '../publish/viewAfterwards.ts';

/** An episode that was read anew. */
interface Read {
  episodeId: string;
  was: HeldReading;
  now: HeldReading;
  /** Where its records stood in what was read. */
  places: ReadonlyMap<string, Place>;
}

interface Named {
  episodeId: string;
  sha256: Uint8Array;
}

/** Of every episode: what publications put out, what its host was handed back, and what is to go out later. */
const VIEWS = `
  select "episodeId", "viewSha256" as sha256 from "published_episode" where "episodeId" = any($1::uuid[]) and "viewSha256" is not null
   union select "episodeId", "viewSha256" from "handed_back" where "episodeId" = any($1::uuid[])
   union select (e ->> 'episodeId')::uuid, decode(e ->> 'view', 'hex') from "scheduled_publication" s, jsonb_array_elements(s.episodes) e
          where s."showId" = $2::uuid and s.state = 'waiting' and (e ->> 'episodeId')::uuid = any($1::uuid[]) and e ->> 'view' is not null`;

/** Says what was published of some episodes by today's reader, once their records are: one view in memory at a time. */
export async function restateViews(transaction: Transaction, showId: string, read: readonly Read[], speakers: readonly Speaker[]): Promise<void> {
  const ask = askingIn(transaction);
  const ids = read.map(({ episodeId }) => episodeId);
  const views = await ask<Named>(VIEWS, [ids, showId]);
  if (views.length === 0) return;
  const { episodes } = await readRecordsOf(ask, showId, ids);
  const byId = new Map(read.map((each) => [each.episodeId, each]));
  for (const { episodeId, sha256 } of views) {
    const [row] = await ask<{ view: Uint8Array; isOfNow: boolean }>(
      `select view, "sourceId" = (select "sourceId" from "episode" where id = $2::uuid) as "isOfNow" from ${PUBLISHED_VIEWS} v where sha256 = $1`, [sha256, episodeId]);
    const { segments, chapters, references } = episodes.get(episodeId)!;
    const recordAt = new Map([...segments, ...chapters, ...references].flatMap(({ id, origin }) => (origin === null ? [] : [[origin, id] as const])));
    const restated = restate(await unpackView(row!.view), row!.isOfNow, byId.get(episodeId)!, { recordAt, speakers });
    await ask('insert into "restated_view" (sha256, "showId", view) values ($1, $2::uuid, $3) on conflict (sha256) do update set view = excluded.view', [sha256, showId, await packView(JSON.stringify(restated))]);
    await otherRequests();
  }
}

/** What a view says stays, in the parts that are read now; a record that comes with them is that of the episode. */
function restate(view: PublishedView, isOfNow: boolean, { episodeId, was, now, places: then }: Read, { recordAt, speakers }: { recordAt: ReadonlyMap<string, string>; speakers: readonly Speaker[] }): PublishedView {
  const known = new Set(view.speakers.flatMap(({ id, name }) => [id, name]));
  const ours = publishedRecords(episodeId, { ...view, speakers: [...view.speakers, ...speakers.filter(({ id, name }) => !known.has(id) && !known.has(name))] });
  const records = [...view.segments, ...view.chapters, ...view.references];
  const origins = new Map(records.flatMap(({ id, origin }) => {
    const place = then.get(id)?.origin ?? (isOfNow ? origin : null);
    return place === null ? [] : [[id, place] as const];
  }));
  const stays = { segments: view.base?.segments !== undefined, chapters: view.base?.chapters !== undefined };
  const { operations, places } = mergeEpisode({ base: was, ours, origins, theirs: now, stays, introduction: was.introduction, newId: randomUUID });
  const ids = new Set(records.map(({ id }) => id));
  const placed = <Row extends Placed<{ id: string }>>(rows: readonly Row[]): Row[] => rows.map((row) => {
    const place = places.get(row.id) ?? null;
    const record = place && !ids.has(row.id) ? recordAt.get(place.origin) : undefined;
    return { ...row, origin: place?.origin ?? null, line: place?.line || null, ...(record !== undefined && !ids.has(record) && { id: record }) };
  });
  const merged = viewAfterwards(view, ours, operations);
  return { ...merged, segments: placed(merged.segments), chapters: placed(merged.chapters), references: placed(merged.references) };
}
