import type { Range } from '../model/patch.ts';
import { byteOffsetsOf, lengthIn } from './byteOffsets.ts';
import { documentFrom, itemOf, type FeedDocument } from './document.ts';
import { Disagreement, NOTHING_BOUND, shallow } from './elements.ts';
import { encodeFeed, type FeedDecoder } from './encoding.ts';
import { indexOf, type FeedIndex } from './feedIndex.ts';
import { channelOf, gating, type Gate } from './gate.ts';
import { keying, tooLongKey } from './keys.ts';
import type { Bindings } from './namespaces.ts';
import type { FeedProblem } from './problem.ts';
import { readOne, type ReadItem } from './read.ts';
import type { ShowReading } from './reading.ts';
import { readShow } from './readShow.ts';
import { skeletonOf } from './skeleton.ts';

/** An item of a feed that is read while it comes: who it is, and where it lies in the feed's bytes. */
export interface PlacedItem {
  key: string;
  guid: string | null;
  startByte: number;
  endByte: number;
  bytes: Uint8Array;
  /** Its first line, 1-based, and how many line ends it has. */
  line: number;
  lines: number;
}

/** The same with what it says; null where that was known already. */
export interface ScannedItem extends PlacedItem {
  read: ReadItem | null;
}

/** What a feed is besides its items. */
export interface ScannedFeed extends Pick<FeedIndex, 'bindings' | 'entities'> {
  show: ShowReading;
  /** In bytes of the feed, as {@link FeedIndex} has them in its text. */
  declareAt: number;
  headStart: number;
  headEnd: number;
  /** As `skeletonOf` makes it. */
  skeleton: string;
}

/** A feed that is read while it comes. */
export interface FeedScan {
  /** The items that are whole by now. Where something is wrong there are none any more, and `end` says what. */
  write(text: string): ScannedItem[];
  end(): ScannedFeed | { problems: FeedProblem[] };
}

/**
 * Reads a feed piece by piece, however long: one item is held at a time, and what stands outside of items. It is proved and read as
 * `readFeed` does it, by the same two parsers, and found where `indexFeed` finds it.
 *
 * @param isKnown says of an item that it was read before, byte for byte: it is proved again, but not taken apart
 */
export function scanFeed({ encoding, bom }: Pick<FeedDecoder, 'encoding' | 'bom'>, isKnown: (item: PlacedItem) => boolean = () => false): FeedScan {
  const lengthOf = lengthIn(encoding);
  const bytesOf = (text: string): number => lengthOf(text, 0, text.length);
  const keyOf = keying();
  const refused: FeedProblem[] = [];
  let found: ScannedItem[] = [];
  let around: Bindings | undefined;
  let headEnd: number | undefined;
  const cuts: Range[] = [];
  const place = { line: 1, column: 1 };
  let byte = bom ? (encoding === 'utf-8' ? 3 : 2) : 0;
  const reading = gating(undefined, (cut) => {
    const startByte = (byte += bytesOf(cut.before));
    const endByte = (byte += bytesOf(cut.text));
    around ??= bindingsOf(reading.rest(), reading.soFar);
    headEnd ??= startByte;
    advance(place, cut.before);
    const { line, column } = place;
    advance(place, cut.text);
    const at = (cuts.at(-1)?.end ?? 0) + cut.before.length;
    cuts.push({ start: at, end: at });
    try {
      const item = itemOf(cut.text, cut.outline, cut.instructions, around);
      const key = keyOf(cut.text, item);
      const tooLong = tooLongKey(key);
      if (tooLong !== null) throw new Refused(tooLong);
      const placed = { key: key.key, guid: key.guid, startByte, endByte, bytes: encodeFeed(cut.text, encoding, false), line, lines: place.line - line };
      found.push({ ...placed, read: isKnown(placed) ? null : readOne(cut.text, item, key, { line, column }) });
    } catch (error) {
      if (!(error instanceof Disagreement || error instanceof Refused)) throw error;
      refused.push({ line, column, message: error.message });
    }
  });
  return {
    write: (text) => {
      found = [];
      if (refused.length === 0) reading.write(text);
      return refused.length === 0 ? found : [];
    },
    end: () => {
      if (refused.length > 0) return { problems: refused };
      const gate = reading.end();
      const document = documentFrom(reading.rest(), gate);
      return 'problems' in document ? document : { ...besidesItems(document, { encoding, bom }, headEnd), skeleton: skeletonOf(document.text, cuts) };
    },
  };
}

/** An item that is well-formed and cannot be taken all the same. */
class Refused extends Error {}

/** What is bound in the channel, whose start tag is there as soon as an item is. */
export function bindingsOf(text: string, { root }: Gate): Bindings {
  return shallow(text, channelOf(root)!, shallow(text, root, NOTHING_BOUND).bindings).bindings;
}

function besidesItems(document: FeedDocument, written: Pick<FeedDecoder, 'encoding' | 'bom'>, headEnd: number | undefined): Omit<ScannedFeed, 'skeleton'> {
  const { bindings, entities, declareAt, head } = indexOf(document);
  const byteAt = byteOffsetsOf({ ...written, text: document.text });
  const [declareByte, headStart] = [byteAt(declareAt), byteAt(head.start)];
  return { bindings, entities, show: readShow(document.text, document.channel), declareAt: declareByte, headStart, headEnd: headEnd ?? byteAt(head.end) };
}

/** The place behind a text that stands at a place. */
export function advance(place: { line: number; column: number }, text: string): void {
  let start = -1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) [start, place.line] = [at, place.line + 1];
  place.column = start === -1 ? place.column + text.length : text.length - start;
}
