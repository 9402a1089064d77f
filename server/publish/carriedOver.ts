import { randomUUID } from 'node:crypto';
import type { NotesReading } from '#core/notes/reading';
import { mergeEpisode } from '#core/upstream/mergeEpisode';
import type { Placed } from '../edit/rows.ts';
import type { PublishedView } from './publishedView.ts';
import { publishedRecords } from './rollBack/states.ts';
import type { EpisodeToPublish } from './showToPublish.ts';
import { viewAfterwards } from './viewAfterwards.ts';

/**
 * What is public of an episode, carried over to the source that it has by now, as its records were: what was corrected stays, and the rest
 * follows upstream. So it differs from what goes out in what was corrected since, and in nothing else.
 *
 * @param then the notes that the view was made over
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
