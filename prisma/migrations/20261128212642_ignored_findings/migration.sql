-- AlterTable
ALTER TABLE "finding" ADD COLUMN     "about" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "key" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "ignored_finding" (
    "episodeId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "showId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "recordId" TEXT,
    "about" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "ignoredBy" UUID,
    "ignoredAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ignored_finding_pkey" PRIMARY KEY ("episodeId","key")
);

-- AddForeignKey
ALTER TABLE "ignored_finding" ADD CONSTRAINT "ignored_finding_episodeId_showId_fkey" FOREIGN KEY ("episodeId", "showId") REFERENCES "episode"("id", "showId") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "ignored_finding" ADD CONSTRAINT "ignored_finding_reason" CHECK (btrim("reason") <> '');

-- findings have no key yet: each episode is checked again when it is next looked at
UPDATE "episode" SET "checkedRevision" = NULL;
