-- AlterTable
ALTER TABLE "episode" ADD COLUMN     "readRevision" INTEGER DEFAULT 0,
ADD COLUMN     "reader" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "kept_reading" (
    "episodeId" UUID NOT NULL,
    "showId" UUID NOT NULL,
    "reading" BYTEA NOT NULL,

    CONSTRAINT "kept_reading_pkey" PRIMARY KEY ("episodeId")
);

-- CreateIndex
CREATE UNIQUE INDEX "kept_reading_episodeId_showId_key" ON "kept_reading"("episodeId", "showId");

-- CreateIndex
CREATE INDEX "episode_reader_readRevision_idx" ON "episode"("reader", "readRevision");

-- AddForeignKey
ALTER TABLE "kept_reading" ADD CONSTRAINT "kept_reading_episodeId_showId_fkey" FOREIGN KEY ("episodeId", "showId") REFERENCES "episode"("id", "showId") ON DELETE CASCADE ON UPDATE CASCADE;

-- What was here before was read by the first reader. Where a feed was merged with new versions of it, the records of what was edited need never
-- have been what was read: those readings are kept as soon as a server looks (server/reader).
UPDATE "episode" e SET "readRevision" = NULL
 WHERE e."revision" > 0 AND (SELECT count(*) FROM "source" s WHERE s."showId" = e."showId" AND s."kind"::text <> 'file') > 1;
