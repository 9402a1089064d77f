import type { Finding } from '../model/finding.ts';
import type { CheckedEpisode } from './episode.ts';
import { foundAt } from './found.ts';

/**
 * Segments without a label of their own, assumed to be by the speaker before: somebody should confirm that by setting the speaker. A segment
 * that has a time of its own and no new heading needs no confirmation: that is how such pages say that the speaker goes on.
 */
export function continuedSpeaker({ segments, speakers }: CheckedEpisode): Finding[] {
  return segments.flatMap((segment) => {
    const goesOn = segment.timeFrom === 'turn' && segment.heading === null;
    const speaker = segment.speakerFrom === 'continued' && !goesOn && speakers.find(({ id }) => id === segment.speakerId);
    if (!speaker) return [];
    return [foundAt(segment, 'continued-speaker', 'warning', `Has no label of its own; taken to be ${speaker.name}, who speaks before it.`, [
      { title: `It is ${speaker.name}`, operation: { type: 'setSpeaker', segmentIds: [segment.id], speakerId: speaker.id } },
    ])];
  });
}
