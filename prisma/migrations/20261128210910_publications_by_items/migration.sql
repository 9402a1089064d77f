-- AlterTable
ALTER TABLE "publication" DROP COLUMN "patch",
ADD COLUMN     "channel" JSONB;

-- AlterTable
ALTER TABLE "published_view" ADD COLUMN     "sourceId" UUID;
ALTER TABLE "published_view" DISABLE TRIGGER "published_view_written_once";
UPDATE "published_view" SET "sourceId" = ("view"->>'sourceId')::uuid;
ALTER TABLE "published_view" ENABLE TRIGGER "published_view_written_once";
ALTER TABLE "published_view" ALTER COLUMN "sourceId" SET NOT NULL;

-- CreateTable
CREATE TABLE "source_skeleton" (
    "sourceId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "lines" INTEGER[],
    "chunks" BYTEA NOT NULL,

    CONSTRAINT "source_skeleton_pkey" PRIMARY KEY ("sourceId")
);

-- CreateTable
CREATE TABLE "published_item" (
    "episodeId" UUID NOT NULL,
    "showId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "input" BYTEA NOT NULL,
    "patches" JSONB NOT NULL,
    "isPatched" BOOLEAN NOT NULL,
    "addedBytes" INTEGER NOT NULL,
    "addedLines" INTEGER NOT NULL,
    "declares" TEXT[],
    "reports" JSONB,

    CONSTRAINT "published_item_pkey" PRIMARY KEY ("episodeId")
);

-- CreateIndex
CREATE INDEX "published_item_showId_idx" ON "published_item"("showId");

-- CreateIndex
CREATE UNIQUE INDEX "published_item_episodeId_showId_key" ON "published_item"("episodeId", "showId");

-- AddForeignKey
ALTER TABLE "source_skeleton" ADD CONSTRAINT "source_skeleton_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "published_item" ADD CONSTRAINT "published_item_episodeId_showId_fkey" FOREIGN KEY ("episodeId", "showId") REFERENCES "episode"("id", "showId") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema language cannot say

ALTER TABLE "source_skeleton" ALTER COLUMN "chunks" SET STORAGE EXTERNAL;

ALTER TABLE "source_skeleton" ADD CONSTRAINT "source_skeleton_chunks" CHECK (octet_length("chunks") % 40 = 0);
ALTER TABLE "published_item"
  ADD CONSTRAINT "published_item_input" CHECK (octet_length("input") = 32),
  ADD CONSTRAINT "published_item_patches" CHECK (jsonb_typeof("patches") = 'array');
ALTER TABLE "publication" ADD CONSTRAINT "publication_channel" CHECK (jsonb_typeof("channel") = 'array');

CREATE TRIGGER "source_skeleton_written_once" BEFORE UPDATE ON "source_skeleton" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
