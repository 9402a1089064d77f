import type { Id } from '#core/model/id';
import { editsOf, forgetOpenings, openUnsent, type UnsentDatabase } from './keepInBrowser';
import type { PendingEdit } from './pendingEdit';

/** What one person did to an episode and this browser alone has, of whatever opening, those that live too. */
export const unsentOf = (episodeId: Id, userId: Id): Promise<PendingEdit[]> =>
  within(async (database) => {
    const edits: PendingEdit[] = [];
    const openings = await database.getAllFromIndex('opening', 'episode', episodeId);
    for (const opening of openings.filter((each) => each.userId === userId)) edits.push(...(await editsOf(database, opening)));
    return edits;
  });

/** Nothing of it is kept any longer. What others who sign in here did to the episode stays until they were told, too. */
export const forgetUnsentOf = (episodeId: Id, userId: Id): Promise<void> =>
  within((database) => forgetOpenings(database, episodeId, (opening) => opening.userId === userId));

async function within<Answer>(work: (database: UnsentDatabase) => Promise<Answer>): Promise<Answer> {
  const database = await openUnsent(() => {});
  try {
    return await work(database);
  } finally {
    database.close();
  }
}
