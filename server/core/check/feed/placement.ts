import type { Element } from '../../feed/elements.ts';
import { at, type Found } from './found.ts';
import type { CheckedChannel, CheckedItem } from './subject.ts';

interface Place {
  in: readonly ('channel' | 'item')[];
  once?: true;
}

/** Where podcast-namespace 1.0 allows each element, and which may occur only once ("Parent" and "Count" of docs/tags). */
const PLACES: Readonly<Record<string, Place>> = {
  transcript: { in: ['item'] }, chapters: { in: ['item'], once: true }, soundbite: { in: ['item'] }, season: { in: ['item'], once: true }, episode: { in: ['item'], once: true }, alternateEnclosure: { in: ['item'] }, contentLink: { in: ['item'] },
  locked: { in: ['channel'], once: true }, guid: { in: ['channel'], once: true }, trailer: { in: ['channel'] }, medium: { in: ['channel'], once: true }, block: { in: ['channel'] }, podroll: { in: ['channel'], once: true }, updateFrequency: { in: ['channel'], once: true }, liveItem: { in: ['channel'] }, publisher: { in: ['channel'], once: true }, podping: { in: ['channel'], once: true },
  license: { in: ['channel', 'item'], once: true }, chat: { in: ['channel', 'item'], once: true },
  person: { in: ['channel', 'item'] }, funding: { in: ['channel', 'item'] }, location: { in: ['channel', 'item'] }, value: { in: ['channel', 'item'] }, txt: { in: ['channel', 'item'] }, image: { in: ['channel', 'item'] }, images: { in: ['channel', 'item'] }, socialInteract: { in: ['channel', 'item'] }, remoteItem: { in: ['channel'] },
};

/**
 * Elements of podcast-namespace where no app looks for them, or repeated where only one is read. Unknown elements are ignored: they may be
 * newer than this list.
 */
function* placementOf(parent: Element, where: 'channel' | 'item'): Generator<Found> {
  const seen = new Set<string>();
  for (const child of parent.children) {
    if (child.vocabulary !== 'podcast' || !Object.hasOwn(PLACES, child.local)) continue;
    const place = PLACES[child.local]!;
    if (!place.in.includes(where)) yield at(child, 'podcasting-2.0', 'warning', 'misplaced', `podcast:${child.local} belongs in the ${place.in.join(' or ')}, and apps look for it only there: move it.`);
    else if (place.once && seen.has(child.local)) yield at(child, 'podcasting-2.0', 'warning', 'repeated', `There is already a podcast:${child.local}, and apps read only one: remove the other.`);
    seen.add(child.local);
  }
}

export const channelPlacement = ({ channel }: CheckedChannel): Iterable<Found> => placementOf(channel, 'channel');
export const itemPlacement = ({ item }: CheckedItem): Iterable<Found> => placementOf(item, 'item');
