import type { Speaker } from '#core/model/speaker';
import type { Person } from '../people';

export type Choice =
  | { kind: 'known'; id: string; name: string; colour: string | null; number: number | null }
  | { kind: 'new'; name: string }
  | { kind: 'nobody' };

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();

/** The choices for a search: first the speakers of this episode, then others of the show, then a new name, or nobody. */
export function choicesFor(search: string, speakers: readonly Speaker[], cast: readonly (Person & { colour: string })[]): Choice[] {
  const wanted = plain(search);
  const place = new Map(cast.map((person, i) => [person.id, i]));
  const fits = ({ name, aliases }: Speaker) => [name, ...aliases].some((text) => plain(text).includes(wanted));
  const known = speakers
    .filter(fits)
    .sort((a, b) => (place.get(a.id) ?? Infinity) - (place.get(b.id) ?? Infinity) || a.name.localeCompare(b.name))
    .map(({ id, name }): Choice => {
      const at = place.get(id);
      return { kind: 'known', id, name, colour: at === undefined ? null : cast[at]!.colour, number: at === undefined || at > 8 ? null : at + 1 };
    });
  if (!wanted) return [...known, { kind: 'nobody' }];
  const same = speakers.some(({ name }) => name === search.trim());
  return same ? known : [...known, { kind: 'new', name: search.trim() }];
}
