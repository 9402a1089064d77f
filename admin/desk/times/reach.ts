import type { Chapter } from '#core/model/chapter';
import { chaptersOf } from '../flags';
import { chosenSegments, isSelection } from '../transcript/selection';
import type { Workbench } from '../workbench';
import type { Move, Reach } from './retiming';

/** What an edit of times applies to: everything, everything from the current segment on, the selection, or what starts between the two anchors. */
export type TimeScope = 'all' | 'onwards' | 'selected' | 'between';

export const scopesAt = (workbench: Workbench, kind: Move['kind']): TimeScope[] => [
  'all', ...(kind === 'stretch' ? (['between'] as const) : []), ...(workbench.currentSegment() ? (['onwards'] as const) : []), ...(isSelection(workbench) ? (['selected'] as const) : []),
];

/** `move` has the anchors. As long as they are not valid, nothing lies between them. */
export function reachOf(workbench: Workbench, scope: TimeScope, withChapters: boolean, move: Move | null): Reach {
  const { order, records } = workbench.store.getState();
  if (scope === 'between') {
    const between = ({ startMs }: { startMs: number | null }) => move?.kind === 'stretch' && startMs !== null && startMs >= move.first.atMs && startMs <= move.last.atMs;
    return { segmentIds: order.filter((id) => between(records.segments.get(id)!)), chapters: withChapters ? chaptersOf(records).filter(between) : [] };
  }
  const current = workbench.currentSegment();
  const segmentIds = scope === 'all' ? order : scope === 'selected' ? chosenSegments(workbench) : order.slice(Math.max(0, current ? order.indexOf(current.id) : 0));
  const from = scope === 'all' ? 0 : segmentIds.map((id) => records.segments.get(id)?.startMs).find((ms) => ms != null);
  const next = scope === 'selected' ? order[order.indexOf(segmentIds.at(-1) ?? '') + 1] : undefined;
  const until = next === undefined ? Infinity : (records.segments.get(next)?.startMs ?? Infinity);
  const within = ({ startMs }: Chapter) => from !== undefined && startMs >= from && startMs < until;
  return { segmentIds, chapters: withChapters ? chaptersOf(records).filter(within) : [] };
}
