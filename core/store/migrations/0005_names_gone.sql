-- stay.ended 6: the name is gone, not the person. The listing has a new row called "N/A" with their
-- follow time, for each of those who are missing at that second. Told by core/store/Renames.cpp since.
UPDATE stay SET ended = 6
    WHERE ended = 5 AND followed_at IS NOT NULL AND (gone_import, list, followed_at) IN (
        SELECT n.import_id, n.list, n.followed_at
        FROM (SELECT import_id, list, followed_at, count(*) entries FROM nameless
              WHERE followed_at IS NOT NULL GROUP BY import_id, list, followed_at) n
        JOIN import i ON i.id = n.import_id
        JOIN listing l ON l.import_id = n.import_id AND l.list = n.list
        WHERE n.entries
            - (SELECT count(*) FROM nameless p
               JOIN listing q ON q.import_id = p.import_id AND q.list = p.list
               JOIN import j ON j.id = p.import_id
               WHERE j.creator_id = i.creator_id AND p.list = n.list
                   AND q.ordinal = l.ordinal - 1 AND p.followed_at = n.followed_at)
            >= (SELECT count(*) FROM stay g WHERE g.gone_import = n.import_id
                AND g.gone_import IS NOT NULL AND g.list = n.list AND g.ended = 5
                AND g.followed_at = n.followed_at)
        AND NOT EXISTS (SELECT 1 FROM stay w WHERE w.first_import = n.import_id
            AND w.list = n.list AND w.began <> 0 AND w.followed_at = n.followed_at));
