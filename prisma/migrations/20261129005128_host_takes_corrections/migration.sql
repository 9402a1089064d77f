-- AlterEnum
ALTER TYPE "LinkedStatus" ADD VALUE 'gone';

-- AlterTable
ALTER TABLE "handed_back" ADD COLUMN     "takenAt" TIMESTAMPTZ(3);
