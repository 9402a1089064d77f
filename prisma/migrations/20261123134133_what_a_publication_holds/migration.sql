-- AlterTable
ALTER TABLE "publication" ADD COLUMN     "corrections" JSONB NOT NULL DEFAULT '{}';
