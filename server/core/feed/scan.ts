import type { Range } from '../model/patch.ts';
import { advance } from '../model/place.ts';
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

/** An item of a feed read in pieces: its identity, and its place in the feed's bytes. */
export interface PlacedItem {
  key: string;
  guid: string | null;
  startByte: number;
  endByte: number;
  bytes: Uint8Array;
  /** Its first line, 1-based, and its number of line ends. */
  line: number;
  lines: number;
}

/** The same with its content; null if that was already known. */
export interface ScannedItem extends PlacedItem {
  read: ReadItem | null;
}

/** A feed apart from its items. */
export interface ScannedFeed extends Pick<FeedIndex, 'bindings' | 'entities'> {
  show: ShowReading;
  /** In bytes of the feed; {@link FeedIndex} has the same offsets in its text. */
  declareAt: number;
  headStart: number;
  headEnd: number;
  /** As made by `skeletonOf`. */
  skeleton: string;
}

/** A feed that is read in pieces. */
export interface FeedScan {
  /** The items that are complete so far. After an error there are none, and `end` reports it. */
  write(text: string): ScannedItem[];
  end(): ScannedFeed | { problems: FeedProblem[] };
}

/**
 * Reads a feed in pieces, however long: it holds one item at a time, plus what is outside items. The proof and the reading are
 * those of `readFeed`, by the same two parsers, and the places those of `indexFeed`.
 *
 * @param isKnown whether an item was read before, byte for byte: it is proved again but not parsed
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

/** An item that is well-formed but still cannot be accepted. */
class Refused extends Error {}

/** The bindings in the channel, whose start tag is complete as soon as there is an item. */
export function bindingsOf(text: string, { root }: Gate): Bindings {
  return shallow(text, channelOf(root)!, shallow(text, root, NOTHING_BOUND).bindings).bindings;
}

function besidesItems(document: FeedDocument, written: Pick<FeedDecoder, 'encoding' | 'bom'>, headEnd: number | undefined): Omit<ScannedFeed, 'skeleton'> {
  const { bindings, entities, declareAt, head } = indexOf(document);
  const byteAt = byteOffsetsOf({ ...written, text: document.text });
  const [declareByte, headStart] = [byteAt(declareAt), byteAt(head.start)];
  return { bindings, entities, show: readShow(document.text, document.channel), declareAt: declareByte, headStart, headEnd: headEnd ?? byteAt(head.end) };
}
