import { randomUUID } from 'node:crypto';
import { applyAll, touchesOf } from '#core/edit/apply';
import { bring } from '#core/edit/bring/bring';
import { readerOf } from '#core/edit/records';
import type { BringMode } from '#core/model/episodeImport';
import { askingIn } from '../../platform/ask.ts';
import type { Transaction } from '../../platform/database.ts';
import { appendRevisions } from '../appendRevisions.ts';
import { writeChanges } from '../writeChanges.ts';
import type { BroughtFile } from './readBrought.ts';
import { wholeEpisode } from './wholeEpisode.ts';

interface Bringing {
  mode: BringMode;
  /** Null if Stet does it by itself; `note` then says what it is. */
  authorId: string | null;
  note?: string;
  clientId?: string;
}

/** Applies a file to an episode that the caller has locked, as one revision; false if it changes nothing. */
export async function bringOnto(transaction: Transaction, { showId, episodeId }: { showId: string; episodeId: string }, file: Pick<BroughtFile, 'kind' | 'segments' | 'chapters'>, { mode, ...made }: Bringing): Promise<boolean> {
  const records = await wholeEpisode(askingIn(transaction), { id: episodeId, showId });
  const operations = bring(records, file, { mode, kind: file.kind, newId: randomUUID });
  if (operations.length === 0) return false;
  const reader = readerOf(records);
  const outcome = applyAll(reader, operations);
  if (!outcome.ok) throw new Error(`bringing a file made an operation that cannot be applied: ${outcome.failure.message}`);
  await writeChanges(transaction, { showId, episodeId }, reader, outcome.changes);
  await appendRevisions(transaction, { showId, episodeId, reached: new Map(), operations, inverse: outcome.inverse, touches: touchesOf(reader, operations), ...made });
  return true;
}
