import { keyBetween } from '../edit/order.ts';
import { startOfRest } from '../edit/startOfRest.ts';
import { uuid5 } from '../feed/uuid5.ts';
import type { Fix } from '../model/finding.ts';
import type { Speaker } from '../model/speaker.ts';
import type { CheckedEpisode } from './episode.ts';

/** Namespace of the ids of segments that fixes create. */
const MADE = '5b0f6c1e-3d0a-5f4e-9c55-0f6b7f1b8a21';

/**
 * A fix that cuts a segment at a UTF-16 offset and gives the second half to a speaker. The new id is derived from the old one and the
 * offset, so the same fix is always the same operation.
 */
export function splitAt({ segments }: CheckedEpisode, index: number, at: number, speaker: Speaker): Fix {
  const [segment, next] = [segments[index]!, segments[index + 1]];
  const newId = uuid5(MADE, `${segment.id} ${at}`);
  return {
    title: `Split here, and ${speaker.name} speaks on`,
    operation: {
      type: 'batch',
      operations: [
        { type: 'split', segmentId: segment.id, at, newId, order: keyBetween(segment.order, next?.order ?? null), startMs: startOfRest(segment, at, next?.startMs ?? null) },
        { type: 'setSpeaker', segmentIds: [newId], speakerId: speaker.id },
      ],
    },
  };
}
