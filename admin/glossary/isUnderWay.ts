import type { GlossaryRun } from '#core/model/glossary';

/** How long to wait before asking for a run's progress again. */
export const LOOK_AGAIN_MS = 1_000;

export const isUnderWay = ({ state, reverted }: GlossaryRun): boolean => state === 'running' || reverted?.state === 'running';
