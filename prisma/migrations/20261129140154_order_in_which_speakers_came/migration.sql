-- AlterTable
ALTER TABLE "episode" ADD COLUMN     "cast" UUID[] DEFAULT ARRAY[]::UUID[];
