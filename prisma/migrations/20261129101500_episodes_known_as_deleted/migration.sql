-- Whether an episode that is not there was deleted; few rows of many.
CREATE INDEX "audit_episode_deleted" ON "audit"("subject") WHERE "action" = 'episode.delete' OR ("action" = 'upstream.answer' AND "detail" ->> 'answer' = 'remove');
