import type { Kept } from './pendingEdit';

/** Where unsent edits survive a reload. */
export interface Keep {
  load(): Kept | null;
  save(kept: Kept | null): void;
}

/** Keeps them in the browser, one place per episode. A full or forbidden store keeps nothing and breaks nothing. */
export function keepIn(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>, episodeId: string): Keep {
  const key = `stet.desk.${episodeId}`;
  return {
    load() {
      try {
        const kept = JSON.parse(storage.getItem(key) ?? 'null') as Kept | null;
        return kept && Array.isArray(kept.edits) && kept.edits.length > 0 ? kept : null;
      } catch {
        return null;
      }
    },
    save(kept) {
      try {
        if (kept?.edits.length) storage.setItem(key, JSON.stringify(kept));
        else storage.removeItem(key);
      } catch {
        // Private windows and full disks: the edits still wait in memory.
      }
    },
  };
}
