import { READER } from '#core/notes/reader';
import type { Database } from '../platform/database.ts';
import type { ReadAnew } from '../reader/readAnew.ts';
import { showToPublish, type ShowToPublish } from './showToPublish.ts';

/** A show as it stands, once each of its episodes was read by the reader that will write it. */
export async function showReadAnew(database: Database, anew: ReadAnew, id: string): Promise<ShowToPublish> {
  const show = await showToPublish(database, id);
  if (show.episodes.every(({ reader }) => reader >= READER)) return show;
  await anew.show(id);
  return showToPublish(database, id);
}
