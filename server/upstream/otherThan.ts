import { sourceLength, sourcePieces } from '../import/sourceBytes.ts';
import type { Database } from '../platform/database.ts';
import { sha256 } from '../platform/secrets.ts';

type Store = Pick<Database, 'pool'>;

/**
 * The pieces of a download if it differs from a stored source; null if it is the same. The database compares hashes, so a feed whose host sends
 * all of it each time is neither stored nor held in memory, except for the current piece.
 */
export async function otherThan(store: Store, sourceId: string, pieces: AsyncGenerator<Buffer>): Promise<AsyncGenerator<Buffer> | null> {
  const length = await sourceLength(store, sourceId);
  let same = 0;
  for (;;) {
    const { value: piece, done } = await pieces.next();
    if (done && same === length) return null;
    if (done) return sourcePieces(store, sourceId, same);
    if (!(await hasPiece(store, sourceId, same, piece))) return joined(sourcePieces(store, sourceId, same), [piece], pieces);
    same += piece.length;
  }
}

async function hasPiece({ pool }: Store, sourceId: string, at: number, piece: Buffer): Promise<boolean> {
  const { rows } = await pool.query('select 1 from "source" where id = $1 and sha256(substring(bytes from $2 for $3)) = $4', [sourceId, at + 1, piece.length, sha256(piece)]);
  return rows.length > 0;
}

async function* joined(...parts: readonly (AsyncIterable<Buffer> | Iterable<Buffer>)[]): AsyncGenerator<Buffer> {
  for (const part of parts) yield* part;
}
