-- A feed may be written in any encoding that core/feed/encoding knows.
ALTER TABLE "source_index"
  DROP CONSTRAINT "source_index_encoding",
  ADD CONSTRAINT "source_index_encoding" CHECK ("encoding" ~ '^[a-z0-9_-]{1,40}$');
