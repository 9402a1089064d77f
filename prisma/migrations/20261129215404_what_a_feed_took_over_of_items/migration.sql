-- AlterTable
ALTER TABLE "episode" ADD COLUMN     "tookOver" JSONB NOT NULL DEFAULT '{}';
