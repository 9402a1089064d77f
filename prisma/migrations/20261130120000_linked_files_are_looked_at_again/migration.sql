-- Files of followed shows that were fetched before they were looked at again.
UPDATE "linked_file" l SET "retryAt" = now() FROM "upstream" u
 WHERE u."showId" = l."showId" AND NOT u."paused" AND l."status" = 'ok' AND l."role" IN ('transcript', 'chapters') AND l."retryAt" IS NULL;
