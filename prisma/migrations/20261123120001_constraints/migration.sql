-- What Prisma's schema language cannot say.

-- Fractional keys sort by code units, whatever the database's locale.
ALTER TABLE "segment" ALTER COLUMN "order" TYPE TEXT COLLATE "C";
ALTER TABLE "reference" ALTER COLUMN "order" TYPE TEXT COLLATE "C";

-- Values

ALTER TABLE "user"
  ADD CONSTRAINT "user_email_lower_case" CHECK ("email" = lower("email") AND "email" <> '');

ALTER TABLE "session"
  ADD CONSTRAINT "session_token_hash" CHECK (octet_length("tokenHash") = 32);

ALTER TABLE "show"
  ADD CONSTRAINT "show_slug" CHECK ("slug" ~ '^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$'),
  ADD CONSTRAINT "show_version" CHECK ("version" >= 1),
  ADD CONSTRAINT "show_revision" CHECK ("revision" >= 0);

ALTER TABLE "source"
  ADD CONSTRAINT "source_format" CHECK ("format" IN ('rss', 'text', 'html')),
  ADD CONSTRAINT "source_kind_fits_format" CHECK (("kind" = 'feed') = ("format" = 'rss')),
  ADD CONSTRAINT "source_hash" CHECK ("sha256" = sha256("bytes"));

ALTER TABLE "episode"
  ADD CONSTRAINT "episode_key" CHECK ("key" <> ''),
  ADD CONSTRAINT "episode_position" CHECK ("position" >= 0),
  ADD CONSTRAINT "episode_duration" CHECK ("durationMs" >= 0),
  ADD CONSTRAINT "episode_notes_format" CHECK ("notesFormat" IN ('text', 'html', 'none')),
  ADD CONSTRAINT "episode_revisions" CHECK ("revision" >= 0 AND "publishedRevision" BETWEEN 0 AND "revision" AND "checkedRevision" BETWEEN 0 AND "revision"),
  ADD CONSTRAINT "episode_counts" CHECK ("errorCount" >= 0 AND "warningCount" >= 0);

ALTER TABLE "speaker"
  ADD CONSTRAINT "speaker_name" CHECK ("name" <> '');

ALTER TABLE "segment"
  ADD CONSTRAINT "segment_order" CHECK ("order" ~ '^[0-9A-Za-z]{1,200}$'),
  ADD CONSTRAINT "segment_start" CHECK ("startMs" >= 0),
  ADD CONSTRAINT "segment_end" CHECK ("endMs" >= 0 AND "endMs" > "startMs"),
  ADD CONSTRAINT "segment_time_from" CHECK ("timeFrom" IN ('turn', 'chapter', 'none')),
  ADD CONSTRAINT "segment_speaker_from" CHECK ("speakerFrom" IN ('turn', 'continued', 'none')),
  ADD CONSTRAINT "segment_words" CHECK (jsonb_typeof("words") = 'array'),
  ADD CONSTRAINT "segment_line" CHECK ("line" >= 1);

ALTER TABLE "chapter"
  ADD CONSTRAINT "chapter_start" CHECK ("startMs" >= 0),
  ADD CONSTRAINT "chapter_line" CHECK ("line" >= 1);

ALTER TABLE "reference"
  ADD CONSTRAINT "reference_order" CHECK ("order" ~ '^[0-9A-Za-z]{1,200}$'),
  ADD CONSTRAINT "reference_links" CHECK (jsonb_typeof("links") = 'array'),
  ADD CONSTRAINT "reference_line" CHECK ("line" >= 1);

ALTER TABLE "revision"
  ADD CONSTRAINT "revision_number" CHECK ("number" >= 1),
  ADD CONSTRAINT "revision_undoes" CHECK ("undoes" >= 1 AND "undoes" < "number"),
  ADD CONSTRAINT "revision_operations" CHECK (jsonb_typeof("operations") = 'array' AND jsonb_typeof("inverse") = 'array');

ALTER TABLE "finding"
  ADD CONSTRAINT "finding_severity" CHECK ("severity" IN ('error', 'warning', 'info')),
  ADD CONSTRAINT "finding_start" CHECK ("startMs" >= 0),
  ADD CONSTRAINT "finding_line" CHECK ("line" >= 1),
  ADD CONSTRAINT "finding_fixes" CHECK (jsonb_typeof("fixes") = 'array');

ALTER TABLE "publication"
  ADD CONSTRAINT "publication_number" CHECK ("number" >= 1),
  ADD CONSTRAINT "publication_patch" CHECK (jsonb_typeof("patch") = 'array');

ALTER TABLE "published_file"
  ADD CONSTRAINT "published_file_name" CHECK ("name" ~ '^[a-z0-9][a-z0-9.-]*$');

ALTER TABLE "blob"
  ADD CONSTRAINT "blob_hash" CHECK ("sha256" = sha256("bytes"));

-- A show's own revisions have no episode; to a unique index nulls would all be different.
CREATE UNIQUE INDEX "revision_show_number" ON "revision" ("showId", "number") WHERE "episodeId" IS NULL;
CREATE UNIQUE INDEX "revision_show_client" ON "revision" ("showId", "clientId") WHERE "episodeId" IS NULL;

-- What is written once

CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is written once and never changed', TG_TABLE_NAME USING ERRCODE = 'object_not_in_prerequisite_state';
END
$$;

CREATE TRIGGER "source_written_once" BEFORE UPDATE OF "kind", "format", "bytes", "sha256", "encoding" ON "source"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "revision_written_once" BEFORE UPDATE ON "revision" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "publication_written_once" BEFORE UPDATE ON "publication" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "published_file_written_once" BEFORE UPDATE ON "published_file" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "blob_written_once" BEFORE UPDATE ON "blob" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "audit_written_once" BEFORE UPDATE ON "audit" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
