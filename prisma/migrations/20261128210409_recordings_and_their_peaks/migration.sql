-- CreateTable
CREATE TABLE "audio_file" (
    "id" UUID NOT NULL,
    "showId" UUID NOT NULL,
    "episodeId" UUID NOT NULL,
    "fileName" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "length" INTEGER NOT NULL,
    "received" INTEGER NOT NULL DEFAULT 0,
    "hash" BYTEA NOT NULL,
    "createdBy" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,
    "wholeAt" TIMESTAMPTZ(3),

    CONSTRAINT "audio_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audio_chunk" (
    "fileId" UUID NOT NULL,
    "startByte" INTEGER NOT NULL,
    "showId" UUID NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "audio_chunk_pkey" PRIMARY KEY ("fileId","startByte")
);

-- CreateTable
CREATE TABLE "audio_peaks" (
    "episodeId" UUID NOT NULL,
    "showId" UUID NOT NULL,
    "recording" BYTEA NOT NULL,
    "state" TEXT NOT NULL,
    "progress" DOUBLE PRECISION,
    "problem" TEXT,
    "durationMs" INTEGER,
    "peaks" BYTEA,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "audio_peaks_pkey" PRIMARY KEY ("episodeId")
);

-- CreateIndex
CREATE INDEX "audio_file_episodeId_idx" ON "audio_file"("episodeId");

-- CreateIndex
CREATE UNIQUE INDEX "audio_file_id_showId_key" ON "audio_file"("id", "showId");

-- CreateIndex
CREATE UNIQUE INDEX "audio_peaks_episodeId_showId_key" ON "audio_peaks"("episodeId", "showId");

-- AddForeignKey
ALTER TABLE "audio_file" ADD CONSTRAINT "audio_file_episodeId_showId_fkey" FOREIGN KEY ("episodeId", "showId") REFERENCES "episode"("id", "showId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audio_chunk" ADD CONSTRAINT "audio_chunk_fileId_showId_fkey" FOREIGN KEY ("fileId", "showId") REFERENCES "audio_file"("id", "showId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audio_peaks" ADD CONSTRAINT "audio_peaks_episodeId_showId_fkey" FOREIGN KEY ("episodeId", "showId") REFERENCES "episode"("id", "showId") ON DELETE CASCADE ON UPDATE CASCADE;

-- sound is compressed already; uncompressed by the store, a part of a chunk is read without the rest of it
ALTER TABLE "audio_chunk" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;
ALTER TABLE "audio_peaks" ALTER COLUMN "peaks" SET STORAGE EXTERNAL;
ALTER TABLE "audio_file" ADD CONSTRAINT "audio_file_received" CHECK ("received" BETWEEN 0 AND "length" AND ("wholeAt" IS NULL OR "received" = "length"));
ALTER TABLE "audio_peaks" ADD CONSTRAINT "audio_peaks_state" CHECK ("state" IN ('waiting', 'running', 'done', 'failed') AND ("state" <> 'done' OR ("peaks" IS NOT NULL AND "durationMs" IS NOT NULL)));
