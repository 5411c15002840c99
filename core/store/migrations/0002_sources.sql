-- The handle that the file itself names; null: it names none. When the last import that names an
-- owner is taken back, the creator is "me" again.
ALTER TABLE import ADD COLUMN owner TEXT;
UPDATE import SET owner = (SELECT handle FROM creator c WHERE c.id = creator_id AND c.named = 1)
    WHERE kind IN ('archive', 'studio-content', 'comments');

-- What Studio's Viewers and the tables of Business Suite say of a day beyond views and likes.
CREATE TABLE audience_day (
    import_id INTEGER NOT NULL REFERENCES import,
    day INTEGER NOT NULL,
    viewers INTEGER,
    new_viewers INTEGER,
    returning_viewers INTEGER,
    reached INTEGER,
    engaged INTEGER,
    new_followers INTEGER,
    lost_followers INTEGER,
    PRIMARY KEY (import_id, day)
) STRICT, WITHOUT ROWID;

-- FollowerActivity: how many followers were active in an hour (0..23, account-local).
CREATE TABLE activity_hour (
    import_id INTEGER NOT NULL REFERENCES import,
    day INTEGER NOT NULL,
    hour INTEGER NOT NULL,
    followers INTEGER,
    PRIMARY KEY (import_id, day, hour)
) STRICT, WITHOUT ROWID;

-- FollowerGender and FollowerTopTerritories: the part of the followers in a group (0..1).
CREATE TABLE follower_share (
    import_id INTEGER NOT NULL REFERENCES import,
    name TEXT NOT NULL,                  -- "Female", "DE", "Others"
    share REAL,
    PRIMARY KEY (import_id, name)
) STRICT, WITHOUT ROWID;

-- Profiles of other people, as third-party tools export them: each import keeps its own values, the
-- newest export wins. What a file does not say is null.
CREATE TABLE profile (
    import_id INTEGER NOT NULL REFERENCES import,
    key TEXT NOT NULL,                   -- handleKey(handle)
    handle TEXT,                         -- as spelled, where that is not the key
    display_name TEXT,
    bio TEXT,
    region TEXT,
    followers INTEGER,
    following INTEGER,
    likes INTEGER,
    videos INTEGER,
    verified INTEGER,                    -- 0, 1
    private INTEGER,                     -- 0, 1
    connection INTEGER,                  -- 0 listed as a follower, 1 as someone followed; null: neither
    PRIMARY KEY (import_id, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX profile_key ON profile (key);

-- How the user told Mutuals to read a table that it does not know, by the table's header.
CREATE TABLE table_mapping (
    header TEXT PRIMARY KEY,             -- the cells of the header, as columnKey() spells them
    mapping TEXT NOT NULL
) STRICT, WITHOUT ROWID;
