import type { Channel } from '../document.ts';
import { childrenNamed } from '../elements.ts';
import { textOf } from '../fields.ts';
import { writeText } from '../writeValue.ts';
import type { Placed } from './place.ts';

/** What the channel's `lastBuildDate` says, as it is written there; null if it has none, or an empty one. */
export const lastBuildDateOf = (text: string, channel: Channel): string | null =>
  childrenNamed(channel, '', 'lastBuildDate').map((element) => textOf(text, element)).find((date) => date !== null) ?? null;

/** The patches that make the channel's `lastBuildDate` say a date (RSS 2.0: "the last time the content of the channel changed"). One that is missing is not added. */
export function lastBuildDateEdits(text: string, channel: Channel, date: string): Placed {
  const others = childrenNamed(channel, '', 'lastBuildDate').filter((element) => ![null, date].includes(textOf(text, element)));
  return { patches: others.flatMap((element) => writeText(text, element, date)), replaced: [] };
}
