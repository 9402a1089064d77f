-- AlterTable
ALTER TABLE "glossary_run" ADD COLUMN     "againOf" UUID;

-- CreateIndex
CREATE UNIQUE INDEX "glossary_run_againOf_key" ON "glossary_run"("againOf");
