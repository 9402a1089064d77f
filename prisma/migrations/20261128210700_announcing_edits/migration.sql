-- Who has an episode open is told of its revisions and of what the checks found, whoever made them and on whichever server.
CREATE FUNCTION "announce_revision"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('stet_episode', json_build_object('kind', 'revision', 'episodeId', NEW."episodeId")::text);
  RETURN NULL;
END
$$;
CREATE TRIGGER "revision_announced" AFTER INSERT ON "revision" FOR EACH ROW WHEN (NEW."episodeId" IS NOT NULL) EXECUTE FUNCTION "announce_revision"();

CREATE FUNCTION "announce_findings"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('stet_episode', json_build_object('kind', 'findings', 'episodeId', NEW."id", 'revision', NEW."checkedRevision")::text);
  RETURN NULL;
END
$$;
CREATE TRIGGER "findings_announced" AFTER UPDATE OF "checkedRevision" ON "episode" FOR EACH ROW
  WHEN (NEW."checkedRevision" IS NOT NULL AND NEW."checkedRevision" IS DISTINCT FROM OLD."checkedRevision") EXECUTE FUNCTION "announce_findings"();

-- What someone may see is asked again when it may have changed.
CREATE FUNCTION "announce_access"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'user' THEN PERFORM pg_notify('stet_access', NEW."id"::text);
  ELSE PERFORM pg_notify('stet_access', coalesce(NEW."userId", OLD."userId")::text);
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER "membership_announced" AFTER INSERT OR UPDATE OR DELETE ON "membership" FOR EACH ROW EXECUTE FUNCTION "announce_access"();
CREATE TRIGGER "session_announced" AFTER DELETE ON "session" FOR EACH ROW EXECUTE FUNCTION "announce_access"();
CREATE TRIGGER "user_announced" AFTER UPDATE OF "admin", "disabledAt" ON "user" FOR EACH ROW EXECUTE FUNCTION "announce_access"();
