import type { Patch } from '../model/patch.ts';
import { arrange, type Wanted } from './arrange.ts';
import { attributeOf, childrenNamed, isBoundIn, type Element } from './elements.ts';
import { escapeAttribute, escapeText } from './escape.ts';
import { personOf } from './fields.ts';
import { insertRanked } from './indentation.ts';
import type { Lacking } from './lacking.ts';
import type { Prefixes } from './prefixes.ts';
import type { ViewPerson } from './view.ts';
import { setAttribute, writeText } from './writeValue.ts';

/** podcast-namespace 1.0, "tags/person.md". */
const LONGEST_NAME = 128;
const DEFAULTS = { role: 'host', group: 'cast', img: null, href: null } as const;
const ATTRIBUTES = ['role', 'group', 'img', 'href'] as const;

export const PERSON_REASON = 'a person is held with a name of at most 128 characters, and role and group in lower case; without a role it is a host, without a group one of the cast';

/** Writes the persons of an item in place; new ones take the form of the existing ones, and need a name. */
export function writePersons(text: string, item: Element, persons: readonly ViewPerson[], prefixes: Prefixes, lacking: Lacking | null): Patch[] {
  const standing = childrenNamed(item, 'podcast', 'person').flatMap((element) => {
    const person = personOf(text, element);
    return person ? [{ element, person }] : [];
  }).map((place, index) => ({ ...place, id: `p${index}`, start: place.element.start, end: place.element.end }));
  const places = new Map(standing.map((place) => [place.id, place]));
  const wanted = persons.flatMap((given): Wanted[] => {
    const person = held(given);
    const place = person.id === undefined ? undefined : places.get(person.id);
    if (!place) return person.name === '' ? [] : [{ xml: clonedPerson(text, standing.at(-1)?.element, prefixes, item, person) }];
    const { element, person: before } = place;
    const said = { role: before.role, group: before.group, img: before.imageUrl, href: before.href };
    const name = person.name === '' || given.name === before.name || person.name === before.name ? [] : writeText(text, element, person.name, lacking);
    return [{ id: place.id, patches: [...ATTRIBUTES.flatMap((attribute) => (person[attribute] === said[attribute] ? [] : setAttribute(text, element, attribute, person[attribute]))), ...name] }];
  });
  return arrange(text, standing, wanted, (xml) => insertRanked(text, item, xml, 'podcast person'));
}

/** A person as the feed can express it. */
function held({ id, name, role, group, img, href }: ViewPerson): ViewPerson {
  return { ...(id !== undefined && { id }), name: [...name.trim()].slice(0, LONGEST_NAME).join('').trim(), role: role.toLowerCase() || DEFAULTS.role, group: group.toLowerCase() || DEFAULTS.group, img: img || null, href: href || null };
}

/** A new person: the neighbour's name where its prefix is declared for the item, attributes in its order and quotes; a default is written only if the neighbour writes it. */
export function clonedPerson(text: string, neighbour: Element | undefined, prefixes: Prefixes, item: Element, wanted: ViewPerson): string {
  const person = held(wanted);
  const name = neighbour && isBoundIn(item, neighbour) ? neighbour.name : prefixes.nameOf('podcast', 'person', item);
  const there = neighbour?.attributes.map((attribute) => attribute.name) ?? [];
  const order = [...ATTRIBUTES].sort((a, b) => rank(there, a) - rank(there, b));
  const written = order.map((attribute) => {
    const value = person[attribute];
    if (value === null || (value === DEFAULTS[attribute] && (!neighbour || attributeOf(neighbour, attribute) === null))) return '';
    const like = neighbour?.attributes[0];
    const quote = like ? text[like.range.end]! : '"';
    return ` ${attribute}=${quote}${escapeAttribute(value)}${quote}`;
  });
  return `<${name}${written.join('')}>${escapeText(person.name)}</${name}>`;
}

const rank = (there: readonly string[], name: string): number => (there.includes(name) ? there.indexOf(name) : there.length);
