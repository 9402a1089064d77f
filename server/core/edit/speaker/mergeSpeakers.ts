import type { Segment } from '../../model/segment.ts';
import { changesOf } from '../changes.ts';
import { failed, notFound } from '../failure.ts';
import type { RecordsReader } from '../records.ts';
import type { Rule } from '../rule.ts';
import { restoreSpeakers } from '../segment/restoreSpeakers.ts';

const MOST_ALIASES = 50;

/** Two labels for one person become one speaker, in every episode of the show. Each segment keeps its `speakerFrom`. */
export const mergeSpeakers: Rule<'mergeSpeakers'> = {
  apply(records, { fromId, intoId }) {
    const [from, into] = [records.get('speakers', fromId), records.get('speakers', intoId)];
    if (!from) return notFound('speakers', fromId);
    if (!into) return notFound('speakers', intoId);
    if (fromId === intoId) return failed('same-record', fromId, 'A speaker cannot be merged into itself: choose another one.');
    const aliases = [...new Set([...into.aliases, from.name, ...from.aliases])];
    if (aliases.length > MOST_ALIASES) return failed('too-long', intoId, `${into.name} would have ${aliases.length} aliases; a speaker has at most ${MOST_ALIASES}: remove some first.`, 'aliases');
    const segments = saidBy(records, fromId);
    return {
      ok: true,
      changes: changesOf({ put: { speakers: [{ ...into, aliases }], segments: segments.map((segment) => ({ ...segment, speakerId: intoId })) }, removed: { speakers: [fromId] } }),
      inverse: [
        { type: 'addSpeaker', speaker: from },
        { type: 'renameSpeaker', speakerId: intoId, name: into.name, aliases: into.aliases },
        ...restoreSpeakers(segments),
      ],
    };
  },

  touches: ({ fromId, intoId }, records) => [
    { recordId: fromId, field: '*', value: null },
    { recordId: intoId, field: 'aliases' },
    ...saidBy(records, fromId).map(({ id }) => ({ recordId: id, field: 'speakerId', value: intoId })),
  ],

  needs: ({ fromId, intoId }) => ({ speakers: [fromId, intoId], segmentsOf: [fromId] }),
};

/** Sorted, so that the same edit has the same inverse however the segments were loaded. */
const saidBy = (records: RecordsReader, speakerId: string): Segment[] => records.segmentsOf(speakerId).sort((a, b) => (a.id < b.id ? -1 : 1));
