-- AlterTable
ALTER TABLE "episode" ADD COLUMN     "sourceIntroduction" TEXT;

-- The checks look at introductions from now on: findings are made anew when somebody looks.
UPDATE "episode" SET "checkedRevision" = NULL;

-- Who has an episode open is told when its source says another introduction: no revision does, where nobody wrote one here.
CREATE FUNCTION "announce_introduction"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('stet_episode', json_build_object('kind', 'introduction', 'episodeId', NEW."id")::text);
  RETURN NULL;
END
$$;
CREATE TRIGGER "introduction_announced" AFTER UPDATE OF "sourceIntroduction" ON "episode" FOR EACH ROW
  WHEN (OLD."sourceIntroduction" IS NOT NULL AND NEW."sourceIntroduction" IS DISTINCT FROM OLD."sourceIntroduction") EXECUTE FUNCTION "announce_introduction"();
