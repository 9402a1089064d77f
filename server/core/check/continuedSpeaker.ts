import type { Finding } from '../model/finding.ts';
import type { CheckedEpisode } from './episode.ts';
import { foundAt } from './found.ts';

/** Segments without a label of their own, given to whoever spoke before them: someone should confirm it. Setting the speaker does. */
export function continuedSpeaker({ segments, speakers }: CheckedEpisode): Finding[] {
  return segments.flatMap((segment) => {
    const speaker = segment.speakerFrom === 'continued' && speakers.find(({ id }) => id === segment.speakerId);
    if (!speaker) return [];
    return [foundAt(segment, 'continued-speaker', 'warning', `Has no label of its own; taken to be ${speaker.name}, who speaks before it.`, [
      { title: `It is ${speaker.name}`, operation: { type: 'setSpeaker', segmentIds: [segment.id], speakerId: speaker.id } },
    ])];
  });
}
