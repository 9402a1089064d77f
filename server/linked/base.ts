import type { TranscriptChapter, TranscriptSegment } from '#core/formats/transcript';
import type { Ask } from '../platform/ask.ts';
import { ROLES } from './noteUse.ts';
import { readPlace, type LinkedRole } from './readPlace.ts';

/** What an episode's records were taken from, unless that was its notes: whatever differs from it has been edited. */
export interface Base {
  segments?: TranscriptSegment[];
  chapters?: TranscriptChapter[];
  /** Somebody brought a transcript as a file: what of it the notes do not tell did not come from notes. */
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
  return standing(ask, taken, ({ takenRevision }) => takenRevision);
}

/** Those whose revision is not undone, or whose undoing is. */
async function standing<T extends { episodeId: string }>(ask: Ask, all: readonly T[], revisionOf: (each: T) => number): Promise<T[]> {
  if (all.length === 0) return [];
  const undone = await ask<{ episodeId: string; number: number; undoes: number }>('select "episodeId", number, undoes from "revision" where "episodeId" = any($1::uuid[]) and undoes is not null', [all.map(({ episodeId }) => episodeId)]);
  const undoing = new Map(undone.map(({ episodeId, number, undoes }) => [`${episodeId} ${undoes}`, number]));
  return all.filter((each) => {
    let stands = true;
    for (let by = undoing.get(`${each.episodeId} ${revisionOf(each)}`); by !== undefined; by = undoing.get(`${each.episodeId} ${by}`)) stands = !stands;
    return stands;
  });
}

/** The bases of those episodes that have one; for the others, the notes are the base. */
export async function basesOf(ask: Ask, episodeIds: readonly string[]): Promise<Map<string, Base>> {
  const bases = await basesIn(ask, await takenFiles(ask, episodeIds));
  const brought = await standing(ask, await ask<Brought>(BROUGHT, [episodeIds, FILE_OF_NOTES]), ({ number }) => number);
  const last = new Map(brought.map((each) => [each.episodeId, each]));
  for (const { episodeId, isOfNotes } of last.values()) if (!isOfNotes) bases.set(episodeId, { ...bases.get(episodeId), brought: true });
  return bases;
}

interface Brought {
  episodeId: string;
  number: number;
  isOfNotes: boolean;
}

/** What a file is called that is made of an episode's own notes. */
export const FILE_OF_NOTES = 'Show notes';

/** The files that put segments into an episode, by the revisions that did; accepting one names its revision after it. */
const BROUGHT = `
  select r."episodeId", r.number, s."fileName" is not distinct from $2 as "isOfNotes" from "source" s join "revision" r on r."episodeId" = s."episodeId" and left(r."clientId", 36) = s.id::text
   where s."episodeId" = any($1::uuid[]) and s.kind = 'file' and jsonb_path_exists(r.operations, '$[*] ? (@.type == "insertSegment" || @.operations[*].type == "insertSegment")')
   order by r.number`;

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
