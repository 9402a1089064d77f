-- AlterTable
ALTER TABLE "show" ADD COLUMN     "goneLive" JSONB NOT NULL DEFAULT '{}';

-- CreateTable
CREATE TABLE "handed_back" (
    "episodeId" UUID NOT NULL,
    "showId" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "viewSha256" BYTEA NOT NULL,
    "handedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "handedBy" UUID,

    CONSTRAINT "handed_back_pkey" PRIMARY KEY ("episodeId")
);

-- CreateTable
CREATE TABLE "scheduled_publication" (
    "id" UUID NOT NULL,
    "showId" UUID NOT NULL,
    "publishAt" TIMESTAMPTZ(3) NOT NULL,
    "afterNumber" INTEGER NOT NULL,
    "episodes" JSONB NOT NULL,
    "showFields" JSONB,
    "enrichments" TEXT[],
    "mode" "ShowMode",
    "note" TEXT,
    "overrides" TEXT,
    "createdBy" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "reason" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "publicationId" UUID,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "scheduled_publication_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "handed_back_viewSha256_idx" ON "handed_back"("viewSha256");

-- CreateIndex
CREATE UNIQUE INDEX "handed_back_episodeId_showId_key" ON "handed_back"("episodeId", "showId");

-- CreateIndex
CREATE UNIQUE INDEX "scheduled_publication_publicationId_key" ON "scheduled_publication"("publicationId");

-- CreateIndex
CREATE INDEX "scheduled_publication_showId_idx" ON "scheduled_publication"("showId");

-- CreateIndex
CREATE INDEX "scheduled_publication_state_publishAt_idx" ON "scheduled_publication"("state", "publishAt");

-- AddForeignKey
ALTER TABLE "handed_back" ADD CONSTRAINT "handed_back_episodeId_showId_fkey" FOREIGN KEY ("episodeId", "showId") REFERENCES "episode"("id", "showId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handed_back" ADD CONSTRAINT "handed_back_viewSha256_fkey" FOREIGN KEY ("viewSha256") REFERENCES "published_view"("sha256") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scheduled_publication" ADD CONSTRAINT "scheduled_publication_showId_fkey" FOREIGN KEY ("showId") REFERENCES "show"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scheduled_publication" ADD CONSTRAINT "scheduled_publication_publicationId_fkey" FOREIGN KEY ("publicationId") REFERENCES "publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema language cannot say.

ALTER TABLE "scheduled_publication"
  ADD CONSTRAINT "scheduled_publication_state" CHECK ("state" IN ('waiting', 'done', 'failed', 'cancelled')),
  ADD CONSTRAINT "scheduled_publication_done" CHECK (("state" = 'done') = ("publicationId" IS NOT NULL)),
  ADD CONSTRAINT "scheduled_publication_episodes" CHECK (jsonb_typeof("episodes") = 'array');
