import { Injectable } from '@nestjs/common';
import { batchesOf } from '../../platform/batchesOf.ts';
import { Database } from '../../platform/database.ts';
import { sha256 } from '../../platform/secrets.ts';
import { blobOf, keepBlobs } from '../blob.ts';
import type { EpisodeFiles, LinkedFile } from '../filesOf.ts';
import { asking, type Ask } from '../../platform/ask.ts';

/** Limits of a batch of items whose files, with their compressed forms, are stored together while those of the next batch are made. */
const BATCH = { most: 20, heaviest: 2_000_000 };

/** Stores the files that feeds link, each once, by the hash of its bytes. */
@Injectable()
export class FileStore {
  constructor(private readonly database: Database) {}

  /**
   * Writes files that are not stored yet, outside any transaction. Those that no publication references in the end are deleted later.
   *
   * @returns false if a file no longer matches the hash in its address, because what it is made from has changed
   */
  async bring(all: readonly EpisodeFiles[]): Promise<boolean> {
    const missing = await this.missing(all);
    const toBring = all.filter(({ files }) => files.some((file) => missing.has(file.sha256)));
    let kept = Promise.resolve(); // storing one batch, while the next one is made
    for (const batch of batchesOf(toBring, ({ files }) => files.reduce((sum, { length }) => sum + length, 0), BATCH)) {
      const fresh: [bytes: Uint8Array, mediaType: string][] = [];
      for (const { files, write } of batch) {
        const written = await write();
        for (const [place, file] of files.entries()) {
          const bytes = written[place];
          if (!bytes || sha256(bytes).toString('hex') !== file.sha256) return kept.then(() => false);
          if (missing.delete(file.sha256)) fresh.push([bytes, file.mediaType]);
        }
      }
      await kept;
      kept = this.keep(fresh);
      kept.catch(() => {}); // awaited below
    }
    await kept;
    return true;
  }

  private async keep(files: readonly [bytes: Uint8Array, mediaType: string][]): Promise<void> {
    await keepBlobs(asking(this.database.pool), await Promise.all(files.map((each) => blobOf(...each))));
  }

  /**
   * Call in the publication's transaction, with the show locked; from then on the files stay.
   *
   * @returns whether all of them are there, since an unreferenced one may have been deleted
   */
  async hold(ask: Ask, files: readonly LinkedFile[]): Promise<boolean> {
    const names = new Set(files.map((file) => file.sha256));
    if (names.size === 0) return true;
    const held = await ask(`select sha256 from "blob" where sha256 = any(select decode(hex, 'hex') from unnest($1::text[]) as hex) for key share`, [[...names]]);
    return held.length === names.size;
  }

  private async missing(all: readonly EpisodeFiles[]): Promise<Set<string>> {
    const names = [...new Set(all.flatMap(({ files }) => files.map((file) => file.sha256)))];
    if (names.length === 0) return new Set();
    const { rows } = await this.database.pool.query<{ name: string }>('select name from unnest($1::text[]) name where not exists (select from "blob" where sha256 = decode(name, \'hex\'))', [names]);
    return new Set(rows.map(({ name }) => name));
  }
}
