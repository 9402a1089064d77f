import { wordsIn } from '../edit/align.ts';
import type { OperationOf } from '../edit/rule.ts';
import type { Id } from '../model/id.ts';
import type { Speaker } from '../model/speaker.ts';

/** Maps the names in a reading to speakers. */
export interface Cast {
  /** The speaker with this name, if there is one. */
  known(name: string): Id | undefined;
  /** The same, but an unknown name becomes a new speaker. */
  idOf(name: string): Id;
  added: OperationOf<'addSpeaker'>[];
}

/**
 * Finds speakers as an import does, first by name, then by alias, with exact spelling, since upstream may correct a letter; only different white space is
 * ignored. A name that was changed here is found by the speaker that the records have for it (`renamed`).
 */
export function castOf(speakers: Iterable<Speaker>, renamed: ReadonlyMap<string, Id>, newId: () => Id): Cast {
  const ids = new Map<string, Id>(renamed);
  const all = [...speakers];
  for (const { id, aliases } of all) for (const alias of aliases) ids.set(alias, id);
  for (const { id, name } of all) ids.set(name, id);
  const added: Cast['added'] = [];
  const plain = new Map([...ids].map(([name, id]) => [spaced(name), id]));
  const known = (name: string): Id | undefined => ids.get(name) ?? plain.get(spaced(name));
  return {
    known, added,
    idOf: (name) => {
      const found = known(name);
      if (found !== undefined) return found;
      const speaker = { id: newId(), name, aliases: [] };
      ids.set(name, speaker.id);
      added.push({ type: 'addSpeaker', speaker });
      return speaker.id;
    },
  };
}

const spaced = (name: string): string => wordsIn(name).join(' ');
