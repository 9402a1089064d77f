import { PayloadTooLargeException } from '@nestjs/common';

/** How much of a feed is in memory at a time: a balance of few queries and little memory. */
const PIECE_BYTES = 1_000_000;

/**
 * Cuts a stream of bytes into pieces of equal length, except for the last.
 *
 * @throws PayloadTooLargeException if there are more than `most`
 */
export async function* piecesOf(stream: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, most: number): AsyncGenerator<Buffer> {
  let piece = Buffer.allocUnsafeSlow(PIECE_BYTES);
  let [filled, length] = [0, 0];
  for await (const chunk of stream) {
    length += chunk.length;
    if (length > most) throw tooLarge(most);
    for (let at = 0; at < chunk.length; ) {
      const part = chunk.subarray(at, at + PIECE_BYTES - filled);
      piece.set(part, filled);
      [at, filled] = [at + part.length, filled + part.length];
      if (filled < PIECE_BYTES) continue;
      yield piece;
      [piece, filled] = [Buffer.allocUnsafeSlow(PIECE_BYTES), 0];
    }
  }
  if (filled > 0) yield piece.subarray(0, filled);
}

/** The first piece, to decide by, together with all the pieces. */
export async function opened(pieces: AsyncGenerator<Buffer>): Promise<{ head: Buffer; all: AsyncGenerator<Buffer> }> {
  const { value: head = Buffer.alloc(0) } = await pieces.next();
  return { head, all: (async function* () { yield head; yield* pieces; })() };
}

/** All pieces joined. @throws PayloadTooLargeException if there are more than `most` bytes */
export async function whole(pieces: AsyncIterable<Buffer>, most: number): Promise<Buffer> {
  const all: Buffer[] = [];
  let length = 0;
  for await (const piece of pieces) {
    length += piece.length;
    if (length > most) throw tooLarge(most);
    all.push(piece);
  }
  return Buffer.concat(all, length);
}

const tooLarge = (most: number) => new PayloadTooLargeException(`This is larger than the ${Math.floor(most / 1_000_000)} MB that are taken here.`);
