import type { Id } from '../../model/id.ts';
import { inParts } from '../inParts.ts';
import type { OperationOf } from '../rule.ts';

const MOST_IDS = 10_000;

/** Gives segments their speakers with few operations: one per speaker, more if there are very many segments. */
export function setSpeakers(speakers: ReadonlyMap<Id, Id | null>): OperationOf<'setSpeaker'>[] {
  const segmentsOf = new Map<Id | null, Id[]>();
  for (const [segmentId, speakerId] of speakers) {
    const segments = segmentsOf.get(speakerId);
    if (segments) segments.push(segmentId);
    else segmentsOf.set(speakerId, [segmentId]);
  }
  return [...segmentsOf].flatMap(([speakerId, ids]) =>
    inParts(ids, MOST_IDS).map((segmentIds): OperationOf<'setSpeaker'> => ({ type: 'setSpeaker', segmentIds, speakerId })));
}
