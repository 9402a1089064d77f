import type { GlossaryRun } from '#core/model/glossary';

/** How long until one looks again how far a run is. */
export const LOOK_AGAIN_MS = 1_000;

export const isUnderWay = ({ state, reverted }: GlossaryRun): boolean => state === 'running' || reverted?.state === 'running';
