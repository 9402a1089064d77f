import type { CheckedEpisode } from '#core/check/check';
import type { CheckedPlace } from '#core/check/linkedPlaces';
import { toldBy } from '#core/feed/get';
import type { NotesReading } from '#core/notes/reading';
import { itemsIn } from '../import/sourceItems.ts';
import type { Ask } from '../platform/ask.ts';
import { basesIn, takenFiles } from './base.ts';
import { LinkedError } from './linkedError.ts';
import { nameIn } from './nameIn.ts';
import { kindOfRole, readPlace, type LinkedRole } from './readPlace.ts';

interface Row {
  id: string;
  episodeId: string;
  role: LinkedRole;
  url: string;
  status: 'ok' | 'problem';
  problem: string | null;
  bytes: Uint8Array | null;
}

type Compared = Pick<CheckedEpisode, 'places' | 'base'>;

/** How many episodes are compared with their files at a time: reading files takes longer than all other checks. */
export const MOST_COMPARED = 5;

/** Codes of the findings that come from comparing files. */
export const LINKED_CODES = ['linked-broken', 'linked-incomplete', 'linked-speaker', 'linked-time', 'linked-chapters'];

/** For the checks: the other places of those episodes that have any, and what their records were taken from. */
export async function placesToCheck(ask: Ask, episodes: readonly { id: string; sourceId: string; key: string }[]): Promise<Map<string, Compared>> {
  const ids = episodes.map(({ id }) => id);
  const compared = new Map<string, Compared>();
  const rows = await ask<Row>(
    `select l.id, l."episodeId", l.role, l.url, l.status, l.problem, s.bytes from "linked_file" l left join "source" s on s.id = l."sourceId"
      where l."episodeId" = any($1::uuid[]) and (l.status = 'ok' or (l.status = 'problem' and l."retryAt" is null and l.role <> 'id3')) order by l.role, l.position`, [ids]);
  if (rows.length === 0) return compared;
  const files = await takenFiles(ask, ids);
  const [bases, taken] = [await basesIn(ask, files), new Set(files.map(({ id }) => id))];
  const linking = episodes.filter(({ id }) => rows.some(({ episodeId }) => episodeId === id));
  const items = await itemsIn(ask, linking);
  for (const [place, { id }] of linking.entries()) {
    const item = items.get(place);
    const base = bases.get(id);
    const places: CheckedPlace[] = [];
    for (const row of rows) if (row.episodeId === id && !taken.has(row.id)) places.push(await placeOf(row));
    if (item) places.push(...placesOfNotes(item.notes, base));
    const told = item && toldBy(item);
    compared.set(id, { places, base: { segments: base?.segments ?? told?.segments, chapters: base?.chapters ?? told?.chapters.map(({ startMs, title, url = null, imageUrl = null }) => ({ startMs, title, url, imageUrl })) } });
  }
  return compared;
}

async function placeOf({ role, url, problem, status, bytes }: Row): Promise<CheckedPlace> {
  const place = { name: nameIn(url) ?? 'psc:chapters', kind: kindOfRole(role), problem: null, segments: [], chapters: [] };
  if (status === 'problem' || bytes === null) return { ...place, problem: problem ?? 'nothing came.' };
  try {
    const { segments, chapters } = await readPlace(bytes, role);
    return { ...place, segments, chapters };
  } catch (error) {
    if (!(error instanceof LinkedError)) throw error;
    return { ...place, problem: error.message };
  }
}

/** The notes as a place, if the records were taken from elsewhere. */
function placesOfNotes({ segments, chapters }: NotesReading, base: Compared['base']): CheckedPlace[] {
  const notes = { name: 'The show notes', problem: null };
  return [
    ...(base?.segments && segments.length > 0 ? [{ ...notes, kind: 'transcript' as const, segments, chapters: [] }] : []),
    ...(base?.chapters && chapters.length > 0 ? [{ ...notes, kind: 'chapters' as const, segments: [], chapters: chapters.map(({ startMs, title }) => ({ startMs, title, url: null, imageUrl: null })) }] : []),
  ];
}
