import { Injectable } from '@nestjs/common';
import type { EpisodeFindings, Finding, StandingError } from '#core/model/finding';
import { Access } from '../access/access.ts';
import type { Requester } from '../access/requester.ts';
import { Database } from '../platform/database.ts';
import { IgnoredFindings } from './ignoredFindings.ts';
import { keyOf } from './keyOf.ts';
import { recheck } from './recheck.ts';

type Row = Omit<Finding, 'fix'> & { episodeId: string };

/** The stored findings of episodes; an episode edited since the last check is checked again. */
@Injectable()
export class Findings {
  constructor(private readonly database: Database, private readonly access: Access, private readonly ignored: IgnoredFindings) {}

  async run(user: Requester, episodeId: string): Promise<EpisodeFindings> {
    await this.access.require(user, 'viewer', { episodeIds: [episodeId] });
    return this.of(episodeId);
  }

  /** Without an access check, for services that have done it. */
  async of(episodeId: string): Promise<EpisodeFindings> {
    const items = (await this.read([episodeId], 'all')).get(episodeId)!;
    return { items, total: items.length, ignored: await this.ignored.of(episodeId) };
  }

  /** The findings not ignored, of many episodes of one show, with few queries, and checks only for episodes that changed. */
  openOf(episodeIds: readonly string[]): Promise<Map<string, Finding[]>> {
    return this.read(episodeIds, 'open');
  }

  /** The errors of many episodes of one show; ignored ones come with the reason. */
  async errorsOf(episodeIds: readonly string[]): Promise<Map<string, StandingError[]>> {
    const [found, { rows }] = [await this.read(episodeIds, 'all'), await this.database.pool.query<{ episodeId: string; key: string; reason: string }>(
      'select "episodeId", key, reason from "ignored_finding" where "episodeId" = any($1::uuid[])', [episodeIds])];
    const reasons = new Map(rows.map(({ episodeId, key, reason }) => [`${episodeId} ${key}`, reason]));
    return new Map([...found].map(([id, findings]) => [
      id, findings.filter(({ severity }) => severity === 'error').map((finding) => ({ ...finding, ignoredFor: reasons.get(`${id} ${keyOf(finding)}`) ?? null })),
    ]));
  }

  private async read(episodeIds: readonly string[], which: 'all' | 'open'): Promise<Map<string, Finding[]>> {
    const { rows: stale } = await this.database.pool.query<{ id: string; showId: string }>(
      'select id, "showId" from "episode" where id = any($1::uuid[]) and "checkedRevision" is distinct from revision', [episodeIds]);
    if (stale[0]) await this.database.transaction((transaction) => recheck(transaction, stale[0]!.showId, stale.map(({ id }) => id)));
    const { rows } = await this.database.pool.query<Row>(
      `select "episodeId", code, severity, "startMs", line, message, fixes, "recordId", about from "finding" f where "episodeId" = any($1::uuid[])
          ${which === 'open' ? 'and not exists (select from "ignored_finding" i where i."episodeId" = f."episodeId" and i.key = f.key)' : ''}
        order by "episodeId", place`, [episodeIds]);
    const findings = new Map(episodeIds.map((id) => [id, [] as Finding[]]));
    for (const { episodeId, ...finding } of rows) findings.get(episodeId)!.push({ ...finding, fix: finding.fixes[0]?.operation ?? null });
    return findings;
  }
}
