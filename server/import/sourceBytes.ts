import { NotFoundException } from '@nestjs/common';
import type { Database } from '../platform/database.ts';

const PIECE = 4_000_000;

/** The bytes of a source, piece by piece: on the way they are text of twice their size. */
export async function sourceBytes({ pool }: Pick<Database, 'pool'>, id: string): Promise<Uint8Array<ArrayBuffer>> {
  const { rows: [source] } = await pool.query<{ length: number }>('select octet_length(bytes) as length from "source" where id = $1', [id]);
  if (!source) throw new NotFoundException({ code: 'not-found', message: 'There is no such source (any more).' });
  const bytes = new Uint8Array(source.length);
  for (let at = 0; at < bytes.length; at += PIECE) {
    const { rows: [row] } = await pool.query<{ piece: Buffer }>('select substring(bytes from $2 for $3) as piece from "source" where id = $1', [id, at + 1, PIECE]);
    bytes.set(row!.piece, at);
  }
  return bytes;
}
