-- CreateEnum
CREATE TYPE "Role" AS ENUM ('viewer', 'editor', 'publisher');

-- CreateEnum
CREATE TYPE "ShowMode" AS ENUM ('replace', 'mirror');

-- CreateEnum
CREATE TYPE "SourceKind" AS ENUM ('feed', 'notes');

-- CreateTable
CREATE TABLE "setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "user" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "admin" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "disabledAt" TIMESTAMPTZ(3),

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "tokenHash" BYTEA NOT NULL,
    "userId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "session_pkey" PRIMARY KEY ("tokenHash")
);

-- CreateTable
CREATE TABLE "login_attempt" (
    "key" BYTEA NOT NULL,
    "attempts" INTEGER NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "login_attempt_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "membership" (
    "userId" UUID NOT NULL,
    "showId" UUID NOT NULL,
    "role" "Role" NOT NULL,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("userId","showId")
);

-- CreateTable
CREATE TABLE "show" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "link" TEXT,
    "description" TEXT NOT NULL DEFAULT '',
    "language" TEXT NOT NULL DEFAULT 'en',
    "author" TEXT,
    "imageUrl" TEXT,
    "explicit" BOOLEAN NOT NULL DEFAULT false,
    "category" TEXT,
    "podcastGuid" UUID,
    "mode" "ShowMode",
    "private" BOOLEAN NOT NULL DEFAULT false,
    "privateToken" TEXT,
    "enrichments" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "sourceId" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "show_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "source" (
    "id" UUID NOT NULL,
    "showId" UUID,
    "kind" "SourceKind" NOT NULL,
    "format" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "sha256" BYTEA NOT NULL,
    "encoding" TEXT NOT NULL DEFAULT 'utf-8',
    "fileName" TEXT,
    "url" BYTEA,
    "etag" TEXT,
    "lastModified" TEXT,
    "createdBy" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "episode" (
    "id" UUID NOT NULL,
    "showId" UUID NOT NULL,
    "sourceId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "guid" TEXT,
    "position" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "link" TEXT,
    "pubDate" TIMESTAMPTZ(3),
    "enclosureUrl" TEXT,
    "enclosureLength" BIGINT,
    "enclosureType" TEXT,
    "durationMs" INTEGER,
    "audioUrl" TEXT,
    "notesFormat" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "publishedRevision" INTEGER,
    "checkedRevision" INTEGER,
    "errorCount" INTEGER NOT NULL DEFAULT 0,
    "warningCount" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "episode_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "speaker" (
    "id" UUID NOT NULL,
    "showId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "aliases" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "speaker_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "credit" (
    "episodeId" UUID NOT NULL,
    "speakerId" UUID NOT NULL,
    "showId" UUID NOT NULL,
    "role" TEXT NOT NULL DEFAULT 'host',
    "group" TEXT NOT NULL DEFAULT 'cast',

    CONSTRAINT "credit_pkey" PRIMARY KEY ("episodeId","speakerId","role")
);

-- CreateTable
CREATE TABLE "segment" (
    "id" UUID NOT NULL,
    "episodeId" UUID NOT NULL,
    "showId" UUID NOT NULL,
    "origin" TEXT,
    "order" TEXT NOT NULL,
    "startMs" INTEGER,
    "timeFrom" TEXT NOT NULL,
    "endMs" INTEGER,
    "speakerId" UUID,
    "speakerFrom" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "heading" TEXT,
    "words" JSONB,
    "line" INTEGER,

    CONSTRAINT "segment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "chapter" (
    "id" UUID NOT NULL,
    "episodeId" UUID NOT NULL,
    "showId" UUID NOT NULL,
    "origin" TEXT,
    "startMs" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "url" TEXT,
    "imageUrl" TEXT,
    "line" INTEGER,

    CONSTRAINT "chapter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reference" (
    "id" UUID NOT NULL,
    "episodeId" UUID NOT NULL,
    "showId" UUID NOT NULL,
    "origin" TEXT,
    "order" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "url" TEXT,
    "note" TEXT,
    "links" JSONB NOT NULL DEFAULT '[]',
    "line" INTEGER,

    CONSTRAINT "reference_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "revision" (
    "id" UUID NOT NULL,
    "showId" UUID NOT NULL,
    "episodeId" UUID,
    "number" INTEGER NOT NULL,
    "operations" JSONB NOT NULL,
    "inverse" JSONB NOT NULL,
    "touches" TEXT[],
    "episodeIds" UUID[],
    "undoes" INTEGER,
    "authorId" UUID,
    "clientId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "finding" (
    "id" UUID NOT NULL,
    "episodeId" UUID NOT NULL,
    "showId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "startMs" INTEGER,
    "line" INTEGER,
    "message" TEXT NOT NULL,
    "fixes" JSONB NOT NULL DEFAULT '[]',
    "recordId" TEXT,

    CONSTRAINT "finding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "publication" (
    "id" UUID NOT NULL,
    "showId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "sourceId" UUID,
    "sha256" BYTEA NOT NULL,
    "patch" JSONB NOT NULL,
    "summary" JSONB NOT NULL,
    "enrichments" TEXT[],
    "overrides" TEXT,
    "publishedBy" UUID,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "publication_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "published_file" (
    "publicationId" UUID NOT NULL,
    "episodeId" UUID NOT NULL,
    "showId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "sha256" BYTEA NOT NULL,

    CONSTRAINT "published_file_pkey" PRIMARY KEY ("publicationId","episodeId","name")
);

-- CreateTable
CREATE TABLE "blob" (
    "sha256" BYTEA NOT NULL,
    "mediaType" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "gzip" BYTEA NOT NULL,
    "brotli" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "blob_pkey" PRIMARY KEY ("sha256")
);

-- CreateTable
CREATE TABLE "audit" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "userId" UUID,
    "showId" UUID,
    "action" TEXT NOT NULL,
    "subject" TEXT,
    "detail" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "audit_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE INDEX "session_userId_idx" ON "session"("userId");

-- CreateIndex
CREATE INDEX "login_attempt_since_idx" ON "login_attempt"("since");

-- CreateIndex
CREATE INDEX "membership_showId_idx" ON "membership"("showId");

-- CreateIndex
CREATE UNIQUE INDEX "show_slug_key" ON "show"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "show_privateToken_key" ON "show"("privateToken");

-- CreateIndex
CREATE INDEX "source_showId_idx" ON "source"("showId");

-- CreateIndex
CREATE INDEX "source_createdAt_idx" ON "source"("createdAt");

-- CreateIndex
CREATE INDEX "episode_showId_position_idx" ON "episode"("showId", "position");

-- CreateIndex
CREATE INDEX "episode_sourceId_idx" ON "episode"("sourceId");

-- CreateIndex
CREATE UNIQUE INDEX "episode_showId_key_key" ON "episode"("showId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "episode_id_showId_key" ON "episode"("id", "showId");

-- CreateIndex
CREATE UNIQUE INDEX "speaker_showId_name_key" ON "speaker"("showId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "speaker_id_showId_key" ON "speaker"("id", "showId");

-- CreateIndex
CREATE INDEX "credit_speakerId_idx" ON "credit"("speakerId");

-- CreateIndex
CREATE INDEX "segment_speakerId_idx" ON "segment"("speakerId");

-- CreateIndex
CREATE UNIQUE INDEX "segment_episodeId_order_key" ON "segment"("episodeId", "order");

-- CreateIndex
CREATE INDEX "chapter_episodeId_startMs_idx" ON "chapter"("episodeId", "startMs");

-- CreateIndex
CREATE UNIQUE INDEX "reference_episodeId_order_key" ON "reference"("episodeId", "order");

-- CreateIndex
CREATE INDEX "revision_showId_createdAt_idx" ON "revision"("showId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "revision_episodeId_number_key" ON "revision"("episodeId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "revision_episodeId_clientId_key" ON "revision"("episodeId", "clientId");

-- CreateIndex
CREATE INDEX "finding_episodeId_idx" ON "finding"("episodeId");

-- CreateIndex
CREATE INDEX "publication_sourceId_idx" ON "publication"("sourceId");

-- CreateIndex
CREATE INDEX "publication_sha256_idx" ON "publication"("sha256");

-- CreateIndex
CREATE UNIQUE INDEX "publication_showId_number_key" ON "publication"("showId", "number");

-- CreateIndex
CREATE INDEX "published_file_episodeId_idx" ON "published_file"("episodeId");

-- CreateIndex
CREATE INDEX "published_file_sha256_idx" ON "published_file"("sha256");

-- CreateIndex
CREATE INDEX "audit_showId_at_idx" ON "audit"("showId", "at");

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_showId_fkey" FOREIGN KEY ("showId") REFERENCES "show"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "show" ADD CONSTRAINT "show_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source" ADD CONSTRAINT "source_showId_fkey" FOREIGN KEY ("showId") REFERENCES "show"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "episode" ADD CONSTRAINT "episode_showId_fkey" FOREIGN KEY ("showId") REFERENCES "show"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "episode" ADD CONSTRAINT "episode_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "speaker" ADD CONSTRAINT "speaker_showId_fkey" FOREIGN KEY ("showId") REFERENCES "show"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit" ADD CONSTRAINT "credit_episodeId_showId_fkey" FOREIGN KEY ("episodeId", "showId") REFERENCES "episode"("id", "showId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit" ADD CONSTRAINT "credit_speakerId_showId_fkey" FOREIGN KEY ("speakerId", "showId") REFERENCES "speaker"("id", "showId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "segment" ADD CONSTRAINT "segment_episodeId_showId_fkey" FOREIGN KEY ("episodeId", "showId") REFERENCES "episode"("id", "showId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "segment" ADD CONSTRAINT "segment_speakerId_showId_fkey" FOREIGN KEY ("speakerId", "showId") REFERENCES "speaker"("id", "showId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chapter" ADD CONSTRAINT "chapter_episodeId_showId_fkey" FOREIGN KEY ("episodeId", "showId") REFERENCES "episode"("id", "showId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reference" ADD CONSTRAINT "reference_episodeId_showId_fkey" FOREIGN KEY ("episodeId", "showId") REFERENCES "episode"("id", "showId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revision" ADD CONSTRAINT "revision_showId_fkey" FOREIGN KEY ("showId") REFERENCES "show"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revision" ADD CONSTRAINT "revision_episodeId_showId_fkey" FOREIGN KEY ("episodeId", "showId") REFERENCES "episode"("id", "showId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "finding" ADD CONSTRAINT "finding_episodeId_showId_fkey" FOREIGN KEY ("episodeId", "showId") REFERENCES "episode"("id", "showId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publication" ADD CONSTRAINT "publication_showId_fkey" FOREIGN KEY ("showId") REFERENCES "show"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publication" ADD CONSTRAINT "publication_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publication" ADD CONSTRAINT "publication_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "blob"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "published_file" ADD CONSTRAINT "published_file_publicationId_fkey" FOREIGN KEY ("publicationId") REFERENCES "publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "published_file" ADD CONSTRAINT "published_file_episodeId_showId_fkey" FOREIGN KEY ("episodeId", "showId") REFERENCES "episode"("id", "showId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "published_file" ADD CONSTRAINT "published_file_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "blob"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;
