import type { Placed } from '../edit/rows.ts';
import { asking } from '../platform/ask.ts';
import type { Database } from '../platform/database.ts';
import type { Outgoing } from './goingOut.ts';
import { changedStill, named } from './publishedView.ts';

/**
 * Updates views based on an earlier source: their records get the places that the present records have, and their items keep as corrections
 * only what the feed has not taken over since.
 */
export async function withOriginsNow(database: Database, episodes: readonly Outgoing[]): Promise<Outgoing[]> {
  const moved = episodes.filter(({ episode, view }) => view !== null && view.sourceId !== episode.sourceId).map(({ episode }) => episode.id);
  if (moved.length === 0) return [...episodes];
  const rows = await asking(database.pool)<{ id: string; origin: string | null }>(
    ['removed_record', 'segment', 'chapter', 'reference'].map((table) => `select id, origin from "${table}" where "episodeId" = any($1::uuid[])`).join(' union all '), [moved]);
  const origins = new Map(rows.map(({ id, origin }) => [id, origin]));
  const placed = <Row extends { id: string }>(records: Placed<Row>[]): Placed<Row>[] => records.map((record) => ({ ...record, origin: origins.get(record.id) ?? null }));
  return Promise.all(episodes.map(async (outgoing) => {
    const { episode, view } = outgoing;
    if (view === null || view.sourceId === episode.sourceId) return outgoing;
    const then = await view.load();
    const changed = changedStill(episode, then);
    return { ...outgoing, view: named({ ...then, changed: changed.length > 0 ? changed : undefined, sourceId: episode.sourceId, segments: placed(then.segments), chapters: placed(then.chapters), references: placed(then.references) }) };
  }));
}
