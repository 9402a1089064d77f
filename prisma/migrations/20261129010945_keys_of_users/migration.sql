-- AlterTable
ALTER TABLE "user" ADD COLUMN     "keys" JSONB;
