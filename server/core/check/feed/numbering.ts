import { attributeOf, childrenNamed, type Element } from '../../feed/elements.ts';
import { textOf } from '../../feed/fields.ts';
import type { Vocabulary } from '../../feed/namespaces.ts';
import { at, shown, type Found } from './found.ts';
import type { CheckedChannel, CheckedItem } from './subject.ts';

/** `itunes:type` (Apple): two kinds of show. */
export function* showType({ text, channel }: CheckedChannel): Generator<Found> {
  yield* valueFault(text, channel, 'itunes', 'type', /^(?:episodic|serial)$/i, 'apple', 'show-type', 'write “episodic” or “serial”');
}

/** Numbers and kinds of episodes: `itunes:episode`, `itunes:season`, `itunes:episodeType` (Apple); `podcast:episode`, `podcast:season` (podcast-namespace 1.0). */
export function* numbering({ text, item }: CheckedItem): Generator<Found> {
  yield* valueFault(text, item, 'itunes', 'episode', /^0*[1-9]\d*$/, 'apple', 'episode-number', 'write a whole number from 1, or leave it out');
  yield* valueFault(text, item, 'itunes', 'season', /^0*[1-9]\d*$/, 'apple', 'season-number', 'write a whole number from 1, or leave it out');
  yield* valueFault(text, item, 'itunes', 'episodeType', /^(?:full|trailer|bonus)$/i, 'apple', 'episode-type', 'write “full”, “trailer” or “bonus”');
  yield* valueFault(text, item, 'podcast', 'episode', /^\d+(?:\.\d+)?$/, 'podcasting-2.0', 'podcast-episode-number', 'write a number, and put any other text into the attribute “display”');
  yield* valueFault(text, item, 'podcast', 'season', /^\d+$/, 'podcasting-2.0', 'podcast-season-number', 'write a whole number, and put any other text into the attribute “name”');
  yield* lengthOf(item, 'episode', 'display', 32);
  yield* lengthOf(item, 'season', 'name', 128);
}

function* valueFault(text: string, parent: Element, vocabulary: Vocabulary, local: string, allowed: RegExp, rule: 'apple' | 'podcasting-2.0', code: string, way: string): Generator<Found> {
  for (const element of childrenNamed(parent, vocabulary, local)) {
    const value = textOf(text, element);
    if (value !== null && !allowed.test(value)) yield at(element, rule, 'warning', code, `${vocabulary}:${local} says ${shown(value)}: ${way}.`);
  }
}

function* lengthOf(item: Element, local: string, attribute: string, longest: number): Generator<Found> {
  for (const element of childrenNamed(item, 'podcast', local)) {
    const { length } = [...(attributeOf(element, attribute) ?? '')];
    if (length > longest) yield at(element, 'podcasting-2.0', 'warning', `podcast-${local}-${attribute}-long`, `${attribute} has ${length} characters; apps cut it after ${longest}.`);
  }
}
