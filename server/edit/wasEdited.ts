import type { FileKind } from '#core/model/episodeImport';
import type { Transaction } from '../platform/database.ts';

const EDITS: Record<FileKind, readonly string[]> = {
  transcript: ['setText', 'replaceAll in transcript', 'setSpeaker', 'setTime', 'shift', 'stretch', 'split', 'merge', 'insertSegment', 'deleteSegment', 'mergeSpeakers'],
  chapters: ['replaceAll in chapters', 'addChapter', 'setChapter', 'deleteChapter'],
};

/** Whether anybody has edited an episode's transcript or chapters since a revision; what Stet took from linked files by itself does not count. */
export async function wasEdited(transaction: Pick<Transaction, '$queryRaw'>, episodeId: string, since: number, kind: FileKind): Promise<boolean> {
  const [found] = await transaction.$queryRaw<unknown[]>`
    select 1 from "revision" r, lateral (
      select jsonb_path_query(r.operations, 'lax $[*].type') #>> '{}' as type union all select jsonb_path_query(r.operations, 'lax $[*].operations[*].type') #>> '{}'
      union all select 'replaceAll in transcript' where r.operations @? 'lax $.**.edits[*] ? (!exists(@.in))'
      union all select 'replaceAll in chapters' where r.operations @? 'lax $.**.edits[*] ? (@.in == "chapter")') made
     where r."episodeId" = ${episodeId}::uuid and r.number > ${since} and r."authorId" is not null and made.type = any(${EDITS[kind]}::text[]) limit 1`;
  return found !== undefined;
}
