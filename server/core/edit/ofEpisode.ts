import type { Id } from '../model/id.ts';
import { singlesOf } from './apply.ts';
import type { Operation, SingleOperation } from './operation.ts';

/**
 * What operations say of one episode: those of a show name segments of its other episodes too, which are left out.
 *
 * @param segments the ids of the episode's segments; those that the operations make are added
 */
export function ofEpisode(operations: readonly Operation[], segments: Set<Id>): SingleOperation[] {
  return operations.flatMap(singlesOf).flatMap((single): SingleOperation[] => {
    if (single.type === 'insertSegment') segments.add(single.segment.id);
    if (single.type === 'split') segments.add(single.newId);
    if (single.type !== 'setSpeaker') return [single];
    const segmentIds = single.segmentIds.filter((id) => segments.has(id));
    return segmentIds.length === 0 ? [] : [{ ...single, segmentIds }];
  });
}
