import { randomUUID } from 'node:crypto';
import { checkEpisode } from '#core/check/check';
import type { Finding } from '#core/model/finding';
import { readRecordsOf } from '../edit/readRecords.ts';
import { insertRows } from '../platform/insertRows.ts';
import type { Transaction } from '../platform/database.ts';
import { repeatedGuid } from './repeatedGuid.ts';

interface Checked {
  id: string;
  revision: number;
  key: string;
  guid: string | null;
}

const AT_ONCE = 200;

/** Makes the findings of some episodes anew and keeps them, with their counts, as those of the episode's revision. */
export async function recheck(transaction: Transaction, showId: string, episodeIds: readonly string[]): Promise<void> {
  for (let from = 0; from < episodeIds.length; from += AT_ONCE) await recheckSome(transaction, showId, episodeIds.slice(from, from + AT_ONCE));
}

async function recheckSome(transaction: Transaction, showId: string, ids: readonly string[]): Promise<void> {
  // no edit comes between what is read and what is counted
  const episodes = await transaction.$queryRaw<Checked[]>`select id, revision, key, guid from "episode" where id = any(${ids}::uuid[]) order by id for no key update`;
  const { speakers, episodes: records } = await readRecordsOf((sql, values) => transaction.$queryRawUnsafe(sql, ...values), showId, ids);
  const rows: object[] = [];
  const counted: object[] = [];
  for (const episode of episodes) {
    const findings = [...repeatedGuid(episode), ...checkEpisode({ ...records.get(episode.id)!, speakers })];
    const count = (severity: Finding['severity']): number => findings.filter((finding) => finding.severity === severity).length;
    counted.push({ id: episode.id, checkedRevision: episode.revision, errorCount: count('error'), warningCount: count('warning') });
    rows.push(...findings.map(({ fix: _, ...finding }, place) => ({ id: randomUUID(), episodeId: episode.id, showId, place, ...finding })));
  }
  await transaction.finding.deleteMany({ where: { episodeId: { in: [...ids] } } });
  await insertRows(transaction, 'finding', rows);
  await transaction.$executeRaw`
    update "episode" e set "checkedRevision" = c."checkedRevision", "errorCount" = c."errorCount", "warningCount" = c."warningCount"
      from jsonb_populate_recordset(null::"episode", ${JSON.stringify(counted)}::jsonb) c where e.id = c.id`;
}
