import { READER } from '#core/notes/reader';
import type { Database } from '../platform/database.ts';
import type { ReadAnew } from '../reader/readAnew.ts';
import { showToPublish, type ShowToPublish } from './showToPublish.ts';

/** The current state of a show, after any of its episodes named by an older reader have been read again. */
export async function showReadAnew(database: Database, anew: ReadAnew, id: string): Promise<ShowToPublish> {
  const show = await showToPublish(database, id);
  if (show.episodes.every(({ reader }) => reader >= READER)) return show;
  await anew.show(id);
  return showToPublish(database, id);
}
