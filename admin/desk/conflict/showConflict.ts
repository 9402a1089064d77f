import type { Workbench } from '../workbench';

/** Goes to the first conflict that needs a decision, and focuses it. */
export function showConflict(workbench: Workbench): void {
  const place = workbench.store.getState().conflict?.conflicts.find(({ recordId }) => workbench.segment(recordId))?.recordId;
  if (place) workbench.go(place, true);
  document.querySelector<HTMLElement>('.conflict button')?.focus();
}
