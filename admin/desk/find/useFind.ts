import { useSyncExternalStore } from 'react';
import { useWorkbench } from '../context';
import type { FindState } from './find';

/** A part of the search's state; `select` must give the same value for the same state. */
export function useFind<Part>(select: (state: FindState) => Part): Part {
  const { find } = useWorkbench();
  return useSyncExternalStore(find.subscribe, () => select(find.get()));
}
