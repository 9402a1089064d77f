-- CreateTable
CREATE TABLE "retired_path" (
    "path" TEXT NOT NULL,
    "showId" UUID NOT NULL,
    "retiredAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "retired_path_pkey" PRIMARY KEY ("path")
);

-- CreateIndex
CREATE INDEX "retired_path_showId_idx" ON "retired_path"("showId");

-- AddForeignKey
ALTER TABLE "retired_path" ADD CONSTRAINT "retired_path_showId_fkey" FOREIGN KEY ("showId") REFERENCES "show"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Whatever may change what is served for a show's path is announced when it is committed, whoever does it.
CREATE FUNCTION "announce_feed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'show' THEN PERFORM pg_notify('stet_feed', coalesce(NEW."id", OLD."id")::text);
  ELSE PERFORM pg_notify('stet_feed', coalesce(NEW."showId", OLD."showId")::text);
  END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER "publication_announced" AFTER INSERT OR DELETE ON "publication" FOR EACH ROW EXECUTE FUNCTION "announce_feed"();
CREATE TRIGGER "show_announced" AFTER DELETE OR UPDATE OF "slug", "private", "privateToken" ON "show" FOR EACH ROW EXECUTE FUNCTION "announce_feed"();
CREATE TRIGGER "published_feed_announced" AFTER UPDATE OF "quality" ON "published_feed" FOR EACH ROW EXECUTE FUNCTION "announce_feed"();
