import { useSyncExternalStore } from 'react';
import { useWorkbench } from '../context';
import type { FindState } from './find';

/** A part of the search's state; for the same state, `select` must return the same value. */
export function useFind<Part>(select: (state: FindState) => Part): Part {
  const { find } = useWorkbench();
  return useSyncExternalStore(find.subscribe, () => select(find.get()));
}
