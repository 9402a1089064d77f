import type { Workbench } from '../workbench';

/** Goes to what is to be decided, and gives it the focus. */
export function showConflict(workbench: Workbench): void {
  const place = workbench.store.getState().conflict?.conflicts.find(({ recordId }) => workbench.segment(recordId))?.recordId;
  if (place) workbench.go(place, true);
  document.querySelector<HTMLElement>('.conflict button')?.focus();
}
