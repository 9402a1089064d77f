import { Injectable } from '@nestjs/common';
import type { PreviewProgress as Progress } from '#core/model/publication';

const STARTING: Progress = { stage: 'starting', done: 0, total: 0 };

/** How far the preview of a show has come: that of a thousand corrected episodes takes a minute. Only the server that makes it knows; the others say that it starts. */
@Injectable()
export class PreviewProgress {
  private readonly shows = new Map<string, Progress>();

  of(showId: string): Progress {
    return this.shows.get(showId) ?? STARTING;
  }

  /** Goes through what a stage does one by one, and keeps count. */
  *through<T>(showId: string, stage: Progress['stage'], list: readonly T[]): Generator<T> {
    try {
      for (const [done, each] of list.entries()) {
        this.shows.set(showId, { stage, done, total: list.length });
        yield each;
      }
    } finally {
      this.shows.delete(showId);
    }
  }
}
