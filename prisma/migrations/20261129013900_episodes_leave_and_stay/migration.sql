-- AlterTable
ALTER TABLE "episode" DROP COLUMN "audioUrl",
ADD COLUMN     "keptAt" TIMESTAMPTZ(3),
ADD COLUMN     "outOfFeed" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "withdrawnAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "published_episode" ADD COLUMN     "withdrawn" BOOLEAN NOT NULL DEFAULT false;
