import type { Ask } from '../platform/ask.ts';

interface Obstacle {
  code: string;
  message: string;
}

/**
 * Whether the public feed has the episode `e` of a report: as an item of the source it was made from, perhaps under the guid that it had before
 * somebody said that it is the same, or because it was published. What came upstream and went before anything went out here, listeners never had.
 */
const IS_PUBLIC = `not e."outOfFeed" and (
  exists (select from "publication" p join "source_item" i on i."sourceId" = p."sourceId" where p."showId" = e."showId" and p.number = (select max(number) from "publication" where "showId" = e."showId") and i.key = e.key)
  or exists (select from "published_episode" w where w."episodeId" = e.id)
  or exists (select from "upstream_report" w where w."episodeId" = e.id and w.answer = 'same'))`;

/**
 * Upstream reports that a publisher must answer before anything is published: the feed is now locked, or episodes that listeners have are gone
 * there and would leave with the next publication. They must leave because somebody said so, not along with a corrected word elsewhere.
 */
export async function upstreamObstacles(ask: Ask, showId: string): Promise<Obstacle[]> {
  const [found] = await ask<{ locked: boolean; gone: number }>(
    `select coalesce(bool_or(r.kind = 'locked'), false) as locked,
            count(*) filter (where r.kind in ('gone', 'maybe-same') and exists (select 1 from "publication" p where p."showId" = r."showId")
                    and not exists (select 1 from "episode" e where e.id = r."episodeId" and not (${IS_PUBLIC})))::int as gone
       from "upstream_report" r where r."showId" = $1 and r."answeredAt" is null`, [showId], 'reports that block');
  const { locked, gone } = found!;
  const obstacles: Obstacle[] = [];
  if (locked) obstacles.push({ code: 'locked-upstream', message: 'The feed now says that it is locked (podcast:locked): its owner does not want it taken over. Confirm on the page “Upstream” that it is yours.' });
  if (gone > 0) obstacles.push({ code: 'gone-upstream', message: `${gone === 1 ? 'An episode is' : `${gone} episodes are`} gone upstream and would leave this feed too. Say on the page “Upstream” what becomes of ${gone === 1 ? 'it' : 'them'}.` });
  return obstacles;
}
