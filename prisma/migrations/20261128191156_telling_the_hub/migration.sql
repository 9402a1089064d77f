-- CreateTable
CREATE TABLE "hub_ping" (
    "publicationId" UUID NOT NULL,
    "showId" UUID NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "toldAt" TIMESTAMPTZ(3),
    "problem" TEXT,

    CONSTRAINT "hub_ping_pkey" PRIMARY KEY ("publicationId")
);

-- CreateIndex
CREATE INDEX "hub_ping_showId_idx" ON "hub_ping"("showId");

-- AddForeignKey
ALTER TABLE "hub_ping" ADD CONSTRAINT "hub_ping_publicationId_fkey" FOREIGN KEY ("publicationId") REFERENCES "publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;
