-- What each import says of a comment; the newest export counts when it is read. In the order of
-- authors, so that a person's comments lie together and a million of them go in as they come.
ALTER TABLE comment RENAME TO comment_once;
CREATE TABLE comment (
    creator_id INTEGER NOT NULL REFERENCES creator,
    author TEXT NOT NULL,                -- handleKey of who wrote it, '' the creator
    at INTEGER NOT NULL,
    cid TEXT NOT NULL,                   -- TikTok's id; where the file gives none, author, time and number
    import_id INTEGER NOT NULL REFERENCES import,
    video INTEGER,
    likes INTEGER,
    text TEXT NOT NULL,
    PRIMARY KEY (creator_id, author, at, cid, import_id)
) STRICT, WITHOUT ROWID;
INSERT INTO comment (creator_id, author, at, cid, import_id, video, likes, text)
    SELECT c.creator_id, coalesce(a.key, ''), c.at, c.cid, s.import_id, c.video, c.likes, c.text
    FROM comment_once c JOIN comment_seen s ON s.comment_id = c.id
    LEFT JOIN account a ON a.id = c.account_id
    ORDER BY 1, 2, 3, 4, 5;
DROP TABLE comment_seen;
DROP TABLE comment_once;

-- Who only ever commented has no account any more.
DELETE FROM account WHERE id NOT IN (
    SELECT account_id FROM stay
    UNION SELECT old_account FROM rename UNION SELECT new_account FROM rename
    UNION SELECT account_id FROM former UNION SELECT person_id FROM former
    UNION SELECT account_id FROM message
    UNION SELECT account_id FROM decision
    UNION SELECT account_id FROM tick);
