import { NotFoundException } from '@nestjs/common';
import type { Database } from '../platform/database.ts';

const PIECE = 1_000_000;

type Store = Pick<Database, 'pool'>;

/** The length of a source in bytes. */
export async function sourceLength({ pool }: Store, id: string): Promise<number> {
  const { rows: [source] } = await pool.query<{ length: number }>('select octet_length(bytes) as length from "source" where id = $1', [id]);
  if (!source) throw new NotFoundException({ code: 'not-found', message: 'There is no such source, or it is no longer there.' });
  return source.length;
}

/** The first `length` bytes of a source, in pieces, because PostgreSQL sends bytes as text of twice their size. */
export async function* sourcePieces({ pool }: Store, id: string, length: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < length; at += PIECE) {
    const { rows: [row] } = await pool.query<{ piece: Buffer }>('select substring(bytes from $2 for $3) as piece from "source" where id = $1', [id, at + 1, Math.min(PIECE, length - at)]);
    if (!row) throw new NotFoundException({ code: 'not-found', message: 'There is no such source, or it is no longer there.' });
    yield row.piece;
  }
}

/** All bytes of a source. */
export async function sourceBytes(store: Store, id: string): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(await sourceLength(store, id));
  let at = 0;
  for await (const piece of sourcePieces(store, id, bytes.length)) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
