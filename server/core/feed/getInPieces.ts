import { advance } from '../model/place.ts';
import { documentFrom, itemOf } from './document.ts';
import { feedDecoder } from './encoding.ts';
import { gating } from './gate.ts';
import { showOf, viewOfItem, type GotEpisode, type GotShow } from './get.ts';
import { keying } from './keys.ts';
import type { Bindings } from './namespaces.ts';
import { readOne, unlessDisagreed } from './read.ts';
import { bindingsOf } from './scan.ts';

/** The editorial view of a feed whose bytes come in pieces. */
export interface FeedGetting {
  /** The episodes that are complete so far. */
  write(bytes: Uint8Array, isLast: boolean): GotEpisode[];
  /** Null if the feed cannot be read: {@link import('./get.ts').getFeed} of all its bytes says why. */
  end(): GotShow | null;
}

/**
 * Reads what `getFeed` reads but holds one episode at a time, for callers that do not need all at once.
 *
 * @param head the first 200 bytes of the feed, or all if there are fewer
 */
export function getInPieces(head: Uint8Array): FeedGetting {
  const decoder = feedDecoder(head);
  const keyOf = keying();
  const place = { line: 1, column: 1 };
  let found: GotEpisode[] = [];
  let around: Bindings | undefined;
  let isSound = !('problems' in decoder);
  const reading = gating(undefined, ({ text, outline, instructions, before }) => {
    around ??= bindingsOf(reading.rest(), reading.soFar);
    advance(place, before);
    const item = itemOf(text, outline, instructions, around);
    found.push(viewOfItem(readOne(text, item, keyOf(text, item), { ...place }).item));
    advance(place, text);
  });
  const readOn = (bytes: Uint8Array, isLast: boolean): { isSound: boolean } => {
    const text = isSound && !('problems' in decoder) ? decoder.decode(bytes, isLast) : '';
    if (typeof text === 'string') reading.write(text);
    return { isSound: isSound && typeof text === 'string' };
  };
  return {
    write: (bytes, isLast) => {
      found = [];
      const read = unlessDisagreed(() => readOn(bytes, isLast));
      isSound = 'isSound' in read && read.isSound;
      return found;
    },
    end: () => {
      if (!isSound) return null;
      const document = documentFrom(reading.rest(), reading.end());
      return 'problems' in document ? null : showOf(document);
    },
  };
}
