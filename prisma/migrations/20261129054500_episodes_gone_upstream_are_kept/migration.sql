ALTER TABLE "upstream"
  DROP CONSTRAINT "upstream_when_gone",
  ADD CONSTRAINT "upstream_when_gone" CHECK ("whenGone" IN ('ask', 'keep', 'leave'));
