import { crc32 } from 'node:zlib';

/** The beginning of an item in ASCII-compatible encodings and in UTF-16. */
const SIGNS = [Buffer.from('<item'), Buffer.from('<item', 'utf16le').subarray(0, 9)];

/** How many bytes after a cut can influence it. */
export const LOOKAHEAD = Math.max(...SIGNS.map(({ length }) => length));

/** Small items are combined up to about this many bytes. */
const ENOUGH = 16_384;
/** The longest chunk. */
export const MOST = 262_144;

/**
 * Cuts a feed into chunks that end before items. Whatever precedes the first item is a chunk, and so is each item of at least `ENOUGH` bytes;
 * after which of the smaller items to cut depends on their own bytes, so that a longer or shorter neighbour moves no cut. A chunk depends only
 * on the bytes from its start on, not on how the feed was cut before: the same bytes always give the same chunks, and cutting can restart at
 * any cut.
 */
export function* cutsOf(bytes: Buffer): Generator<{ start: number; end: number }> {
  const items = new Items(bytes);
  for (let start = 0; start < bytes.length;) {
    const end = endOf(bytes, start, items);
    yield { start, end };
    start = end;
  }
}

function endOf(bytes: Buffer, start: number, items: Items): number {
  const most = Math.min(bytes.length, start + MOST);
  for (let item = start; ;) {
    const next = items.after(item);
    if (next >= most) return most;
    if (!items.isOne(item) || endsAChunk(bytes.subarray(item, next))) return next;
    item = next;
  }
}

const endsAChunk = (item: Buffer): boolean => item.length >= ENOUGH || crc32(item) / 2 ** 32 < item.length / ENOUGH;

/** Finds where items begin, searching for each sign only once. */
class Items {
  private readonly found = SIGNS.map(() => -1);

  constructor(private readonly bytes: Buffer) {}

  after(place: number): number {
    for (const [index, sign] of SIGNS.entries()) {
      if (this.found[index]! > place) continue;
      const next = this.bytes.indexOf(sign, place + 1);
      this.found[index] = next === -1 ? Infinity : next;
    }
    return Math.min(...this.found);
  }

  isOne(place: number): boolean {
    return SIGNS.some((sign) => this.bytes.subarray(place, place + sign.length).equals(sign));
  }
}
