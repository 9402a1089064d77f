import { changesOf } from '../changes.ts';
import { idTaken } from '../failure.ts';
import type { Rule } from '../rule.ts';
import { freeName } from './freeName.ts';

export const addSpeaker: Rule<'addSpeaker'> = {
  apply(records, { speaker }) {
    if (records.get('speakers', speaker.id)) return idTaken('speakers', speaker.id);
    return freeName(records, speaker.id, speaker.name) ?? {
      ok: true,
      changes: changesOf({ put: { speakers: [speaker] } }),
      inverse: [{ type: 'deleteSpeaker', speakerId: speaker.id }],
    };
  },

  touches: ({ speaker }) => [{ recordId: speaker.id, field: '*', value: speaker }],

  needs: ({ speaker }) => ({ speakers: [speaker.id], names: [speaker.name] }),
};
