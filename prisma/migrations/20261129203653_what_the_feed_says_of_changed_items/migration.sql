-- AlterTable
ALTER TABLE "episode" ADD COLUMN     "inFeed" JSONB NOT NULL DEFAULT '{}';

-- Who has an episode open is told as well when only the feed says something else of what was changed here.
DROP TRIGGER "item_announced" ON "episode";
CREATE TRIGGER "item_announced" AFTER UPDATE OF "title", "link", "pubDate", "enclosureUrl", "enclosureLength", "enclosureType", "durationMs", "inFeed" ON "episode" FOR EACH ROW
  WHEN ((OLD."title", OLD."link", OLD."pubDate", OLD."enclosureUrl", OLD."enclosureLength", OLD."enclosureType", OLD."durationMs", OLD."inFeed")
    IS DISTINCT FROM (NEW."title", NEW."link", NEW."pubDate", NEW."enclosureUrl", NEW."enclosureLength", NEW."enclosureType", NEW."durationMs", NEW."inFeed")) EXECUTE FUNCTION "announce_item"();
