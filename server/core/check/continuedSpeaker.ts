import type { Finding } from '../model/finding.ts';
import type { CheckedEpisode } from './episode.ts';
import { foundAt } from './found.ts';

/** Segments without a label of their own, assumed to be by the speaker before: somebody should confirm that by setting the speaker. */
export function continuedSpeaker({ segments, speakers }: CheckedEpisode): Finding[] {
  return segments.flatMap((segment) => {
    const speaker = segment.speakerFrom === 'continued' && speakers.find(({ id }) => id === segment.speakerId);
    if (!speaker) return [];
    return [foundAt(segment, 'continued-speaker', 'warning', `Has no label of its own; taken to be ${speaker.name}, who speaks before it.`, [
      { title: `It is ${speaker.name}`, operation: { type: 'setSpeaker', segmentIds: [segment.id], speakerId: speaker.id } },
    ])];
  });
}
