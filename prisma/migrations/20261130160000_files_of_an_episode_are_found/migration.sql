-- Whether a file was brought for an episode is asked whenever its records are published.
CREATE INDEX "source_episodeId_idx" ON "source"("episodeId");
