-- The bytes of feeds move from "blob" into chunks that publications share; blobs are of files from here on.

-- DropForeignKey
ALTER TABLE "publication" DROP CONSTRAINT "publication_sha256_fkey";

-- DropIndex
DROP INDEX "publication_sha256_idx";

-- CreateTable
CREATE TABLE "published_feed" (
    "showId" UUID NOT NULL,
    "name" BYTEA NOT NULL,
    "mediaType" TEXT NOT NULL,
    "length" INTEGER NOT NULL,
    "base" BYTEA,
    "chunks" BYTEA,
    "brotli" BYTEA,
    "quality" INTEGER,
    "retiredAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "published_feed_pkey" PRIMARY KEY ("showId","name")
);

-- CreateTable
CREATE TABLE "chunk" (
    "showId" UUID NOT NULL,
    "sha256" BYTEA NOT NULL,
    "deflated" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "chunk_pkey" PRIMARY KEY ("showId","sha256")
);

-- What is compressed already is not to be compressed again, and hashes cannot be.
ALTER TABLE "chunk" ALTER COLUMN "deflated" SET STORAGE EXTERNAL;
ALTER TABLE "published_feed" ALTER COLUMN "brotli" SET STORAGE EXTERNAL;
ALTER TABLE "published_feed" ALTER COLUMN "chunks" SET STORAGE EXTERNAL;

-- What was published so far becomes feeds of one chunk each. They keep their names (the hashes of their bytes), so no reader
-- fetches them again. A chunk is a stretch of a deflate stream: here one of stored blocks (RFC 1951, 3.2.4), until the feed is
-- published again.
CREATE FUNCTION "stored_blocks"("bytes" BYTEA) RETURNS BYTEA LANGUAGE plpgsql AS $$
DECLARE
  "blocks" BYTEA[] := '{}';
  "block" BYTEA;
  "size" INTEGER;
BEGIN
  FOR "start" IN 1..octet_length("bytes") BY 65535 LOOP
    "block" := substring("bytes" FROM "start" FOR 65535);
    "size" := octet_length("block");
    "blocks" := array_append("blocks", '\x00'::bytea || decode(concat(
      lpad(to_hex("size" & 255), 2, '0'), lpad(to_hex("size" >> 8), 2, '0'),
      lpad(to_hex(255 - ("size" & 255)), 2, '0'), lpad(to_hex(255 - ("size" >> 8)), 2, '0')), 'hex') || "block");
  END LOOP;
  RETURN (SELECT coalesce(string_agg(each, ''::bytea ORDER BY place), ''::bytea) FROM unnest("blocks") WITH ORDINALITY AS u(each, place));
END
$$;

INSERT INTO "chunk" ("showId", "sha256", "deflated", "createdAt")
  SELECT p."showId", b."sha256", "stored_blocks"(b."bytes"), b."createdAt"
  FROM (SELECT DISTINCT "showId", "sha256" FROM "publication") p JOIN "blob" b USING ("sha256");

-- Hash, length and checksum of the one chunk; gzip ends with the checksum, its lowest byte first (RFC 1952, 2.3.1).
INSERT INTO "published_feed" ("showId", "name", "mediaType", "length", "chunks", "createdAt")
  SELECT p."showId", b."sha256", b."mediaType", octet_length(b."bytes"),
    b."sha256" || int4send(octet_length(b."bytes")) || (
      SELECT string_agg(substring(b."gzip" FROM octet_length(b."gzip") - 3 - place FOR 1), ''::bytea ORDER BY place) FROM generate_series(1, 4) AS g(place)),
    b."createdAt"
  FROM (SELECT DISTINCT "showId", "sha256" FROM "publication") p JOIN "blob" b USING ("sha256");

DROP FUNCTION "stored_blocks";

DELETE FROM "blob" b WHERE NOT EXISTS (SELECT FROM "published_file" f WHERE f."sha256" = b."sha256");

-- CreateIndex
CREATE INDEX "publication_showId_sha256_idx" ON "publication"("showId", "sha256");

-- AddForeignKey
ALTER TABLE "publication" ADD CONSTRAINT "publication_showId_sha256_fkey" FOREIGN KEY ("showId", "sha256") REFERENCES "published_feed"("showId", "name") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "published_feed" ADD CONSTRAINT "published_feed_showId_fkey" FOREIGN KEY ("showId") REFERENCES "show"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chunk" ADD CONSTRAINT "chunk_showId_fkey" FOREIGN KEY ("showId") REFERENCES "show"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "published_feed"
  ADD CONSTRAINT "published_feed_name" CHECK (octet_length("name") = 32),
  ADD CONSTRAINT "published_feed_base" CHECK ("base" IS NULL OR ("base" <> "name" AND "chunks" IS NOT NULL)),
  ADD CONSTRAINT "published_feed_kept" CHECK ("chunks" IS NOT NULL OR "retiredAt" IS NOT NULL),
  ADD CONSTRAINT "published_feed_brotli" CHECK (("brotli" IS NULL) = ("quality" IS NULL));

ALTER TABLE "chunk"
  ADD CONSTRAINT "chunk_hash" CHECK (octet_length("sha256") = 32);

CREATE TRIGGER "published_feed_written_once" BEFORE UPDATE OF "showId", "name", "mediaType", "length" ON "published_feed"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "chunk_written_once" BEFORE UPDATE ON "chunk" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
