-- AlterTable
ALTER TABLE "publication" ADD COLUMN     "overridden" JSONB;
