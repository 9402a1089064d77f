-- AlterTable
ALTER TABLE "upstream" DROP COLUMN "bodySha256";
