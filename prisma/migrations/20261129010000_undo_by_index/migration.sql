-- What one did last is found however long ago it was, and whether it was taken back since; and the edits of a show among those of its episodes.
CREATE INDEX "revision_of_author" ON "revision" ("episodeId", "authorId", "number") WHERE "undoes" IS NULL;
CREATE INDEX "revision_undoes" ON "revision" ("episodeId", "undoes") WHERE "undoes" IS NOT NULL;
CREATE INDEX "revision_of_show" ON "revision" ("showId", "number") WHERE "episodeId" IS NULL;
