-- CreateTable
CREATE TABLE "glossary_rule" (
    "id" UUID NOT NULL,
    "showId" UUID NOT NULL,
    "wrong" TEXT NOT NULL,
    "right" TEXT NOT NULL,
    "caseRule" TEXT NOT NULL,
    "wholeWord" BOOLEAN NOT NULL,
    "note" TEXT,
    "enabled" BOOLEAN NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "glossary_rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "glossary_run" (
    "id" UUID NOT NULL,
    "showId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "rules" JSONB NOT NULL,
    "createdBy" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ(3),
    "revertState" TEXT,
    "revertedBy" UUID,

    CONSTRAINT "glossary_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "glossary_run_episode" (
    "runId" UUID NOT NULL,
    "episodeId" UUID NOT NULL,
    "showId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "matches" INTEGER NOT NULL DEFAULT 0,
    "counts" JSONB NOT NULL DEFAULT '{}',
    "samples" JSONB NOT NULL DEFAULT '[]',
    "revision" INTEGER,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "problem" TEXT,
    "revertState" TEXT,
    "revertRevision" INTEGER,
    "kept" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "glossary_run_episode_pkey" PRIMARY KEY ("runId","episodeId")
);

-- CreateIndex
CREATE UNIQUE INDEX "glossary_rule_showId_wrong_key" ON "glossary_rule"("showId", "wrong");

-- CreateIndex
CREATE INDEX "glossary_run_showId_createdAt_idx" ON "glossary_run"("showId", "createdAt");

-- CreateIndex
CREATE INDEX "glossary_run_episode_episodeId_idx" ON "glossary_run_episode"("episodeId");

-- AddForeignKey
ALTER TABLE "glossary_rule" ADD CONSTRAINT "glossary_rule_showId_fkey" FOREIGN KEY ("showId") REFERENCES "show"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "glossary_run" ADD CONSTRAINT "glossary_run_showId_fkey" FOREIGN KEY ("showId") REFERENCES "show"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "glossary_run_episode" ADD CONSTRAINT "glossary_run_episode_runId_fkey" FOREIGN KEY ("runId") REFERENCES "glossary_run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "glossary_run_episode" ADD CONSTRAINT "glossary_run_episode_episodeId_showId_fkey" FOREIGN KEY ("episodeId", "showId") REFERENCES "episode"("id", "showId") ON DELETE CASCADE ON UPDATE CASCADE;

-- What only the core would otherwise know.
ALTER TABLE "glossary_rule" ADD CONSTRAINT "glossary_rule_case" CHECK ("caseRule" IN ('any', 'keep', 'exact')), ADD CONSTRAINT "glossary_rule_wrong" CHECK ("wrong" <> '');
ALTER TABLE "glossary_run" ADD CONSTRAINT "glossary_run_kind" CHECK ("kind" IN ('look', 'apply')), ADD CONSTRAINT "glossary_run_state" CHECK ("state" IN ('running', 'done')), ADD CONSTRAINT "glossary_run_revert_state" CHECK ("revertState" IN ('running', 'done'));
ALTER TABLE "glossary_run_episode" ADD CONSTRAINT "glossary_run_episode_state" CHECK ("state" IN ('waiting', 'done', 'failed')), ADD CONSTRAINT "glossary_run_episode_revert_state" CHECK ("revertState" IN ('waiting', 'done', 'failed'));
-- What is under way is looked for every minute; there is little of it.
CREATE INDEX "glossary_run_under_way" ON "glossary_run"("createdAt") WHERE "state" = 'running' OR "revertState" = 'running';
