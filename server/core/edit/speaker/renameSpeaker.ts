import { changesOf } from '../changes.ts';
import { notFound } from '../failure.ts';
import type { Rule } from '../rule.ts';
import { freeName } from './freeName.ts';

/** A speaker is identified by id, so one changed record renames them in every episode. */
export const renameSpeaker: Rule<'renameSpeaker'> = {
  apply(records, { speakerId, name, aliases }) {
    const before = records.get('speakers', speakerId);
    if (!before) return notFound('speakers', speakerId);
    return freeName(records, speakerId, name) ?? {
      ok: true,
      changes: changesOf({ put: { speakers: [{ ...before, name, aliases: aliases ?? before.aliases }] } }),
      inverse: [{ type: 'renameSpeaker', speakerId, name: before.name, ...(aliases && { aliases: before.aliases }) }],
    };
  },

  touches: ({ speakerId, name, aliases }) => [
    { recordId: speakerId, field: 'name', value: name },
    ...(aliases ? [{ recordId: speakerId, field: 'aliases', value: aliases }] : []),
  ],

  needs: ({ speakerId, name }) => ({ speakers: [speakerId], names: [name] }),
};
