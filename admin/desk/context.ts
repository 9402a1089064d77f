import { createContext, use, useSyncExternalStore } from 'react';
import type { Attention } from './attention';
import type { PlaybackState } from './player/playback';
import type { ReviewState } from './review/review';
import type { DeskState } from './store/deskState';
import type { Workbench } from './workbench';

export const WorkbenchContext = createContext<Workbench | null>(null);

export function useWorkbench(): Workbench {
  const workbench = use(WorkbenchContext);
  if (!workbench) throw new Error('this part of the desk stands outside of a desk');
  return workbench;
}

/** A part of the desk's state; for the same state, `select` must return the same value. */
export function useDesk<Part>(select: (state: DeskState) => Part): Part {
  const { store } = useWorkbench();
  return useSyncExternalStore(store.subscribe, () => select(store.getState()));
}

export function useAttention<Part>(select: (attention: Attention) => Part): Part {
  const { attention } = useWorkbench();
  return useSyncExternalStore(attention.subscribe, () => select(attention.get()));
}

export function usePlayback<Part>(select: (state: PlaybackState) => Part): Part {
  const { playback } = useWorkbench();
  return useSyncExternalStore(playback.subscribe, () => select(playback.getState()));
}

export function useReview<Part>(select: (state: ReviewState) => Part): Part {
  const { review } = useWorkbench();
  return useSyncExternalStore(review.subscribe, () => select(review.get()));
}

/** The current key map. */
export function useKeyMap() {
  const { keys } = useWorkbench();
  return useSyncExternalStore(keys.subscribe, () => keys.get().map);
}
