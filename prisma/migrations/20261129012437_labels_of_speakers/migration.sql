-- AlterTable
ALTER TABLE "episode" ADD COLUMN     "calledHere" JSONB;
