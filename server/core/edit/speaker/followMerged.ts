import { eachSingle, singlesOf } from '../apply.ts';
import type { Id } from '../../model/id.ts';
import type { Operation, SingleOperation } from '../operation.ts';
import type { RecordsReader } from '../records.ts';

/**
 * Operations with a speaker who was merged into another meanwhile, given to that other one: whoever chose the name meant the person. Those that
 * bring that speaker back themselves, as an undo of the merge does, stay as they are.
 *
 * @param newer the operations made since, oldest first
 * @param records the newest records: somebody who is there again is meant by their own name
 * @returns the same list if there is nothing to follow
 */
export function followMerged(operations: readonly Operation[], newer: readonly Operation[], records: RecordsReader): readonly Operation[] {
  const merged = new Map<Id, Id>();
  for (const single of newer.flatMap(singlesOf)) {
    if (single.type !== 'mergeSpeakers') continue;
    const { fromId, intoId } = single;
    for (const [from, into] of merged) if (into === fromId) merged.set(from, intoId);
    merged.set(fromId, intoId);
  }
  for (const single of operations.flatMap(singlesOf)) if (single.type === 'addSpeaker') merged.delete(single.speaker.id);
  const followed = (id: Id | null): Id | null => (id === null || !merged.has(id) || records.get('speakers', id) ? id : merged.get(id)!);
  const isOfMerged = (single: SingleOperation): boolean => followed(speakerIn(single)) !== speakerIn(single);
  if (!operations.flatMap(singlesOf).some(isOfMerged)) return operations;
  const follow = (single: SingleOperation): SingleOperation => {
    if (single.type === 'setSpeaker') return { ...single, speakerId: followed(single.speakerId) };
    return single.type === 'insertSegment' ? { ...single, segment: { ...single.segment, speakerId: followed(single.segment.speakerId) } } : single;
  };
  return eachSingle(operations, follow);
}

/** The speaker to whom an operation gives words. */
export const speakerIn = (single: SingleOperation): Id | null =>
  single.type === 'setSpeaker' ? single.speakerId : single.type === 'insertSegment' ? single.segment.speakerId : null;
