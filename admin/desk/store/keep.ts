import type { Kept, LeftBehind } from './pendingEdit';

/** How it stands with what waits: all of it would survive a crash, it is being written, or it cannot be written here. */
export type Keeping = 'kept' | 'keeping' | 'failed';

/** Where unsent edits and decisions survive a crash of the browser. Each opening of a desk has a place of its own, so that two tabs keep theirs apart. */
export interface Keep {
  readonly state: Keeping;
  /** Keeps these edits, or decisions, instead of those that were kept before; the newest call counts. */
  save(kept: Omit<Kept, 'decisions'> | Pick<Kept, 'decisions'>): void;
  /** Takes over what openings of the same person left behind that are no more. Asked again, it gives what was left since. */
  adopt(): Promise<LeftBehind[]>;
  /** Listens to `state`, and to openings that are no more only now: they can be taken over from. */
  onChange(listeners: { state: () => void; left: () => void }): void;
  /** The episode is no more: whatever waits for it, of any opening, goes, and nothing is kept from here on. */
  forgetEpisode(): Promise<void>;
  /** Somebody else may take over what is kept. */
  release(): void;
}
