import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database.ts';

/** Reads the bytes of uploaded recordings, one chunk at a time. */
@Injectable()
export class KeptBytes {
  constructor(private readonly database: Database) {}

  async *between(fileId: string, start: number, end: number): AsyncGenerator<Buffer, void> {
    for (let at = start; at < end;) {
      const { rows: [chunk] } = await this.database.pool.query<{ startByte: number; bytes: Buffer }>(
        'select "startByte", bytes from "audio_chunk" where "fileId" = $1 and "startByte" <= $2 order by "startByte" desc limit 1', [fileId, at]);
      const bytes = chunk?.bytes.subarray(at - chunk.startByte, end - chunk.startByte);
      if (!bytes?.length) throw new Error('a part of the recording is gone: somebody replaced it');
      yield bytes;
      at += bytes.length;
    }
  }
}
