-- Lists of episodes are in this order unless somebody asks for another: a page of them is read without sorting the archive.
CREATE INDEX "episode_of_show_by_date" ON "episode"("showId", "pubDate" DESC NULLS LAST, "position", "id");
CREATE INDEX "episode_by_date" ON "episode"("pubDate" DESC NULLS LAST, "position", "id");
