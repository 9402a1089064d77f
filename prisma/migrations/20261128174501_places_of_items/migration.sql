-- CreateTable
CREATE TABLE "source_index" (
    "sourceId" UUID NOT NULL,
    "encoding" TEXT NOT NULL,
    "bom" BOOLEAN NOT NULL,
    "bindings" JSONB NOT NULL,
    "entities" TEXT[],
    "declareAt" INTEGER NOT NULL,
    "headStart" INTEGER NOT NULL,
    "headEnd" INTEGER NOT NULL,
    "show" JSONB NOT NULL,

    CONSTRAINT "source_index_pkey" PRIMARY KEY ("sourceId")
);

-- CreateTable
CREATE TABLE "source_item" (
    "sourceId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "guid" TEXT,
    "startByte" INTEGER NOT NULL,
    "endByte" INTEGER NOT NULL,
    "sha256" BYTEA NOT NULL,

    CONSTRAINT "source_item_pkey" PRIMARY KEY ("sourceId","position")
);

-- CreateIndex
CREATE INDEX "source_item_key_idx" ON "source_item" USING HASH ("key");

-- AddForeignKey
ALTER TABLE "source_index" ADD CONSTRAINT "source_index_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source_item" ADD CONSTRAINT "source_item_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema language cannot say

-- Uncompressed, so that a stretch of a feed is read without the rest of it. What is stored already keeps its form and is read whole.
ALTER TABLE "source" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;

ALTER TABLE "source_index"
  ADD CONSTRAINT "source_index_encoding" CHECK ("encoding" IN ('utf-8', 'utf-16le', 'utf-16be', 'windows-1252')),
  ADD CONSTRAINT "source_index_bindings" CHECK (jsonb_typeof("bindings") = 'object'),
  ADD CONSTRAINT "source_index_show" CHECK (jsonb_typeof("show") = 'object'),
  ADD CONSTRAINT "source_index_head" CHECK ("declareAt" BETWEEN 0 AND "headStart" AND "headStart" <= "headEnd");

ALTER TABLE "source_item"
  ADD CONSTRAINT "source_item_key" CHECK ("key" <> ''),
  ADD CONSTRAINT "source_item_range" CHECK ("position" >= 0 AND "startByte" >= 0 AND "endByte" > "startByte"),
  ADD CONSTRAINT "source_item_hash" CHECK (octet_length("sha256") = 32);

CREATE TRIGGER "source_index_written_once" BEFORE UPDATE ON "source_index" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "source_item_written_once" BEFORE UPDATE ON "source_item" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
