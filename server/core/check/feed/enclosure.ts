import { attributeOf, childrenNamed, type Element } from '../../feed/elements.ts';
import { requiredAddress } from './address.ts';
import { at, shown, type Found } from './found.ts';
import type { CheckedItem } from './subject.ts';

/** The types that PSP-1 and Apple accept, and common aliases. */
const TAKEN = new Set(['audio/mpeg', 'audio/mp4', 'audio/m4a', 'audio/x-m4a', 'audio/aac', 'video/mp4', 'video/m4v', 'video/x-m4v', 'video/quicktime', 'application/pdf']);
const MEANT: Readonly<Record<string, string>> = { 'audio/mp3': 'audio/mpeg', 'audio/mpeg3': 'audio/mpeg', 'audio/x-mp3': 'audio/mpeg', 'audio/x-mpeg': 'audio/mpeg', 'audio/mpg': 'audio/mpeg' };
const OF_ENDING: Readonly<Record<string, RegExp>> = { mp3: /^audio\/(?:mpeg3?|mp3|x-mp3|x-mpeg|mpg)$/, m4a: /^audio\/(?:mp4|m4a|x-m4a|aac)$/, mp4: /^(?:video|audio)\//, m4v: /^video\// };

/** `enclosure` (PSP-1; RSS 2.0): exactly one, with an address, a length in bytes and a type. */
export function* enclosure({ item }: CheckedItem): Generator<Found> {
  const [first, ...others] = childrenNamed(item, '', 'enclosure');
  if (!first) return;
  yield* requiredAddress(first, 'url', 'psp-1', 'enclosure', 'the audio');
  yield* lengthFault(first);
  yield* typeFault(first);
  for (const other of others) yield at(other, 'rss', 'warning', 'enclosure-repeated', 'The episode already has an enclosure, and apps play the first or the last. Keep one, and use podcast:alternateEnclosure for the others.');
}

function* lengthFault(element: Element): Generator<Found> {
  const length = attributeOf(element, 'length')?.trim() ?? '';
  if (length === '') yield at(element, 'psp-1', 'error', 'enclosure-length-missing', 'The enclosure has no length: write the size of the file in bytes.');
  else if (!/^\d+$/.test(length)) yield at(element, 'psp-1', 'error', 'enclosure-length', `The enclosure’s length ${shown(length)} is not a number of bytes.`);
  else if (/^0+$/.test(length)) yield at(element, 'psp-1', 'warning', 'enclosure-length-zero', 'The enclosure has a length of 0 bytes: write the size of the file. Some apps skip empty files.');
}

function* typeFault(element: Element): Generator<Found> {
  const type = attributeOf(element, 'type')?.trim().toLowerCase() ?? '';
  const [, ending = ''] = /\.([a-z0-9]{3})$/i.exec((attributeOf(element, 'url') ?? '').trim().replace(/[?#].*$/, '')) ?? [];
  const fitting = OF_ENDING[ending.toLowerCase()];
  if (type === '') yield at(element, 'psp-1', 'error', 'enclosure-type-missing', 'The enclosure has no type: write “audio/mpeg” for an MP3, “audio/x-m4a” for an M4A.');
  else if (fitting && !fitting.test(type)) yield at(element, 'apple', 'warning', 'enclosure-type-differs', `The enclosure’s address ends in .${ending.toLowerCase()}, but its type is ${shown(type)}. Some apps trust the one and some the other: make them agree.`);
  else if (!TAKEN.has(type)) yield at(element, 'apple', 'warning', 'enclosure-type', `Apple does not accept enclosures of type ${shown(type)}${Object.hasOwn(MEANT, type) ? `: write “${MEANT[type]}”` : ', only MP3, M4A, MP4, M4V, MOV and PDF'}.`);
}
