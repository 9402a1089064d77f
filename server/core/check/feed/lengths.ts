import { childrenNamed, type Element } from '../../feed/elements.ts';
import { textOf } from '../../feed/fields.ts';
import { utf8Length } from '../../feed/utf8Length.ts';
import { valueOf } from '../../feed/value.ts';
import { at, type Found } from './found.ts';
import type { CheckedChannel, CheckedItem } from './subject.ts';

const LONGEST_TITLE = 255;
const MOST_BYTES = 4_000;
const MOST_CHARACTERS = 10_000;

/** The title and description of a show, within the limits of PSP-1. */
export function* channelLengths({ text, channel }: CheckedChannel): Generator<Found> {
  yield* titles(text, channel);
  yield* descriptions(text, channel);
}

/** The title and notes of an episode. Notes may be longer in `content:encoded`, but some apps show only part of them. */
export function* itemLengths({ text, item }: CheckedItem): Generator<Found> {
  yield* titles(text, item);
  yield* descriptions(text, item);
  for (const element of childrenNamed(item, 'content', 'encoded')) {
    const { length } = valueOf(text, element).text;
    if (length > MOST_CHARACTERS) yield at(element, 'stet', 'info', 'notes-long', `The notes have ${counted(length)} characters; some apps show no more than ${counted(MOST_CHARACTERS)}.`);
  }
}

function* titles(text: string, parent: Element): Generator<Found> {
  for (const element of [...childrenNamed(parent, '', 'title'), ...childrenNamed(parent, 'itunes', 'title')]) {
    const { length = 0 } = textOf(text, element) ?? {};
    if (length > LONGEST_TITLE) yield at(element, 'psp-1', 'warning', 'title-long', `The title has ${length} characters; PSP-1 and Apple allow ${LONGEST_TITLE}. Shorten it.`);
  }
}

function* descriptions(text: string, parent: Element): Generator<Found> {
  for (const element of childrenNamed(parent, '', 'description')) {
    const value = textOf(text, element) ?? '';
    const bytes = utf8Length(value);
    if (bytes <= MOST_BYTES) continue;
    const more = value.length > MOST_CHARACTERS ? ` It also has ${counted(value.length)} characters, and some apps show no more than ${counted(MOST_CHARACTERS)}.` : '';
    yield at(element, 'psp-1', 'warning', 'description-long', `The description has ${counted(bytes)} bytes; PSP-1 and Apple allow ${counted(MOST_BYTES)}, and the rest is cut off.${more}`);
  }
}

const counted = (number: number): string => String(number).replace(/\B(?=(?:\d{3})+$)/g, ',');
