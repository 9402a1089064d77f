import type { Segment } from '../../model/segment.ts';
import { inParts } from '../inParts.ts';
import type { OperationOf } from '../rule.ts';

const MOST_IDS = 20_000;

/** Operations that give segments back their present speakers: one per label, more if the limit on ids requires it. */
export function restoreSpeakers(segments: readonly Segment[]): OperationOf<'setSpeaker'>[] {
  const labels = new Map<string, Segment[]>();
  for (const segment of segments) {
    const label = `${segment.speakerFrom} ${segment.speakerId ?? ''}`;
    const same = labels.get(label);
    if (same) same.push(segment);
    else labels.set(label, [segment]);
  }
  return [...labels.values()].flatMap((same) => {
    const { speakerId, speakerFrom } = same[0]!;
    const ids = same.map((segment) => segment.id);
    return inParts(ids, MOST_IDS).map((segmentIds): OperationOf<'setSpeaker'> => ({ type: 'setSpeaker', segmentIds, speakerId, speakerFrom }));
  });
}
