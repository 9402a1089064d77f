import { changesOf } from '../changes.ts';
import { failed, notFound } from '../failure.ts';
import type { Rule } from '../rule.ts';

export const deleteSpeaker: Rule<'deleteSpeaker'> = {
  apply(records, { speakerId }) {
    const speaker = records.get('speakers', speakerId);
    if (!speaker) return notFound('speakers', speakerId);
    const spoken = records.segmentsOf(speakerId).length;
    if (spoken > 0) return failed('speaker-in-use', speakerId, `${speaker.name} still speaks in ${spoken} ${spoken === 1 ? 'segment' : 'segments'}: give those to someone else, or merge the two.`);
    return { ok: true, changes: changesOf({ removed: { speakers: [speakerId] } }), inverse: [{ type: 'addSpeaker', speaker }] };
  },

  touches: ({ speakerId }) => [{ recordId: speakerId, field: '*', value: null }],

  needs: ({ speakerId }) => ({ speakers: [speakerId], segmentsOf: [speakerId] }),
};
