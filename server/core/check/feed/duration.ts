import { readDuration } from '../../feed/duration.ts';
import { childrenNamed } from '../../feed/elements.ts';
import { textOf } from '../../feed/fields.ts';
import { at, shown, type Found } from './found.ts';
import type { CheckedItem } from './subject.ts';

/** `itunes:duration`: whole seconds (PSP-1); Apple accepts `hh:mm:ss` too. */
export function* duration({ text, item }: CheckedItem): Generator<Found> {
  for (const element of childrenNamed(item, 'itunes', 'duration')) {
    const value = textOf(text, element);
    if (value === null) continue;
    const ms = readDuration(value);
    if (ms === null) yield at(element, 'psp-1', 'warning', 'duration-unreadable', `${shown(value)} is not a duration: write it in whole seconds.`);
    else if (ms === 0) yield at(element, 'psp-1', 'warning', 'duration-zero', 'The episode lasts 0 seconds: write how long it is, or leave itunes:duration out.');
    else if (!/^\d+$/.test(value)) yield at(element, 'psp-1', 'info', 'duration-format', `PSP-1 requires the duration in whole seconds: write “${Math.round(ms / 1000)}” instead of ${shown(value)}.`);
  }
}
