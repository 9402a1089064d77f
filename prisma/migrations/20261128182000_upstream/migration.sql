-- AlterTable
ALTER TABLE "episode" ADD COLUMN     "followedRevision" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "goneAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "revision" ADD COLUMN     "note" TEXT;

-- CreateTable
CREATE TABLE "removed_record" (
    "id" UUID NOT NULL,
    "episodeId" UUID NOT NULL,
    "showId" UUID NOT NULL,
    "origin" TEXT NOT NULL,
    "line" INTEGER,

    CONSTRAINT "removed_record_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "upstream" (
    "showId" UUID NOT NULL,
    "url" BYTEA NOT NULL,
    "intervalMinutes" INTEGER NOT NULL DEFAULT 60,
    "paused" BOOLEAN NOT NULL DEFAULT false,
    "whenGone" TEXT NOT NULL DEFAULT 'ask',
    "nextPollAt" TIMESTAMPTZ(3) NOT NULL,
    "lastPolledAt" TIMESTAMPTZ(3),
    "lastResult" TEXT,
    "lastMessage" TEXT,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "etag" TEXT,
    "lastModified" TEXT,
    "bodySha256" BYTEA,
    "periodMinutes" INTEGER,

    CONSTRAINT "upstream_pkey" PRIMARY KEY ("showId")
);

-- CreateTable
CREATE TABLE "upstream_report" (
    "id" UUID NOT NULL,
    "showId" UUID NOT NULL,
    "episodeId" UUID,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answer" TEXT,
    "answeredBy" UUID,
    "answeredAt" TIMESTAMPTZ(3),

    CONSTRAINT "upstream_report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "upstream_conflict" (
    "id" UUID NOT NULL,
    "showId" UUID NOT NULL,
    "episodeId" UUID,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "startMs" INTEGER,
    "words" TEXT NOT NULL,
    "recordIds" TEXT[],
    "after" TEXT,
    "parts" JSONB NOT NULL DEFAULT '[]',
    "base" JSONB,
    "ours" JSONB,
    "theirs" JSONB,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "choice" TEXT,
    "resolvedBy" UUID,
    "resolvedAt" TIMESTAMPTZ(3),

    CONSTRAINT "upstream_conflict_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "removed_record_episodeId_idx" ON "removed_record"("episodeId");

-- CreateIndex
CREATE INDEX "upstream_nextPollAt_idx" ON "upstream"("nextPollAt");

-- CreateIndex
CREATE INDEX "upstream_report_showId_answeredAt_idx" ON "upstream_report"("showId", "answeredAt");

-- CreateIndex
CREATE INDEX "upstream_report_episodeId_idx" ON "upstream_report"("episodeId");

-- CreateIndex
CREATE INDEX "upstream_conflict_showId_resolvedAt_idx" ON "upstream_conflict"("showId", "resolvedAt");

-- CreateIndex
CREATE INDEX "upstream_conflict_episodeId_idx" ON "upstream_conflict"("episodeId");

-- AddForeignKey
ALTER TABLE "removed_record" ADD CONSTRAINT "removed_record_episodeId_showId_fkey" FOREIGN KEY ("episodeId", "showId") REFERENCES "episode"("id", "showId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "upstream" ADD CONSTRAINT "upstream_showId_fkey" FOREIGN KEY ("showId") REFERENCES "show"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "upstream_report" ADD CONSTRAINT "upstream_report_showId_fkey" FOREIGN KEY ("showId") REFERENCES "show"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "upstream_report" ADD CONSTRAINT "upstream_report_episodeId_showId_fkey" FOREIGN KEY ("episodeId", "showId") REFERENCES "episode"("id", "showId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "upstream_conflict" ADD CONSTRAINT "upstream_conflict_showId_fkey" FOREIGN KEY ("showId") REFERENCES "show"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "upstream_conflict" ADD CONSTRAINT "upstream_conflict_episodeId_showId_fkey" FOREIGN KEY ("episodeId", "showId") REFERENCES "episode"("id", "showId") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma cannot say

ALTER TABLE "episode" ADD CONSTRAINT "episode_followed" CHECK ("followedRevision" BETWEEN 0 AND "revision");

ALTER TABLE "upstream"
  ADD CONSTRAINT "upstream_interval" CHECK ("intervalMinutes" BETWEEN 5 AND 43200),
  ADD CONSTRAINT "upstream_when_gone" CHECK ("whenGone" IN ('ask', 'leave')),
  ADD CONSTRAINT "upstream_failures" CHECK ("failures" >= 0);

ALTER TABLE "upstream_conflict" ADD CONSTRAINT "upstream_conflict_choice" CHECK ("choice" IN ('ours', 'theirs', 'combined', 'settled') AND ("choice" IS NULL) = ("resolvedAt" IS NULL));
ALTER TABLE "upstream_report" ADD CONSTRAINT "upstream_report_answer" CHECK (("answer" IS NULL) = ("answeredAt" IS NULL));

-- Of one question, one is open at a time.
CREATE UNIQUE INDEX "upstream_conflict_open" ON "upstream_conflict" ("showId", coalesce("episodeId", "showId"), "name") WHERE "resolvedAt" IS NULL;
CREATE UNIQUE INDEX "upstream_report_open" ON "upstream_report" ("showId", "kind", "subject") WHERE "answeredAt" IS NULL;

-- Shows that came from an address before are followed from now on, spread over the first hour.
INSERT INTO "upstream" ("showId", "url", "nextPollAt", "etag", "lastModified")
  SELECT s."id", o."url", now() + random() * interval '1 hour', o."etag", o."lastModified" FROM "show" s JOIN "source" o ON o."id" = s."sourceId" WHERE o."url" IS NOT NULL AND o."kind" = 'feed';
