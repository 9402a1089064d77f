import type { Ask } from '../platform/ask.ts';

interface Obstacle {
  code: string;
  message: string;
}

/**
 * Upstream reports that a publisher must answer before anything is published: the feed is now locked, or episodes that listeners have are gone
 * there and would leave with the next publication. They must leave because somebody said so, not along with a corrected word elsewhere.
 */
export async function upstreamObstacles(ask: Ask, showId: string): Promise<Obstacle[]> {
  const [found] = await ask<{ locked: boolean; gone: number }>(
    `select coalesce(bool_or(r.kind = 'locked'), false) as locked,
            count(*) filter (where r.kind in ('gone', 'maybe-same') and exists (select 1 from "publication" p where p."showId" = r."showId")
                    and not exists (select 1 from "episode" e where e.id = r."episodeId" and e."outOfFeed"))::int as gone
       from "upstream_report" r where r."showId" = $1 and r."answeredAt" is null`, [showId], 'reports that block');
  const { locked, gone } = found!;
  const obstacles: Obstacle[] = [];
  if (locked) obstacles.push({ code: 'locked-upstream', message: 'The feed now says that it is locked (podcast:locked): its owner does not want it taken over. Confirm on the page “Upstream” that it is yours.' });
  if (gone > 0) obstacles.push({ code: 'gone-upstream', message: `${gone === 1 ? 'An episode is' : `${gone} episodes are`} gone upstream and would leave this feed too. Say on the page “Upstream” what becomes of ${gone === 1 ? 'it' : 'them'}.` });
  return obstacles;
}
