import type { Id } from '../../model/id.ts';
import type { Speaker } from '../../model/speaker.ts';
import type { OperationOf } from '../rule.ts';

/** Maps the names in a file to speakers. */
interface Cast {
  /** The id of a name that was given. */
  idOf(name: string): Id;
  /** Adds the speakers that the show does not have yet. */
  added: OperationOf<'addSpeaker'>[];
}

const plain = (name: string): string => name.trim().toLowerCase();

/**
 * Finds the show's speakers by the names in a file: names before aliases, exact spelling before ignoring case. Unknown names become new
 * speakers; nobody is renamed or removed.
 */
export function castOf(speakers: Iterable<Speaker>, names: Iterable<string>, newId: () => Id): Cast {
  const ids = new Map<string, Id>();
  const known = [...speakers];
  const keysOf: ((speaker: Speaker) => string[])[] = [({ aliases }) => aliases.map(plain), ({ name }) => [plain(name)]];
  for (const keys of keysOf) for (const speaker of known) for (const key of keys(speaker)) ids.set(key, speaker.id);
  const exact = new Map(known.map(({ id, name }) => [name, id]));
  const added: Cast['added'] = [];
  for (const name of names) {
    if (exact.has(name) || ids.has(plain(name))) continue;
    const speaker = { id: newId(), name: name.trim(), aliases: [] };
    ids.set(plain(name), speaker.id);
    added.push({ type: 'addSpeaker', speaker });
  }
  return { idOf: (name) => exact.get(name) ?? ids.get(plain(name))!, added };
}
