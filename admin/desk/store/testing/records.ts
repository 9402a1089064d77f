import { recordsOf } from '#core/edit/records';
import type { Operation } from '#core/edit/operation';
import type { Segment } from '#core/model/segment';

export const segment = (id: string, order: string, text: string): Segment => ({
  id, order, text, startMs: 1_000, timeFrom: 'turn', endMs: null, speakerId: 'ann', speakerFrom: 'turn', heading: null, words: null,
});
export const start = () =>
  recordsOf({
    notes: [{ id: 'e1', introduction: null }],
    segments: [segment('s1', 'a1', 'The lamp was lit.'), segment('s2', 'a2', 'Who lit it?'), segment('s3', 'a3', 'Nobody knows.')],
    speakers: [{ id: 'ann', name: 'Ann Tide', aliases: [] }, { id: 'bo', name: 'Bo Crane', aliases: [] }],
  });

export const setText = (segmentId: string, text: string): Operation => ({ type: 'setText', segmentId, text });
export const insert = (id: string, order: string): Operation => ({ type: 'insertSegment', segment: segment(id, order, id) });
export const setSpeaker = (segmentId: string, speakerId: string): Operation => ({ type: 'setSpeaker', segmentIds: [segmentId], speakerId });
