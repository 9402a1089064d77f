import type { Id } from '#core/model/id';
import { valueOf, withLatest, type ByEpisode } from './latest';

/** In which order an episode's speakers got their numbers and colours from somebody, kept in their browser. A full or forbidden store keeps nothing and breaks nothing. */
export class CastMemory {
  readonly #key: string;

  constructor(private readonly storage: Pick<Storage, 'getItem' | 'setItem'>, userId: Id, private readonly episodeId: Id) {
    this.#key = `stet.cast.${userId}`;
  }

  recall(): readonly Id[] {
    return valueOf(this.#read(), this.episodeId) ?? [];
  }

  keep(speakers: readonly Id[]): void {
    try {
      this.storage.setItem(this.#key, JSON.stringify(withLatest(this.#read(), this.episodeId, speakers)));
    } catch {
      // Private windows and full disks: it holds for this visit.
    }
  }

  #read(): ByEpisode<readonly Id[]> {
    try {
      const found: unknown = JSON.parse(this.storage.getItem(this.#key) ?? '[]');
      return Array.isArray(found) ? (found.filter(Array.isArray) as [Id, Id[]][]) : [];
    } catch {
      return [];
    }
  }
}
