-- What is there stays as its text, compressed by PostgreSQL; what comes is compressed when it comes.
ALTER TABLE "published_view" ALTER COLUMN "view" TYPE BYTEA USING convert_to("view"::text, 'UTF8');
ALTER TABLE "published_view" ALTER COLUMN "view" SET STORAGE EXTERNAL;
