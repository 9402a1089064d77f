-- AlterTable
ALTER TABLE "source" ADD COLUMN     "repairedFrom" UUID,
ADD COLUMN     "repairs" TEXT[] DEFAULT ARRAY[]::TEXT[];

ALTER TABLE "source"
  ADD CONSTRAINT "source_repairs" CHECK (("repairedFrom" IS NULL) = ("repairs" = '{}')),
  ALTER COLUMN "repairs" SET NOT NULL;

DROP TRIGGER "source_written_once" ON "source";
CREATE TRIGGER "source_written_once" BEFORE UPDATE OF "kind", "format", "bytes", "sha256", "encoding", "repairedFrom", "repairs" ON "source"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
