-- Who came and who left, newest follow first, and how many: from the index alone.
DROP INDEX stay_gone;
DROP INDEX stay_began;
CREATE INDEX stay_gone ON stay (gone_import, list, ended, followed_at)
    WHERE gone_import IS NOT NULL;
CREATE INDEX stay_began ON stay (first_import, list, began, followed_at) WHERE began <> 0;
