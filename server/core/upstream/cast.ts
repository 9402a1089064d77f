import { wordsIn } from '../edit/align.ts';
import type { OperationOf } from '../edit/rule.ts';
import type { Id } from '../model/id.ts';
import type { Speaker } from '../model/speaker.ts';

/** Who the names in a reading are. */
export interface Cast {
  /** The speaker of this name, if there is one already. */
  known(name: string): Id | undefined;
  /** The same; a name that nobody has becomes a speaker. */
  idOf(name: string): Id;
  added: OperationOf<'addSpeaker'>[];
}

/**
 * Finds speakers as an import does, by name and then by alias, to the letter: upstream may mend a letter, but white space of another kind is no letter. A name that was renamed here is
 * found by whom the records say it is (`renamed`).
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
