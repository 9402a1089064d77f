-- AlterTable
ALTER TABLE "finding" ADD COLUMN     "place" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "show" ADD COLUMN     "changedFields" TEXT[] DEFAULT ARRAY[]::TEXT[];
