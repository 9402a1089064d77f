-- CreateTable
CREATE TABLE "import_reading" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "url" BYTEA,
    "state" TEXT NOT NULL,
    "doneBytes" INTEGER NOT NULL DEFAULT 0,
    "totalBytes" INTEGER,
    "episodes" INTEGER NOT NULL DEFAULT 0,
    "problem" JSONB,
    "understood" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "import_reading_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "source_piece" (
    "sourceId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "source_piece_pkey" PRIMARY KEY ("sourceId","position")
);

-- CreateIndex
CREATE INDEX "import_reading_at_idx" ON "import_reading"("at");

-- What Prisma's schema language cannot say

ALTER TABLE "import_reading"
  ADD CONSTRAINT "import_reading_state" CHECK ("state" IN ('fetching', 'reading', 'read', 'failed')),
  ADD CONSTRAINT "import_reading_counts" CHECK ("doneBytes" >= 0 AND "totalBytes" >= 0 AND "episodes" >= 0);
ALTER TABLE "source_piece" ADD CONSTRAINT "source_piece_position" CHECK ("position" >= 0);
-- for a moment only: not worth compressing
ALTER TABLE "source_piece" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;
