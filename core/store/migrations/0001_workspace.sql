-- Whose exports these are.
CREATE TABLE creator (
    id INTEGER PRIMARY KEY,
    handle TEXT NOT NULL,
    key TEXT NOT NULL UNIQUE,            -- handleKey(handle)
    named INTEGER NOT NULL               -- 0: "me", until a file names its owner
) STRICT;

-- One row per file that went in. Times are UTC seconds, days are days since 1970-01-01.
CREATE TABLE import (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    creator_id INTEGER NOT NULL REFERENCES creator,
    kind TEXT NOT NULL,
    file TEXT NOT NULL,                  -- a name for people, never a path
    content TEXT NOT NULL,               -- fingerprint of the bytes
    imported_at INTEGER NOT NULL,
    as_of INTEGER NOT NULL,              -- when the export was made
    from_day INTEGER,
    to_day INTEGER,
    seen INTEGER NOT NULL,
    fresh INTEGER NOT NULL,
    known INTEGER NOT NULL,
    rejected INTEGER NOT NULL,
    followers INTEGER,                   -- entries per list; a list that the file does not hold is null
    following INTEGER,
    blocked INTEGER,
    posts INTEGER,
    comments INTEGER,
    days INTEGER,
    conversations INTEGER,
    profiles INTEGER,
    row_count INTEGER NOT NULL,          -- rows that it brought or confirmed,
    row_hash INTEGER NOT NULL,           -- and the sum of their hashes, for `check`
    UNIQUE (creator_id, content)
) STRICT;

CREATE TABLE import_report (
    import_id INTEGER NOT NULL REFERENCES import,
    number INTEGER NOT NULL,
    place TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (import_id, number)
) STRICT, WITHOUT ROWID;

-- A user name that some file mentions. A person is one account or several, joined by `rename`.
CREATE TABLE account (
    id INTEGER PRIMARY KEY,
    creator_id INTEGER NOT NULL REFERENCES creator,
    key TEXT NOT NULL,                   -- handleKey(handle)
    handle TEXT,                         -- as spelled, where that is not the key
    UNIQUE (creator_id, key)
) STRICT;

-- One list of one archive. list: 0 followers, 1 following, 2 blocked.
CREATE TABLE listing (
    import_id INTEGER NOT NULL REFERENCES import,
    list INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,            -- place among the creator's listings of this list, by as_of
    named INTEGER NOT NULL,              -- rows with a name
    nameless INTEGER NOT NULL,           -- rows called "N/A"
    own_count INTEGER,                   -- what the profile says
    PRIMARY KEY (import_id, list)
) STRICT, WITHOUT ROWID;

-- An account stands in a list from the listing `first_import` on, up to but not including
-- `gone_import`. Another follow time is another stay. began and ended are told by the neighbors:
-- 0 listed (in the first listing), 1 came, 2 returned, 3 renamed, 4 renewed (left and came back
-- unseen between two listings), 5 left.
CREATE TABLE stay (
    account_id INTEGER NOT NULL REFERENCES account,
    list INTEGER NOT NULL,
    first_import INTEGER NOT NULL,
    gone_import INTEGER,
    followed_at INTEGER,                 -- null: the file gives no readable date
    began INTEGER NOT NULL DEFAULT 0,
    ended INTEGER,
    PRIMARY KEY (account_id, list, first_import),
    FOREIGN KEY (first_import, list) REFERENCES listing (import_id, list),
    FOREIGN KEY (gone_import, list) REFERENCES listing (import_id, list)
) STRICT, WITHOUT ROWID;
CREATE INDEX stay_gone ON stay (gone_import, list) WHERE gone_import IS NOT NULL;
CREATE INDEX stay_began ON stay (first_import, list) WHERE began <> 0;

-- One person under another name: gone in one listing, there in the next, with the same follow time.
-- (The key comes first: the integrity check of SQLite 3.40 is wrong about other orders.)
CREATE TABLE rename (
    old_account INTEGER NOT NULL REFERENCES account,
    import_id INTEGER NOT NULL,          -- the listing that showed it
    list INTEGER NOT NULL,
    new_account INTEGER NOT NULL REFERENCES account,
    PRIMARY KEY (old_account, import_id, list),
    FOREIGN KEY (import_id, list) REFERENCES listing (import_id, list)
) STRICT, WITHOUT ROWID;
CREATE INDEX rename_new ON rename (new_account);

-- A user name that its person bears no more, and the newest one. Derived from `rename`.
CREATE TABLE former (
    account_id INTEGER PRIMARY KEY REFERENCES account,
    person_id INTEGER NOT NULL REFERENCES account
) STRICT;
CREATE INDEX former_person ON former (person_id);

