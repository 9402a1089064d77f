-- Until now, a transcript that came as a file was published in notes that had none. Where that is public, it stays so: the switch is on, as it
-- was in effect.
ALTER TABLE "publication" DISABLE TRIGGER "publication_written_once";
UPDATE "publication" p SET "enrichments" = array_append("enrichments", 'transcript-in-notes')
 WHERE "number" = (SELECT max("number") FROM "publication" l WHERE l."showId" = p."showId") AND "showId" IN (
  SELECT e."showId" FROM "episode" e
   WHERE EXISTS (SELECT 1 FROM "published_episode" o WHERE o."episodeId" = e."id" AND o."revision" > 0)
     AND EXISTS (SELECT 1 FROM "segment" s WHERE s."episodeId" = e."id")
     AND NOT EXISTS (SELECT 1 FROM "segment" s WHERE s."episodeId" = e."id" AND s."origin" IS NOT NULL)
     AND NOT EXISTS (SELECT 1 FROM "linked_file" l WHERE l."episodeId" = e."id" AND l."role" = 'transcript' AND l."takenRevision" IS NOT NULL));
ALTER TABLE "publication" ENABLE TRIGGER "publication_written_once";

UPDATE "show" SET "enrichments" = array_append("enrichments", 'transcript-in-notes')
 WHERE "id" IN (SELECT "showId" FROM "publication" WHERE 'transcript-in-notes' = ANY("enrichments"));
UPDATE "scheduled_publication" SET "enrichments" = array_append("enrichments", 'transcript-in-notes')
 WHERE "state" = 'waiting' AND "showId" IN (SELECT "showId" FROM "publication" WHERE 'transcript-in-notes' = ANY("enrichments"));
