import type { Kept, LeftBehind } from './pendingEdit';

/** Whether waiting edits would survive a crash: all are stored, they are being written, or they cannot be written here. */
export type Keeping = 'kept' | 'keeping' | 'failed';

/** Storage in which unsent edits and decisions survive a crash of the browser. Each opening of a desk has its own place, so two tabs do not mix theirs. */
export interface Keep {
  readonly state: Keeping;
  /** Replaces the stored edits, or decisions, by these; the newest call counts. */
  save(kept: Omit<Kept, 'decisions'> | Pick<Kept, 'decisions'>): void;
  /** Takes over what ended openings of the same person left behind. Called again, it returns what has been left since. */
  adopt(): Promise<LeftBehind[]>;
  /** `state` is called when the state changes, `left` when another opening ends whose edits can now be taken over. */
  onChange(listeners: { state: () => void; left: () => void }): void;
  /** The episode was deleted: drops what any opening kept for it, and keeps nothing from here on. */
  forgetEpisode(): Promise<void>;
  /** Lets another opening take over what is kept. */
  release(): void;
}
