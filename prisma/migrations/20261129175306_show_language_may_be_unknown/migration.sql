-- AlterTable
ALTER TABLE "show" ALTER COLUMN "language" DROP NOT NULL;

-- Shows whose feeds say no language were given "en".
UPDATE "show" s SET "language" = NULL
  FROM "source_index" i
 WHERE i."sourceId" = s."sourceId" AND i."show"->>'language' IS NULL AND s."language" = 'en' AND NOT ('language' = ANY (s."changedFields"));
