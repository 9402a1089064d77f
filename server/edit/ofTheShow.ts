/**
 * SQL, for revisions `r` of episodes: the show's revision that one belongs to. It was made in the same transaction, and only there are the
 * inverse and the list of the episodes reached stored.
 */
export const OF_THE_SHOW = `from "revision" s where s."showId" = r."showId" and s."episodeId" is null and s."createdAt" = r."createdAt"
  and r."episodeId" = any(s."episodeIds") and s.operations = r.operations limit 1`;
