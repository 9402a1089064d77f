import type { Segment } from '../../model/segment.ts';
import { changesOf } from '../changes.ts';
import { notFound } from '../failure.ts';
import type { Rule } from '../rule.ts';
import { restoreSpeakers } from './restoreSpeakers.ts';

/** Who speaks. A segment named twice counts once; without a speaker, `speakerFrom` is 'none'. */
export const setSpeaker: Rule<'setSpeaker'> = {
  apply(records, { segmentIds, speakerId, speakerFrom = speakerId === null ? 'none' : 'turn' }) {
    if (speakerId !== null && !records.get('speakers', speakerId)) return notFound('speakers', speakerId);
    const before: Segment[] = [];
    for (const id of new Set(segmentIds)) {
      const segment = records.get('segments', id);
      if (!segment) return notFound('segments', id);
      before.push(segment);
    }
    const changed = before.filter((segment) => segment.speakerId !== speakerId || segment.speakerFrom !== speakerFrom);
    return {
      ok: true,
      changes: changesOf({ put: { segments: changed.map((segment) => ({ ...segment, speakerId, speakerFrom })) } }),
      inverse: restoreSpeakers(before),
    };
  },

  touches: ({ segmentIds, speakerId }) => [...new Set(segmentIds)].map((recordId) => ({ recordId, field: 'speakerId', value: speakerId })),

  needs: ({ segmentIds, speakerId }) => ({ segments: segmentIds, speakers: speakerId === null ? [] : [speakerId] }),
};
