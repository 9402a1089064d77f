import { crc32 } from 'node:zlib';

/** Where an item of a feed begins, as it is written in UTF-8 and its like, and in UTF-16. */
const SIGNS = [Buffer.from('<item'), Buffer.from('<item', 'utf16le').subarray(0, 9)];

/** So many bytes behind a cut have a say in it. */
export const LOOKAHEAD = Math.max(...SIGNS.map(({ length }) => length));

/** Small items go together until there are about so many bytes of them. */
const ENOUGH = 16_384;
/** Nothing longer than this is one chunk. */
export const MOST = 262_144;

/**
 * Cuts a feed into chunks, which end before items: what comes before the first is a chunk, and so is each item of `ENOUGH`
 * bytes; after which of the smaller ones to cut their own bytes decide, so that a longer or shorter neighbour moves no cut.
 * A chunk is a function of the bytes from its start on and of nothing else, least of all of what was cut before: the same
 * bytes always fall into the same chunks, and cutting may begin again at any cut.
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

/** The places where items begin, each sign looked for once. */
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