CREATE TABLE nameless (
    import_id INTEGER NOT NULL,
    list INTEGER NOT NULL,
    number INTEGER NOT NULL,
    followed_at INTEGER,
    PRIMARY KEY (import_id, list, number),
    FOREIGN KEY (import_id, list) REFERENCES listing (import_id, list)
) STRICT, WITHOUT ROWID;

-- Rows that several files repeat: the row itself once, and which imports hold it.
CREATE TABLE post (
    id INTEGER PRIMARY KEY,
    creator_id INTEGER NOT NULL REFERENCES creator,
    posted_at INTEGER NOT NULL,
    number INTEGER NOT NULL,             -- posts of the same second are told apart by their order
    UNIQUE (creator_id, posted_at, number)
) STRICT;
CREATE TABLE post_seen (
    import_id INTEGER NOT NULL REFERENCES import,
    post_id INTEGER NOT NULL REFERENCES post,
    likes INTEGER,
    PRIMARY KEY (import_id, post_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX post_seen_post ON post_seen (post_id);

CREATE TABLE comment (
    id INTEGER PRIMARY KEY,
    creator_id INTEGER NOT NULL REFERENCES creator,
    account_id INTEGER REFERENCES account, -- null: the creator's own
    cid TEXT NOT NULL,                   -- TikTok's id; where the file gives none, time and number
    at INTEGER NOT NULL,
    video INTEGER,
    likes INTEGER,
    text TEXT NOT NULL,
    UNIQUE (creator_id, cid)
) STRICT;
CREATE INDEX comment_account ON comment (account_id, at);
CREATE TABLE comment_seen (
    import_id INTEGER NOT NULL REFERENCES import,
    comment_id INTEGER NOT NULL REFERENCES comment,
    PRIMARY KEY (import_id, comment_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX comment_seen_comment ON comment_seen (comment_id);

-- Who and when; the text of a message is never stored.
CREATE TABLE message (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES account,
    at INTEGER NOT NULL,
    from_them INTEGER NOT NULL,
    number INTEGER NOT NULL,             -- messages of the same second are told apart by their order
    UNIQUE (account_id, at, from_them, number)
) STRICT;
CREATE TABLE message_seen (
    import_id INTEGER NOT NULL REFERENCES import,
    message_id INTEGER NOT NULL REFERENCES message,
    PRIMARY KEY (import_id, message_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX message_seen_message ON message_seen (message_id);

-- TikTok Studio's daily tables: each import keeps its own values, the newest export wins.
CREATE TABLE overview_day (
    import_id INTEGER NOT NULL REFERENCES import,
    day INTEGER NOT NULL,
    views INTEGER,
    profile_views INTEGER,
    likes INTEGER,
    comments INTEGER,
    shares INTEGER,
    PRIMARY KEY (import_id, day)
) STRICT, WITHOUT ROWID;
CREATE TABLE follower_day (
    import_id INTEGER NOT NULL REFERENCES import,
    day INTEGER NOT NULL,
    followers INTEGER,
    PRIMARY KEY (import_id, day)
) STRICT, WITHOUT ROWID;

-- TikTok Studio's table of single videos, likewise.
CREATE TABLE video (
    import_id INTEGER NOT NULL REFERENCES import,
    video INTEGER NOT NULL,              -- TikTok's id; its upper 32 bits are the upload's Unix time
    title TEXT NOT NULL,
    views INTEGER,
    likes INTEGER,
    comments INTEGER,
    shares INTEGER,
    PRIMARY KEY (import_id, video)
) STRICT, WITHOUT ROWID;

-- What the user entered. Imports come and go; these rows stay.
CREATE TABLE policy (
    id INTEGER PRIMARY KEY,
    creator_id INTEGER NOT NULL REFERENCES creator,
    name TEXT NOT NULL,
    start_day INTEGER NOT NULL,
    end_day INTEGER,
    whom TEXT NOT NULL,
    fewest_comments INTEGER,
    fewest_messages INTEGER,
    fewest_follow_days INTEGER,
    most_per_day INTEGER
) STRICT;

CREATE TABLE note (
    id INTEGER PRIMARY KEY,
    creator_id INTEGER NOT NULL REFERENCES creator,
    day INTEGER NOT NULL,
    text TEXT NOT NULL
) STRICT;

-- A log: the newest entry of an account that is not undone counts.
CREATE TABLE decision (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER NOT NULL REFERENCES account,
    choice TEXT NOT NULL,
    reason TEXT NOT NULL,
    decided_at INTEGER NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX decision_account ON decision (account_id, id);

CREATE TABLE tick (
    account_id INTEGER PRIMARY KEY REFERENCES account,
    at INTEGER NOT NULL
) STRICT;
