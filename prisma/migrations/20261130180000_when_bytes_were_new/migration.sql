-- What goes out as Last-Modified: later than that of the publication before, whatever the clock says. Of older publications, it is when they were made.
ALTER TABLE "publication" ADD COLUMN "modifiedAt" TIMESTAMPTZ(3);
