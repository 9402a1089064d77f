-- Those of every episode so far are made again: of some, the reader's warnings are older than what it warns of.
ALTER TABLE "episode" ADD COLUMN "checks" INTEGER NOT NULL DEFAULT 0;
CREATE INDEX "episode_checks_idx" ON "episode"("checks");

-- Who has an episode open is told of what other checks found in it, too.
DROP TRIGGER "findings_announced" ON "episode";
CREATE TRIGGER "findings_announced" AFTER UPDATE OF "checkedRevision", "checks" ON "episode" FOR EACH ROW
  WHEN (NEW."checkedRevision" IS NOT NULL AND (NEW."checkedRevision", NEW."checks") IS DISTINCT FROM (OLD."checkedRevision", OLD."checks")) EXECUTE FUNCTION "announce_findings"();
