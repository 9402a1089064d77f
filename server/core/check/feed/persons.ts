import { attributeOf, childrenNamed, type Element } from '../../feed/elements.ts';
import { personsOf, textOf } from '../../feed/fields.ts';
import { optionalAddress } from './address.ts';
import { at, shown, type Found } from './found.ts';
import type { CheckedChannel, CheckedItem } from './subject.ts';
import { ROLES } from './taxonomy.ts';

const LONGEST = 128;
const GROUPS = new Set([...Object.keys(ROLES), 'misc']);
const KNOWN = new Set(Object.values(ROLES).flat());

/** `podcast:person` of the channel (podcast-namespace 1.0, "tags/person.md"). */
export const channelPersons = ({ text, channel }: CheckedChannel): Iterable<Found> => personFaults(text, channel);

/** `podcast:person` of an item: it replaces all of the channel's persons, so a host who is not named again is lost. */
export function* itemPersons({ text, item, channelPersons: regulars }: CheckedItem): Generator<Found> {
  yield* personFaults(text, item);
  const persons = personsOf(text, item);
  const hosts = regulars.filter(({ role }) => role.includes('host'));
  if (persons.length === 0 || hosts.length === 0 || persons.some(({ role }) => role.includes('host'))) return;
  const [first] = childrenNamed(item, 'podcast', 'person');
  yield at(first!, 'podcasting-2.0', 'info', 'person-without-host', `An episode’s persons replace the show’s, so apps show no host here: name ${hosts.map(({ name }) => name).join(', ')} again, unless the episode has no host.`);
}

function* personFaults(text: string, parent: Element): Generator<Found> {
  for (const element of childrenNamed(parent, 'podcast', 'person')) {
    const name = textOf(text, element);
    if (name === null) yield at(element, 'podcasting-2.0', 'error', 'person-without-name', 'The person has no name: write it between the tags.');
    else if ([...name].length > LONGEST) yield at(element, 'podcasting-2.0', 'warning', 'person-name-long', `The name has ${[...name].length} characters; apps cut it after ${LONGEST}.`);
    const role = attributeOf(element, 'role')?.trim();
    const group = attributeOf(element, 'group')?.trim();
    if (role && !KNOWN.has(role.toLowerCase())) yield at(element, 'podcasting-2.0', 'info', 'person-role', `The role ${shown(role)} is not in the Podcast Taxonomy: apps know “host”, “guest” and its other roles.`);
    if (group && !GROUPS.has(group.toLowerCase())) yield at(element, 'podcasting-2.0', 'info', 'person-group', `The group ${shown(group)} is not in the Podcast Taxonomy: apps know “cast”, “writing” and its other groups.`);
    yield* optionalAddress(element, 'img', 'podcasting-2.0', 'person-img');
    yield* optionalAddress(element, 'href', 'podcasting-2.0', 'person-href');
  }
}
