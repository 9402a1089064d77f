ALTER TABLE "retired_path" DROP CONSTRAINT "retired_path_showId_fkey";
ALTER TABLE "retired_path" ADD COLUMN "deletedBy" UUID, ADD COLUMN "title" TEXT, ALTER COLUMN "showId" DROP NOT NULL;
ALTER TABLE "retired_path" ADD CONSTRAINT "retired_path_showId_fkey" FOREIGN KEY ("showId") REFERENCES "show"("id") ON DELETE SET NULL ON UPDATE CASCADE;
