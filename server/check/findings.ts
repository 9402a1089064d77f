import { Injectable } from '@nestjs/common';
import type { Finding } from '#core/model/finding';
import { Access } from '../access/access.ts';
import type { Requester } from '../access/requester.ts';
import { Database } from '../platform/database.ts';
import type { List } from '../shows/listQuery.ts';
import { recheck } from './recheck.ts';

/** What the checks report, made anew where an edit was since. */
@Injectable()
export class Findings {
  constructor(private readonly database: Database, private readonly access: Access) {}

  async run(user: Requester, episodeId: string): Promise<List<Finding>> {
    await this.access.require(user, 'viewer', { episodeIds: [episodeId] });
    const items = await this.of(episodeId);
    return { items, total: items.length };
  }

  /** Without asking for access: for services that did. */
  async of(episodeId: string): Promise<Finding[]> {
    return (await this.ofMany([episodeId])).get(episodeId)!;
  }

  /** Of many episodes of one show: few queries, and checks only where something changed. */
  async ofMany(episodeIds: readonly string[]): Promise<Map<string, Finding[]>> {
    const { rows: stale } = await this.database.pool.query<{ id: string; showId: string }>(
      'select id, "showId" from "episode" where id = any($1::uuid[]) and "checkedRevision" is distinct from revision', [episodeIds]);
    if (stale[0]) await this.database.transaction((transaction) => recheck(transaction, stale[0]!.showId, stale.map(({ id }) => id)));
    const { rows } = await this.database.pool.query<Omit<Finding, 'fix'> & { episodeId: string }>(
      `select "episodeId", code, severity, "startMs", line, message, fixes, "recordId" from "finding" where "episodeId" = any($1::uuid[]) order by "episodeId", place`, [episodeIds]);
    const findings = new Map(episodeIds.map((id) => [id, [] as Finding[]]));
    for (const { episodeId, ...finding } of rows) findings.get(episodeId)!.push({ ...finding, fix: finding.fixes[0]?.operation ?? null });
    return findings;
  }
}
