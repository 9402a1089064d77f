import type { Chapter } from '#core/model/chapter';
import { chaptersOf } from '../flags';
import { chosenSegments, isSelection } from '../transcript/selection';
import type { Workbench } from '../workbench';
import type { Reach } from './retiming';

/** What an edit of times reaches: everything, from the segment of the keys on, or what is selected. */
export type TimeScope = 'all' | 'onwards' | 'selected';

export const scopesAt = (workbench: Workbench): TimeScope[] => [
  'all', ...(workbench.currentSegment() ? (['onwards'] as const) : []), ...(isSelection(workbench) ? (['selected'] as const) : []),
];

export function reachOf(workbench: Workbench, scope: TimeScope, withChapters: boolean): Reach {
  const { order, records } = workbench.store.getState();
  const current = workbench.currentSegment();
  const segmentIds = scope === 'all' ? order : scope === 'selected' ? chosenSegments(workbench) : order.slice(Math.max(0, current ? order.indexOf(current.id) : 0));
  const from = scope === 'all' ? 0 : segmentIds.map((id) => records.segments.get(id)?.startMs).find((ms) => ms != null);
  const next = scope === 'selected' ? order[order.indexOf(segmentIds.at(-1) ?? '') + 1] : undefined;
  const until = next === undefined ? Infinity : (records.segments.get(next)?.startMs ?? Infinity);
  const within = ({ startMs }: Chapter) => from !== undefined && startMs >= from && startMs < until;
  return { segmentIds, chapters: withChapters ? chaptersOf(records).filter(within) : [] };
}
