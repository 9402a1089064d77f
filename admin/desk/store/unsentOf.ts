import type { Id } from '#core/model/id';
import { ofTab, openUnsent, type UnsentDatabase } from './keepInBrowser';
import type { PendingEdit } from './pendingEdit';

/** What one person did to an episode and this browser alone has, of whatever opening, those that live too. */
export const unsentOf = (episodeId: Id, userId: Id): Promise<PendingEdit[]> =>
  within(async (database) => {
    const edits: PendingEdit[] = [];
    for (const { tab, order } of await openingsOf(database, episodeId, userId)) {
      const found = new Map((await database.getAll('edit', ofTab(tab))).map(({ tab: _, ...edit }) => [edit.clientId, edit]));
      edits.push(...order.flatMap((clientId) => found.get(clientId) ?? []));
    }
    return edits;
  });

/** Nothing of it is kept any longer. What others who sign in here did to the episode stays until they were told, too. */
export const forgetUnsentOf = (episodeId: Id, userId: Id): Promise<void> =>
  within(async (database) => {
    const tabs = (await openingsOf(database, episodeId, userId)).map(({ tab }) => tab);
    const transaction = database.transaction(['opening', 'edit'], 'readwrite');
    const [openings, rows] = [transaction.objectStore('opening'), transaction.objectStore('edit')];
    await Promise.all([...tabs.flatMap((tab) => [openings.delete(tab), rows.delete(ofTab(tab))]), transaction.done]);
  });

const openingsOf = async (database: UnsentDatabase, episodeId: Id, userId: Id) =>
  (await database.getAllFromIndex('opening', 'episode', episodeId)).filter((opening) => opening.userId === userId);

async function within<Answer>(work: (database: UnsentDatabase) => Promise<Answer>): Promise<Answer> {
  const database = await openUnsent(() => {});
  try {
    return await work(database);
  } finally {
    database.close();
  }
}
