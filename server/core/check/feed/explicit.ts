import { childrenNamed, type Element } from '../../feed/elements.ts';
import { textOf } from '../../feed/fields.ts';
import { at, shown, type Found } from './found.ts';
import type { CheckedChannel, CheckedItem } from './subject.ts';

const FORMER: Readonly<Record<string, string>> = { yes: 'true', explicit: 'true', no: 'false', clean: 'false' };

/** `itunes:explicit`: `true` or `false` (PSP-1; Apple). Most readers still understand the values used before 2020. */
export const channelExplicit = ({ text, channel }: CheckedChannel): Iterable<Found> => explicitOf(text, channel);
export const itemExplicit = ({ text, item }: CheckedItem): Iterable<Found> => explicitOf(text, item);

function* explicitOf(text: string, parent: Element): Generator<Found> {
  for (const element of childrenNamed(parent, 'itunes', 'explicit')) {
    const value = textOf(text, element);
    if (value === null || /^(?:true|false)$/i.test(value)) continue;
    const said = value.toLowerCase();
    const now = Object.hasOwn(FORMER, said) ? FORMER[said] : undefined;
    if (now !== undefined) yield at(element, 'psp-1', 'info', 'explicit-former', `itunes:explicit says ${shown(value)}, an old spelling: write “${now}”.`);
    else yield at(element, 'psp-1', 'error', 'explicit-unknown', `itunes:explicit says ${shown(value)}: write “true” or “false”.`);
  }
}
