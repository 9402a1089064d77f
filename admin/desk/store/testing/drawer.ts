import type { Keep, Keeping } from '../keep';
import type { Kept, LeftBehind } from '../pendingEdit';

/** A browser's store, in which every opening has a place. */
export class Drawer {
  readonly places = new Map<object, Kept>();
  readonly living = new Set<object>();
  full = false;

  open(): Keep {
    const opening = {};
    let all: Kept = { baseRevision: 0, edits: [], decisions: [] };
    this.living.add(opening);
    const isFull = () => this.full;
    return {
      get state(): Keeping {
        return isFull() ? 'failed' : 'kept';
      },
      save: (kept) => {
        if (this.full) return;
        all = { ...all, ...kept };
        if (all.edits.length + all.decisions.length) this.places.set(opening, all);
        else this.places.delete(opening);
      },
      adopt: async (): Promise<LeftBehind[]> => [...this.places].filter(([place]) => !this.living.has(place)).map(([place, kept]) => ({ ...kept, placed: () => void this.places.delete(place) })),
      onChange: () => {},
      forgetEpisode: async () => this.places.clear(),
      release: () => void this.living.delete(opening),
    };
  }
}
