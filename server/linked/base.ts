import type { TranscriptChapter, TranscriptSegment } from '#core/formats/transcript';
import type { Ask } from '../platform/ask.ts';
import { ROLES } from './noteUse.ts';
import { readPlace, type LinkedRole } from './readPlace.ts';

/** What an episode's records were taken from, where that is not its notes: what differs from it since was edited. */
export interface Base {
  segments?: TranscriptSegment[];
  chapters?: TranscriptChapter[];
}

export interface Taken {
  id: string;
  episodeId: string;
  role: LinkedRole;
  takenSourceId: string;
  takenNames: Record<string, string> | null;
  takenRevision: number;
  status: string;
}

/** The linked files that the records of episodes were taken from, by an edit that was not undone since. */
export async function takenFiles(ask: Ask, episodeIds: readonly string[]): Promise<Taken[]> {
  const taken = await ask<Taken>('select id, "episodeId", role, "takenSourceId", "takenNames", "takenRevision", status from "linked_file" where "episodeId" = any($1::uuid[]) and "takenRevision" is not null', [episodeIds]);
  if (taken.length === 0) return [];
  const undone = await ask<{ episodeId: string; number: number; undoes: number }>('select "episodeId", number, undoes from "revision" where "episodeId" = any($1::uuid[]) and undoes is not null', [taken.map(({ episodeId }) => episodeId)]);
  const undoing = new Map(undone.map(({ episodeId, number, undoes }) => [`${episodeId} ${undoes}`, number]));
  return taken.filter(({ episodeId, takenRevision }) => {
    let stands = true;
    for (let by = undoing.get(`${episodeId} ${takenRevision}`); by !== undefined; by = undoing.get(`${episodeId} ${by}`)) stands = !stands;
    return stands;
  });
}

/** The base of each of these episodes that has one; of the others the notes are. */
export const basesOf = async (ask: Ask, episodeIds: readonly string[]): Promise<Map<string, Base>> => basesIn(ask, await takenFiles(ask, episodeIds));

/** The same, of files that are known to have been taken. */
export async function basesIn(ask: Ask, taken: readonly Taken[]): Promise<Map<string, Base>> {
  const bases = new Map<string, Base>();
  for (const each of taken) bases.set(each.episodeId, { ...bases.get(each.episodeId), ...(await baseOf(ask, each)) });
  return bases;
}

/** What one file was when it was taken. */
export async function baseOf(ask: Ask, { role, takenSourceId, takenNames }: Taken): Promise<Base> {
  const [row] = await ask<{ bytes: Uint8Array }>('select bytes from "source" where id = $1::uuid', [takenSourceId]);
  const { segments, chapters } = await readPlace(row!.bytes, role);
  return ROLES.transcript.includes(role) ? { segments: segments.map((segment) => calledHere(segment, takenNames)) } : { chapters };
}

/** A segment with its speaker as the show called them when it was taken. */
export const calledHere = (segment: TranscriptSegment, names: Record<string, string> | null): TranscriptSegment =>
  segment.speaker === null || names?.[segment.speaker] === undefined ? segment : { ...segment, speaker: names[segment.speaker]! };
