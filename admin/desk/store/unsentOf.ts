import type { Id } from '#core/model/id';
import { editsOf, forgetOpenings, lockOf, openUnsent, type UnsentDatabase } from './keepInBrowser';
import type { PendingEdit } from './pendingEdit';

/** What one person did to an episode and only this browser has, from all openings, live ones included. */
export interface Unsent {
  edits: PendingEdit[];
  /** How many decisions about findings. */
  decisions: number;
}

export const unsentOf = (episodeId: Id, userId: Id): Promise<Unsent> =>
  within(async (database) => {
    const unsent: Unsent = { edits: [], decisions: 0 };
    const openings = await database.getAllFromIndex('opening', 'episode', episodeId);
    for (const opening of openings.filter((each) => each.userId === userId)) {
      unsent.edits.push(...(await editsOf(database, opening)));
      unsent.decisions += opening.decisions?.length ?? 0;
    }
    return unsent;
  });

/** Deletes what this person left. What others who sign in here did to the episode stays until they have been told too. */
export const forgetUnsentOf = (episodeId: Id, userId: Id): Promise<void> =>
  within((database) => forgetOpenings(database, episodeId, (opening) => opening.userId === userId));

/** An episode for which something waits that no desk is open to send. */
export interface Forsaken {
  episodeId: Id;
  title: string | null;
  edits: number;
  decisions: number;
}

/** Episodes for which one person left something in this browser: opening one sends it, or gives the words back if the episode is gone. */
export const forsakenBy = (userId: Id): Promise<Forsaken[]> =>
  within(async (database) => {
    const living = new Set((await navigator.locks?.query())?.held?.map(({ name }) => name));
    const forsaken = new Map<Id, Forsaken>();
    for (const { tab, episodeId, title = null, order, decisions = [], userId: whose } of await database.getAll('opening')) {
      if (whose !== userId || living.has(lockOf(tab))) continue;
      const before = forsaken.get(episodeId);
      forsaken.set(episodeId, { episodeId, title, edits: (before?.edits ?? 0) + order.length, decisions: (before?.decisions ?? 0) + decisions.length });
    }
    return [...forsaken.values()];
  });

async function within<Answer>(work: (database: UnsentDatabase) => Promise<Answer>): Promise<Answer> {
  const database = await openUnsent(() => {});
  try {
    return await work(database);
  } finally {
    database.close();
  }
}
