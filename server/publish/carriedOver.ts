import { randomUUID } from 'node:crypto';
import type { NotesReading } from '#core/notes/reading';
import { mergeEpisode } from '#core/upstream/mergeEpisode';
import type { Placed } from '../edit/rows.ts';
import type { PublishedView } from './publishedView.ts';
import { publishedRecords } from './rollBack/states.ts';
import type { EpisodeToPublish } from './showToPublish.ts';
import { viewAfterwards } from './viewAfterwards.ts';

/**
 * Carries the public view of an episode over to its present source, as its records were: corrections stay, and the rest follows upstream. So it
 * differs from what is to be published only in later corrections.
 *
 * @param then the notes that the view was based on
 */
export function carriedOver(episode: Pick<EpisodeToPublish, 'id' | 'sourceId' | 'calledHere'>, view: PublishedView, then: NotesReading, now: NotesReading): PublishedView {
  const ours = publishedRecords(episode.id, view);
  const origins = new Map([...view.segments, ...view.chapters, ...view.references].flatMap(({ id, origin }) => (origin === null ? [] : [[id, origin] as const])));
  const stays = { segments: view.base?.segments !== undefined, chapters: view.base?.chapters !== undefined };
  const { operations, places } = mergeEpisode({ base: then, ours, origins, theirs: now, stays, introduction: then.introduction, calledHere: stays.segments ? null : (view.calledHere ?? null), newId: randomUUID });
  const merged = viewAfterwards(view, ours, operations);
  const placed = <Row extends Placed<{ id: string }>>(rows: readonly Row[]): Row[] => rows.map((row) => ({ ...row, ...(places.get(row.id) ?? { origin: null, line: null }) }));
  const calledHere = { ...episode.calledHere, ...view.calledHere };
  return {
    ...merged, sourceId: episode.sourceId, segments: placed(merged.segments), chapters: placed(merged.chapters), references: placed(merged.references),
    ...(Object.keys(calledHere).length > 0 && { calledHere }),
  };
}
