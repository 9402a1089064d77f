-- CreateTable
CREATE TABLE "import_run" (
    "sourceId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "wish" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL,
    "problem" JSONB,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "import_run_pkey" PRIMARY KEY ("sourceId")
);

-- AddForeignKey
ALTER TABLE "import_run" ADD CONSTRAINT "import_run_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "import_run"
  ADD CONSTRAINT "import_run_state" CHECK ("state" IN ('running', 'done', 'failed')),
  ADD CONSTRAINT "import_run_count" CHECK ("done" >= 0 AND "total" >= 0);
