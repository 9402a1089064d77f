import type { Id } from '#core/model/id';

/** Somebody works at no more episodes than this at a time. */
const MOST_EPISODES = 200;

type Remembered = [episodeId: Id, speakers: Id[]][];

/** In which order an episode's speakers got their numbers and colours from somebody, kept in their browser. A full or forbidden store keeps nothing and breaks nothing. */
export class CastMemory {
  readonly #key: string;

  constructor(private readonly storage: Pick<Storage, 'getItem' | 'setItem'>, userId: Id, private readonly episodeId: Id) {
    this.#key = `stet.cast.${userId}`;
  }

  recall(): Id[] {
    return this.#read().find(([id]) => id === this.episodeId)?.[1] ?? [];
  }

  keep(speakers: readonly Id[]): void {
    try {
      const others = this.#read().filter(([id]) => id !== this.episodeId);
      this.storage.setItem(this.#key, JSON.stringify([...others, [this.episodeId, speakers]].slice(-MOST_EPISODES)));
    } catch {
      // Private windows and full disks: it holds for this visit.
    }
  }

  #read(): Remembered {
    try {
      const found: unknown = JSON.parse(this.storage.getItem(this.#key) ?? '[]');
      return Array.isArray(found) ? (found.filter(Array.isArray) as Remembered) : [];
    } catch {
      return [];
    }
  }
}
