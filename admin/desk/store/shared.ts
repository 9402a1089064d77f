import type { Operation } from '#core/edit/operation';
import type { Id } from '#core/model/id';
import type { Revision } from '#core/model/revision';

/** An edit of one's own that reached other episodes too, and can only be undone in all of them together; or the undo of one. */
export interface Shared {
  /** Its revision number in this episode. */
  number: number;
  /** The run of the show's glossary that it is, or undoes; such a run is also an edit of each episode. */
  glossaryRun: Id | null;
  /** How many episodes it changed; not known here for a run of the glossary. */
  episodes: number | null;
  operations: readonly Operation[];
}

const RUN = /^glossary-(?:back-)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** Whether an edit undoes another one. The undo of a glossary run does not say what it undoes if some of the run stayed. */
export const takesBack = ({ undoes, clientId }: Pick<Revision, 'undoes' | 'clientId'>): boolean => undoes !== null || (clientId?.startsWith('glossary-back-') ?? false);

/** Null for an edit of this episode alone. */
export function sharedOf({ number, clientId, reaches, inverse, operations }: Revision): Shared | null {
  const glossaryRun = RUN.exec(clientId ?? '')?.[1] ?? null;
  if (glossaryRun !== null) return { number, glossaryRun, episodes: null, operations };
  return reaches > 1 || inverse.length === 0 ? { number, glossaryRun, episodes: reaches, operations } : null;
}
