import type { Id } from '#core/model/id';

/** A person's listening preferences. */
export interface PlayerSettings {
  rate: number;
  /** From 0 to 1. */
  volume: number;
  muted: boolean;
  /** How far to go back on pause, so that playing on starts with some context. */
  rollBackMs: number;
  backMs: number;
  forwardMs: number;
  pauseWhileTyping: boolean;
  follow: boolean;
}

/** Where a person was in an episode. */
export interface Place {
  timeMs: number;
  segmentId: Id | null;
}

export const atFirst: PlayerSettings = { rate: 1, volume: 1, muted: false, rollBackMs: 2_000, backMs: 5_000, forwardMs: 10_000, pauseWhileTyping: false, follow: true };

/** In version 1, scrolling once switched off following for good, which nobody had asked for. */
const VERSION = 2;

/** Nobody works on more episodes than this at a time. */
const MOST_PLACES = 200;

interface Remembered {
  version: number;
  settings: Partial<PlayerSettings>;
  /** By episode, latest last. */
  places: [Id, Place][];
}

/** What the player remembers about a person in this browser. A full or forbidden storage remembers nothing and breaks nothing. */
export class PlayerMemory {
  readonly #key: string;

  constructor(private readonly storage: Pick<Storage, 'getItem' | 'setItem'>, userId: Id) {
    this.#key = `stet.player.${userId}`;
  }

  settings(): PlayerSettings {
    return { ...atFirst, ...this.#read().settings };
  }

  keepSettings(settings: PlayerSettings): void {
    this.#write({ ...this.#read(), settings });
  }

  place(episodeId: Id): Place | null {
    return this.#read().places.find(([id]) => id === episodeId)?.[1] ?? null;
  }

  keepPlace(episodeId: Id, place: Place): void {
    const { places, ...rest } = this.#read();
    this.#write({ ...rest, places: [...places.filter(([id]) => id !== episodeId), [episodeId, place] as [Id, Place]].slice(-MOST_PLACES) });
  }

  #read(): Remembered {
    try {
      const { version, settings: { follow, ...settings } = {}, places } = JSON.parse(this.storage.getItem(this.#key) ?? '{}') as Partial<Remembered>;
      return { version: VERSION, settings: { ...settings, ...(version === VERSION && follow !== undefined && { follow }) }, places: Array.isArray(places) ? places : [] };
    } catch {
      return { version: VERSION, settings: {}, places: [] };
    }
  }

  #write(remembered: Remembered): void {
    try {
      this.storage.setItem(this.#key, JSON.stringify(remembered));
    } catch {
      // Private windows and full disks: it is only remembered for this visit.
    }
  }
}
