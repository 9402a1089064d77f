import { includesRole } from '#core/model/access';
import { Enrichment, type Show } from '#core/model/show';
import { roleIn, type Requester } from '../access/requester.ts';
import { WAITS } from './episodeRow.ts';
import { feedPath } from './feedPath.ts';

/** The columns of {@link ShowRow} over a table or subquery `s` of shows. `edited` counts the episodes with changes that wait for publication. */
export const SHOW_COLUMNS = `
  s.id, s.slug, s.title, s.link, s.description, s.language, s.author, s."imageUrl", s.explicit, s.category, s.mode, s.private, s."privateToken",
  s.enrichments, s."sourceId", s.version,
  (select jsonb_build_object('title', i.show -> 'title', 'isCorrected', 'title' = any(s."changedFields")) from "source_index" i
    where i."sourceId" = s."sourceId" and i.show ->> 'title' <> s.title) as "titleInFeed",
  (select count(*)::int from "episode" e where e."showId" = s.id) as episodes,
  (select count(*)::int from "episode" e where e."showId" = s.id and ${WAITS}) as edited,
  (select coalesce(sum(e."errorCount"), 0)::int from "episode" e where e."showId" = s.id) as "errorCount",
  (select coalesce(sum(e."warningCount"), 0)::int from "episode" e where e."showId" = s.id) as "warningCount",
  (select count(*)::int from "upstream_conflict" c where c."showId" = s.id and c."resolvedAt" is null) as conflicts,
  (select max(p."publishedAt") from "publication" p where p."showId" = s.id) as "lastPublishedAt"`;

export interface ShowRow extends Omit<Show, 'lastPublishedAt' | 'origin' | 'feedUrl' | 'role' | 'enrichments'> {
  privateToken: string | null;
  sourceId: string | null;
  enrichments: string[];
  lastPublishedAt: Date | null;
}

/** A show as this user may see it: only publishers get the address of a private feed. */
export function showOf({ privateToken, sourceId, lastPublishedAt, enrichments, ...row }: ShowRow, user: Requester, publicUrl: string | null): Show {
  const role = roleIn(user, row.id) ?? 'viewer';
  const knowable = lastPublishedAt !== null && publicUrl !== null && (!row.private || includesRole(role, 'publisher'));
  return {
    ...row,
    enrichments: enrichments.filter((name): name is Enrichment => Enrichment.safeParse(name).success),
    origin: sourceId === null ? 'stet' : 'feed',
    lastPublishedAt: lastPublishedAt?.toISOString() ?? null,
    feedUrl: knowable ? `${publicUrl}${feedPath({ slug: row.slug, private: row.private, privateToken })}` : null,
    role,
  };
}
