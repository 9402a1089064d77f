-- CreateEnum
CREATE TYPE "LinkedRole" AS ENUM ('transcript', 'chapters', 'psc', 'id3');

-- CreateEnum
CREATE TYPE "LinkedStatus" AS ENUM ('unasked', 'waiting', 'ok', 'problem');

-- CreateTable
CREATE TABLE "linked_file" (
    "id" UUID NOT NULL,
    "showId" UUID NOT NULL,
    "episodeId" UUID NOT NULL,
    "role" "LinkedRole" NOT NULL,
    "position" INTEGER NOT NULL,
    "url" TEXT NOT NULL,
    "declaredType" TEXT,
    "language" TEXT,
    "rel" TEXT,
    "status" "LinkedStatus" NOT NULL DEFAULT 'waiting',
    "problem" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "retryAt" TIMESTAMPTZ(3),
    "format" TEXT,
    "counts" JSONB,
    "sourceId" UUID,
    "fetchedAt" TIMESTAMPTZ(3),
    "takenRevision" INTEGER,
    "takenSourceId" UUID,
    "takenNames" JSONB,
    "usedRevision" INTEGER,

    CONSTRAINT "linked_file_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "linked_file_showId_status_idx" ON "linked_file"("showId", "status");

-- CreateIndex
CREATE INDEX "linked_file_sourceId_idx" ON "linked_file"("sourceId");

-- CreateIndex
CREATE UNIQUE INDEX "linked_file_episodeId_role_url_key" ON "linked_file"("episodeId", "role", "url");

-- AddForeignKey
ALTER TABLE "linked_file" ADD CONSTRAINT "linked_file_episodeId_showId_fkey" FOREIGN KEY ("episodeId", "showId") REFERENCES "episode"("id", "showId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "linked_file" ADD CONSTRAINT "linked_file_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "source"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Addresses are indexed whole; what is longer than a browser takes is no link.
ALTER TABLE "linked_file"
  ADD CONSTRAINT "linked_file_url" CHECK (length("url") <= 2000),
  ADD CONSTRAINT "linked_file_attempts" CHECK ("attempts" >= 0),
  ADD CONSTRAINT "linked_file_ok_has_source" CHECK ("status" <> 'ok' OR "format" IS NOT NULL),
  ADD CONSTRAINT "linked_file_problem_is_told" CHECK ("status" <> 'problem' OR "problem" IS NOT NULL);

-- What is due is looked for among few rows.
CREATE INDEX "linked_file_due" ON "linked_file" ("retryAt") WHERE "status" = 'waiting' OR ("status" = 'problem' AND "retryAt" IS NOT NULL);
