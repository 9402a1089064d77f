import type { Operation } from '#core/edit/operation';
import type { Id } from '#core/model/id';
import type { Revision } from '#core/model/revision';

/** An edit of one's own that reached other episodes too, and can be taken back there only together with them; or the taking back of one. */
export interface Shared {
  /** The revision that it is in this episode. */
  number: number;
  /** Where it was a run of the show's glossary, or its taking back: that run, which is also an edit of each episode. */
  glossaryRun: Id | null;
  /** How many episodes it changed; of a run of the glossary that is not told here. */
  episodes: number | null;
  operations: readonly Operation[];
}

const RUN = /^glossary-(?:back-)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** An edit that takes another one back. Where some of a run of the glossary stayed, its taking back does not say what it undoes. */
export const takesBack = ({ undoes, clientId }: Pick<Revision, 'undoes' | 'clientId'>): boolean => undoes !== null || (clientId?.startsWith('glossary-back-') ?? false);

/** Null for an edit of this episode alone. */
export function sharedOf({ number, clientId, reaches, inverse, operations }: Revision): Shared | null {
  const glossaryRun = RUN.exec(clientId ?? '')?.[1] ?? null;
  if (glossaryRun !== null) return { number, glossaryRun, episodes: null, operations };
  return reaches > 1 || inverse.length === 0 ? { number, glossaryRun, episodes: reaches, operations } : null;
}
