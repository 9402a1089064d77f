import type { Id } from '../model/id.ts';
import { singlesOf } from './apply.ts';
import type { Operation, SingleOperation } from './operation.ts';

/**
 * The part of operations that concerns one episode: operations on a show also name segments of its other episodes, which are left
 * out.
 *
 * @param segments the ids of the episode's segments; ids that the operations create are added to it
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
