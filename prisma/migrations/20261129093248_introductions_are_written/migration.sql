-- AlterTable
ALTER TABLE "episode" ADD COLUMN     "introduction" TEXT;
