import { attributeOf, childrenNamed } from '../../feed/elements.ts';
import { textOf } from '../../feed/fields.ts';
import { at, shown, type Found } from './found.ts';
import type { CheckedChannel } from './subject.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-([0-9a-f])[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** `podcast:guid` and `podcast:locked` (podcast-namespace 1.0, "tags/guid.md", "tags/locked.md"). */
export function* showIdentity({ text, channel }: CheckedChannel): Generator<Found> {
  for (const element of childrenNamed(channel, 'podcast', 'guid')) {
    const value = textOf(text, element) ?? '';
    const [uuid, version] = UUID.exec(value) ?? [];
    if (uuid === undefined) yield at(element, 'podcasting-2.0', 'error', 'podcast-guid', `podcast:guid says ${shown(value)}, which is not a UUID, so directories ignore it. Write the one under which they list the show, or remove it.`);
    else if (version !== '5') yield at(element, 'podcasting-2.0', 'info', 'podcast-guid-version', `podcast:guid is a UUID of version ${version}; one derived from the feed’s first address has version 5. If directories know the show by this one, keep it.`);
  }
  for (const element of childrenNamed(channel, 'podcast', 'locked')) {
    const value = textOf(text, element) ?? '';
    if (!/^(?:yes|no)$/i.test(value)) yield at(element, 'podcasting-2.0', 'error', 'locked', `podcast:locked says ${shown(value)}: write “yes” to forbid imports, or “no”.`);
    const owner = attributeOf(element, 'owner');
    if (owner !== null && !/^[^\s@]+@[^\s@]+$/.test(owner)) yield at(element, 'podcasting-2.0', 'info', 'locked-owner', `The owner ${shown(owner)} is not an e-mail address, so nobody can confirm a move.`);
  }
}
