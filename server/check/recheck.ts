import { randomUUID } from 'node:crypto';
import { checkEpisode } from '#core/check/check';
import { CHECKS } from '#core/check/checks';
import type { ReadingWarning } from '#core/check/episode';
import { NOTICED_CODES } from '#core/check/readingWarnings';
import { introductionOf } from '#core/edit/notes/introduction';
import type { Rule } from '#core/glossary/rules';
import { heardLengths } from '../audio/heardLengths.ts';
import { readRecordsOf } from '../edit/readRecords.ts';
import { sourceIntroductions } from '../import/sourceIntroductions.ts';
import { LINKED_CODES, MOST_COMPARED, placesToCheck } from '../linked/placesToCheck.ts';
import { askingIn } from '../platform/ask.ts';
import { batchesOf } from '../platform/batchesOf.ts';
import { insertRows } from '../platform/insertRows.ts';
import type { Transaction } from '../platform/database.ts';
import { keyOf } from './keyOf.ts';
import { recount } from './recount.ts';
import { repeatedGuid } from './repeatedGuid.ts';

interface Checked {
  id: string;
  revision: number;
  key: string;
  guid: string | null;
  sourceId: string;
  durationMs: number | null;
  segments: number;
}

export type Noticed = ReadonlyMap<string, readonly ReadingWarning[]>;

/** Limits of a batch: many short episodes, or as many long transcripts as easily fit in memory. */
const MOST_EPISODES = 200;
const MOST_SEGMENTS = 5_000;

/**
 * Checks episodes again, and stores their findings and counts for the current revision.
 *
 * @param noticed what the reader noticed in their sources, by episode, where those have just been read: only that changes it, so an edit reads no notes
 */
export async function recheck(transaction: Transaction, showId: string, episodeIds: readonly string[], noticed?: Noticed): Promise<void> {
  // lock, so that no edit comes between reading and counting
  const episodes = await transaction.$queryRaw<Checked[]>`
    select e.id, revision, key, guid, "sourceId", "durationMs", case when ${episodeIds.length > 1} then (select count(*)::int from "segment" where "episodeId" = e.id) else 0 end as segments
      from "episode" e where e.id = any(${episodeIds}::uuid[]) order by e.id for no key update`;
  const glossary = (await transaction.glossaryRule.findMany({ where: { showId, enabled: true }, orderBy: [{ wrong: 'asc' }, { id: 'asc' }] })) as unknown as Rule[];
  const isCompared = episodes.length <= MOST_COMPARED;
  for (const some of batchesOf(episodes, ({ segments }) => segments, { most: MOST_EPISODES, heaviest: MOST_SEGMENTS })) await recheckSome(transaction, showId, some, { glossary, isCompared, noticed });
}

async function recheckSome(transaction: Transaction, showId: string, episodes: readonly Checked[], { glossary, isCompared, noticed }: { glossary: readonly Rule[]; isCompared: boolean; noticed: Noticed | undefined }): Promise<void> {
  const ids = episodes.map(({ id }) => id);
  const ask = askingIn(transaction);
  const { speakers, episodes: records } = await readRecordsOf(ask, showId, ids);
  const introductions = await sourceIntroductions(ask, ids);
  const heard = await heardLengths(ask, ids);
  const compared = isCompared ? await placesToCheck(ask, episodes) : new Map<string, never>();
  const rows: object[] = [];
  for (const episode of episodes) {
    const { notes, ...own } = records.get(episode.id)!;
    const introduction = introductionOf(notes, introductions.get(episode.id)!);
    const findings = [...repeatedGuid(episode), ...checkEpisode({ ...own, introduction, speakers, glossary, warnings: noticed?.get(episode.id) ?? [], recording: { heardMs: heard.get(episode.id) ?? null, declaredMs: episode.durationMs }, ...compared.get(episode.id) })];
    findings.forEach(({ fix: _, ...finding }, place) => rows.push({ id: randomUUID(), episodeId: episode.id, showId, place, ...finding, key: keyOf(finding) }));
  }
  // many at once are not compared with their files, so findings from that stay until somebody looks at the episode
  const staying = [...(isCompared ? [] : LINKED_CODES), ...(noticed ? [] : NOTICED_CODES)];
  await transaction.finding.deleteMany({ where: { episodeId: { in: ids }, code: { notIn: staying } } });
  await insertRows(transaction, 'finding', rows);
  await transaction.$executeRaw`update "episode" set "checkedRevision" = revision, checks = case when ${noticed !== undefined} then ${CHECKS} else checks end where id = any(${ids}::uuid[])`;
  await recount(transaction, ids);
}
