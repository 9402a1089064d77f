import type { Ask } from '../platform/ask.ts';
import { itemIn } from './sourceItems.ts';
import { understandPage } from './understand.ts';

interface Row {
  id: string;
  said: string | null;
  sourceId: string;
  key: string;
  isFeed: boolean;
}

/**
 * What the sources of episodes say as their introductions: one query. One that came before that was kept is read now, and kept.
 *
 * @param as `read`: whatever is kept; an older Stet may have read it otherwise
 */
export async function sourceIntroductions(ask: Ask, episodeIds: readonly string[], as: 'kept' | 'read' = 'kept'): Promise<Map<string, string>> {
  const rows = await ask<Row>(
    'select e.id, e."sourceIntroduction" as said, e."sourceId", e.key, s.kind = \'feed\' as "isFeed" from "episode" e join "source" s on s.id = e."sourceId" where e.id = any($1::uuid[])', [episodeIds]);
  const introductions = new Map<string, string>();
  for (const row of rows) introductions.set(row.id, (as === 'kept' ? row.said : null) ?? (await lookedUp(ask, row)));
  return introductions;
}

async function lookedUp(ask: Ask, { id, sourceId, key, isFeed }: Row): Promise<string> {
  const notes = isFeed ? (await itemIn(ask, sourceId, key))?.notes : await pageNotes(ask, sourceId);
  if (!notes) return ''; // where the source's items are has never been asked; the first reading of one says so
  await ask('update "episode" set "sourceIntroduction" = $2 where id = $1::uuid and "sourceId" = $3::uuid and "sourceIntroduction" is distinct from $2', [id, notes.introduction, sourceId]);
  return notes.introduction;
}

async function pageNotes(ask: Ask, sourceId: string) {
  const [row] = await ask<{ bytes: Uint8Array }>('select bytes from "source" where id = $1::uuid', [sourceId]);
  return understandPage(row!.bytes).notes;
}
