-- AlterTable
ALTER TABLE "publication" DROP COLUMN "corrections",
ADD COLUMN     "changes" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "note" TEXT,
ADD COLUMN     "rollsBack" INTEGER,
ADD COLUMN     "showFields" JSONB;

-- CreateTable
CREATE TABLE "published_episode" (
    "episodeId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "publicationId" UUID NOT NULL,
    "showId" UUID NOT NULL,
    "revision" INTEGER,
    "viewSha256" BYTEA,

    CONSTRAINT "published_episode_pkey" PRIMARY KEY ("episodeId","number")
);

-- CreateTable
CREATE TABLE "published_view" (
    "sha256" BYTEA NOT NULL,
    "showId" UUID NOT NULL,
    "view" JSONB NOT NULL,

    CONSTRAINT "published_view_pkey" PRIMARY KEY ("sha256")
);

-- CreateIndex
CREATE INDEX "published_episode_publicationId_idx" ON "published_episode"("publicationId");

-- CreateIndex
CREATE INDEX "published_episode_viewSha256_idx" ON "published_episode"("viewSha256");

-- CreateIndex
CREATE INDEX "published_view_showId_idx" ON "published_view"("showId");

-- AddForeignKey
ALTER TABLE "published_episode" ADD CONSTRAINT "published_episode_publicationId_fkey" FOREIGN KEY ("publicationId") REFERENCES "publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "published_episode" ADD CONSTRAINT "published_episode_episodeId_showId_fkey" FOREIGN KEY ("episodeId", "showId") REFERENCES "episode"("id", "showId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "published_episode" ADD CONSTRAINT "published_episode_viewSha256_fkey" FOREIGN KEY ("viewSha256") REFERENCES "published_view"("sha256") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "published_view" ADD CONSTRAINT "published_view_showId_fkey" FOREIGN KEY ("showId") REFERENCES "show"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema language cannot say.

ALTER TABLE "published_view" ADD CONSTRAINT "published_view_hash" CHECK (octet_length("sha256") = 32);
ALTER TABLE "published_episode"
  ADD CONSTRAINT "published_episode_revision" CHECK ("revision" >= 0),
  ADD CONSTRAINT "published_episode_taken_back" CHECK ("revision" IS NOT NULL OR "viewSha256" IS NULL);
ALTER TABLE "publication" ADD CONSTRAINT "publication_rolls_back" CHECK ("rollsBack" >= 1 AND "rollsBack" < "number");

CREATE TRIGGER "published_view_written_once" BEFORE UPDATE ON "published_view" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "published_episode_written_once" BEFORE UPDATE ON "published_episode" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();

-- What is public already: an episode that nobody edited went out as it came; of the others nobody kept what went out.

INSERT INTO "published_episode" ("episodeId", "number", "publicationId", "showId", "revision")
  SELECT e."id", p."number", p."id", e."showId", 0
    FROM "episode" e
    JOIN (SELECT DISTINCT ON ("showId") * FROM "publication" ORDER BY "showId", "number" DESC) p ON p."showId" = e."showId"
   WHERE e."publishedRevision" = 0;
UPDATE "episode" SET "publishedRevision" = NULL WHERE "publishedRevision" > 0;
