-- AlterEnum
ALTER TYPE "SourceKind" ADD VALUE 'file';

-- AlterTable
ALTER TABLE "source" ADD COLUMN     "episodeId" UUID;

-- The name 'file' cannot be used in the transaction that adds it, so the checks speak of the two others.
ALTER TABLE "source"
  DROP CONSTRAINT "source_format",
  DROP CONSTRAINT "source_kind_fits_format",
  ADD CONSTRAINT "source_format" CHECK ("format" ~ '^[a-z0-9-]{1,40}$'),
  ADD CONSTRAINT "source_kind_fits_format" CHECK (("kind" = 'feed') = ("format" = 'rss') AND ("kind" <> 'notes' OR "format" IN ('text', 'html'))),
  ADD CONSTRAINT "source_episode" CHECK ("episodeId" IS NULL OR "kind" NOT IN ('feed', 'notes'));
