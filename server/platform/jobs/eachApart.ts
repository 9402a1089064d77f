import { Logger } from '@nestjs/common';
import type { Clock } from '../clock.ts';
import type { Database } from '../database.ts';

/** When something that failed is tried again; a server that starts tries it at once, as it may be another version. */
const AGAIN_MS = 60 * 60_000;

/**
 * Work on many episodes, a few at a time, in which one that fails stops no other: its batch is done again one by one, what failed is logged with
 * the episode's id, and is tried again later.
 */
export class EachApart {
  private readonly log = new Logger('jobs');
  private readonly againAt = new Map<string, number>();

  constructor(private readonly what: string, private readonly database: Database, private readonly clock: Clock) {}

  /** Those that did not fail lately. */
  ready<Row extends { id: string }>(rows: readonly Row[]): Row[] {
    const nowMs = this.clock.now();
    return rows.filter(({ id }) => (this.againAt.get(id) ?? 0) <= nowMs);
  }

  /** @param work does a batch in a transaction of its own, so that a batch that failed has done nothing */
  async run(batches: Iterable<readonly { id: string }[]>, work: (ids: string[]) => Promise<void>, signal?: AbortSignal): Promise<void> {
    for (const batch of batches) {
      if (signal?.aborted) return;
      await this.some(batch.map(({ id }) => id), work, signal);
    }
  }

  private async some(ids: string[], work: (ids: string[]) => Promise<void>, signal?: AbortSignal): Promise<void> {
    try {
      await work(ids);
      for (const id of ids) this.againAt.delete(id);
    } catch (error) {
      // where the database is away, no episode is at fault
      await this.database.pool.query('select 1');
      if (ids.length > 1) return this.run(ids.map((id) => [{ id }]), work, signal);
      this.againAt.set(ids[0]!, this.clock.now() + AGAIN_MS);
      this.log.error(`${this.what} failed for episode ${ids[0]}, and is tried again in an hour: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    }
  }
}
