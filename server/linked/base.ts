import type { TranscriptChapter, TranscriptSegment } from '#core/formats/transcript';
import type { Ask } from '../platform/ask.ts';
import { ROLES } from './noteUse.ts';
import { readPlace, type LinkedRole } from './readPlace.ts';

/** What an episode's records were taken from, unless that was its notes: whatever differs from it has been edited. */
export interface Base {
  segments?: TranscriptSegment[];
  chapters?: TranscriptChapter[];
  /** Somebody brought a file for the episode: what its notes do not tell did not come from notes. */
  brought?: true;
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

/** The linked files that the episodes' records were taken from, without those whose taking has been undone. */
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

/** The bases of those episodes that have one; for the others, the notes are the base. */
export async function basesOf(ask: Ask, episodeIds: readonly string[]): Promise<Map<string, Base>> {
  const [bases, brought] = [await basesIn(ask, await takenFiles(ask, episodeIds)), await ask<{ episodeId: string }>(BROUGHT, [episodeIds])];
  for (const { episodeId } of brought) bases.set(episodeId, { ...bases.get(episodeId), brought: true });
  return bases;
}

/** A file that nobody has accepted yet belongs to no show; one that the feed links was brought by nobody. */
const BROUGHT = `select distinct "episodeId" from "source" where "episodeId" = any($1::uuid[]) and kind = 'file' and "showId" is not null and "createdBy" is not null`;

/** The same for files already known to have been taken. */
export async function basesIn(ask: Ask, taken: readonly Taken[]): Promise<Map<string, Base>> {
  const bases = new Map<string, Base>();
  for (const each of taken) bases.set(each.episodeId, { ...bases.get(each.episodeId), ...(await baseOf(ask, each)) });
  return bases;
}

/** The content of one file at the time it was taken. */
export async function baseOf(ask: Ask, { role, takenSourceId, takenNames }: Taken): Promise<Base> {
  const [row] = await ask<{ bytes: Uint8Array }>('select bytes from "source" where id = $1::uuid', [takenSourceId]);
  const { segments, chapters } = await readPlace(row!.bytes, role);
  return ROLES.transcript.includes(role) ? { segments: segments.map((segment) => calledHere(segment, takenNames)) } : { chapters };
}

/** A segment with its speaker under the name the show used when the file was taken. */
export const calledHere = (segment: TranscriptSegment, names: Record<string, string> | null): TranscriptSegment =>
  segment.speaker === null || names?.[segment.speaker] === undefined ? segment : { ...segment, speaker: names[segment.speaker]! };
