import { childrenNamed, type Element } from '../elements.ts';
import { elementText } from '../escape.ts';
import { personsOf } from '../fields.ts';
import type { Prefixes } from '../prefixes.ts';
import type { PersonReading } from '../reading.ts';
import type { Person } from '../view.ts';
import type { Role } from './place.ts';

/** podcast-namespace 1.0 allows names of at most 128 characters. */
const LONGEST = 128;
const same = (a: string): string => a.trim().toLowerCase();

/**
 * `podcast:person` for the credits of an episode (podcast-namespace 1.0, "tags/person.md"). An item's persons replace all of the
 * channel's, so the channel's hosts are repeated, and whoever the channel names keeps picture and page. Persons that the item already
 * names stay as they are.
 */
export function personsRole(source: string, item: Element, channelPersons: readonly PersonReading[], credits: readonly Person[], prefixes: Prefixes): Role {
  const named = new Set(personsOf(source, item).map(({ name }) => same(name)));
  const hosts = named.size > 0 ? [] : channelPersons.filter(({ role }) => /host/.test(role));
  const known = new Map(channelPersons.map((person) => [same(person.name), person]));
  const missing = [...hosts, ...credits].filter(({ name }) => !named.has(same(name)) && Boolean(named.add(same(name))));
  if (missing.length === 0) return { element: 'podcast:person', existing: [], wanted: [] };
  const name = prefixes.nameOf('podcast', 'person', item);
  const kept = childrenNamed(item, 'podcast', 'person');
  const added = missing.map((person) => elementText(name, { role: person.role, group: person.group ?? 'cast', img: person.imageUrl ?? known.get(same(person.name))?.imageUrl ?? null, href: person.href ?? known.get(same(person.name))?.href ?? null }, [...person.name].slice(0, LONGEST).join('')));
  return { element: 'podcast:person', existing: kept, wanted: [...kept.map(({ start, end }) => source.slice(start, end)), ...added] };
}
