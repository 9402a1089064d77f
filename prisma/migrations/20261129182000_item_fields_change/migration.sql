-- AlterTable
ALTER TABLE "episode" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- Who has an episode open is told when its item says something else: of one that follows upstream no revision tells it.
CREATE FUNCTION "announce_item"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('stet_episode', json_build_object('kind', 'item', 'episodeId', NEW."id")::text);
  RETURN NULL;
END
$$;
CREATE TRIGGER "item_announced" AFTER UPDATE OF "title", "link", "pubDate", "enclosureUrl", "enclosureLength", "enclosureType", "durationMs" ON "episode" FOR EACH ROW
  WHEN ((OLD."title", OLD."link", OLD."pubDate", OLD."enclosureUrl", OLD."enclosureLength", OLD."enclosureType", OLD."durationMs")
    IS DISTINCT FROM (NEW."title", NEW."link", NEW."pubDate", NEW."enclosureUrl", NEW."enclosureLength", NEW."enclosureType", NEW."durationMs")) EXECUTE FUNCTION "announce_item"();
