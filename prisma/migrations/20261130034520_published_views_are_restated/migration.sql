-- CreateTable
CREATE TABLE "restated_view" (
    "sha256" BYTEA NOT NULL,
    "showId" UUID NOT NULL,
    "view" BYTEA NOT NULL,

    CONSTRAINT "restated_view_pkey" PRIMARY KEY ("sha256")
);

-- CreateIndex
CREATE INDEX "restated_view_showId_idx" ON "restated_view"("showId");

-- AddForeignKey
ALTER TABLE "restated_view" ADD CONSTRAINT "restated_view_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "published_view"("sha256") ON DELETE CASCADE ON UPDATE CASCADE;
