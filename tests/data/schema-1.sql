-- A workspace as Mutuals of schema 1 left it: two archives, three Studio tables, two tables of
-- comments, a policy, a note and two decisions.
PRAGMA page_size = 8192;
PRAGMA application_id = 1297370195;
PRAGMA user_version = 1;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE creator (
    id INTEGER PRIMARY KEY,
    handle TEXT NOT NULL,
    key TEXT NOT NULL UNIQUE,            -- handleKey(handle)
    named INTEGER NOT NULL               -- 0: "me", until a file names its owner
) STRICT;
INSERT INTO creator VALUES(1,'ana.makes','ana.makes',1);
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
INSERT INTO import VALUES(1,1,'comments','comments.csv','c3e67aefdb71c0d3ce5f8ce793204814',1795422954,1734861600,20078,20079,2,2,0,0,NULL,NULL,NULL,NULL,2,NULL,NULL,NULL,2,-4492167898663968630);
INSERT INTO import VALUES(2,1,'archive','TikTok_Data_1735689600.zip','df6562e774930d7dd9bb3a65296246d2',1795422954,1735689600,19723,20082,10,9,0,1,4,2,1,1,1,NULL,1,NULL,12,1161975224431172964);
INSERT INTO import VALUES(3,1,'studio-followers','FollowerHistory.csv','eec99b26be463a2a3ba6abd8b45f56b1',1795422954,1736467200,20089,20098,10,10,0,0,NULL,NULL,NULL,NULL,NULL,10,NULL,NULL,10,-1553997432552938731);
INSERT INTO import VALUES(4,1,'studio-overview','Overview.csv','7e2d306dfbb246b80d3e432a09e743b8',1795422954,1736467200,20089,20098,10,10,0,0,NULL,NULL,NULL,NULL,NULL,10,NULL,NULL,10,6397965201408790594);
INSERT INTO import VALUES(5,1,'studio-content','Content.csv','623198f388de94a23cc5d4305232f1cd',1795422954,1736640000,20057,20057,1,1,0,0,NULL,NULL,NULL,1,NULL,NULL,NULL,NULL,1,964476887834220487);
INSERT INTO import VALUES(6,1,'comments','comments2.csv','ecbd0c7b44de7579cf56f6b04dbe3fe7',1795422954,1737540000,20078,20110,2,1,1,0,NULL,NULL,NULL,NULL,2,NULL,NULL,NULL,2,-3413285758553059105);
INSERT INTO import VALUES(7,1,'archive','TikTok_Data_1738368000.zip','ca9a067d468e707f0ee3727b6cf62926',1795422954,1738368000,20028,20113,10,6,4,0,5,2,0,2,1,NULL,1,NULL,13,4084112569854806991);
CREATE TABLE import_report (
    import_id INTEGER NOT NULL REFERENCES import,
    number INTEGER NOT NULL,
    place TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (import_id, number)
) STRICT, WITHOUT ROWID;
INSERT INTO import_report VALUES(2,0,'Profile And Settings > Follower > FansList, item 4','no user name ("N/A")');
INSERT INTO import_report VALUES(7,0,'Profile And Settings > Follower > FansList, item 5','unreadable date "bad"');
CREATE TABLE account (
    id INTEGER PRIMARY KEY,
    creator_id INTEGER NOT NULL REFERENCES creator,
    key TEXT NOT NULL,                   -- handleKey(handle)
    handle TEXT,                         -- as spelled, where that is not the key
    UNIQUE (creator_id, key)
) STRICT;
INSERT INTO account VALUES(1,1,'ben',NULL);
INSERT INTO account VALUES(2,1,'stranger',NULL);
INSERT INTO account VALUES(3,1,'cleo','Cleo');
INSERT INTO account VALUES(4,1,'dara',NULL);
INSERT INTO account VALUES(5,1,'old.name',NULL);
INSERT INTO account VALUES(6,1,'elif',NULL);
INSERT INTO account VALUES(7,1,'spam',NULL);
INSERT INTO account VALUES(8,1,'finn',NULL);
INSERT INTO account VALUES(9,1,'gigi',NULL);
INSERT INTO account VALUES(10,1,'new.name',NULL);
CREATE TABLE listing (
    import_id INTEGER NOT NULL REFERENCES import,
    list INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,            -- place among the creator's listings of this list, by as_of
    named INTEGER NOT NULL,              -- rows with a name
    nameless INTEGER NOT NULL,           -- rows called "N/A"
    own_count INTEGER,                   -- what the profile says
    PRIMARY KEY (import_id, list)
) STRICT, WITHOUT ROWID;
INSERT INTO listing VALUES(2,0,0,4,1,6);
INSERT INTO listing VALUES(2,1,0,2,0,NULL);
INSERT INTO listing VALUES(2,2,0,1,0,NULL);
INSERT INTO listing VALUES(7,0,1,5,0,6);
INSERT INTO listing VALUES(7,1,1,2,0,NULL);
INSERT INTO listing VALUES(7,2,1,0,0,NULL);
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
INSERT INTO stay VALUES(1,0,2,NULL,1734688800,0,NULL);
INSERT INTO stay VALUES(1,1,2,NULL,1735120800,0,NULL);
INSERT INTO stay VALUES(3,0,2,7,1733824800,0,5);
INSERT INTO stay VALUES(4,0,2,7,1725177600,0,4);
INSERT INTO stay VALUES(4,0,7,NULL,1736928000,4,NULL);
INSERT INTO stay VALUES(5,0,2,7,1730451601,0,3);
INSERT INTO stay VALUES(6,1,2,7,1704103200,0,5);
INSERT INTO stay VALUES(7,2,2,7,1706781600,0,5);
INSERT INTO stay VALUES(8,0,7,NULL,1737367200,1,NULL);
INSERT INTO stay VALUES(8,1,7,NULL,1737799200,1,NULL);
INSERT INTO stay VALUES(9,0,7,NULL,NULL,1,NULL);
INSERT INTO stay VALUES(10,0,7,NULL,1730451601,3,NULL);
CREATE TABLE rename (
    old_account INTEGER NOT NULL REFERENCES account,
    import_id INTEGER NOT NULL,          -- the listing that showed it
    list INTEGER NOT NULL,
    new_account INTEGER NOT NULL REFERENCES account,
    PRIMARY KEY (old_account, import_id, list),
    FOREIGN KEY (import_id, list) REFERENCES listing (import_id, list)
) STRICT, WITHOUT ROWID;
INSERT INTO "rename" VALUES(5,7,0,10);
CREATE TABLE former (
    account_id INTEGER PRIMARY KEY REFERENCES account,
    person_id INTEGER NOT NULL REFERENCES account
) STRICT;
INSERT INTO former VALUES(5,10);
CREATE TABLE nameless (
    import_id INTEGER NOT NULL,
    list INTEGER NOT NULL,
    number INTEGER NOT NULL,
    followed_at INTEGER,
    PRIMARY KEY (import_id, list, number),
    FOREIGN KEY (import_id, list) REFERENCES listing (import_id, list)
) STRICT, WITHOUT ROWID;
INSERT INTO nameless VALUES(2,0,0,1727769600);
CREATE TABLE post (
    id INTEGER PRIMARY KEY,
    creator_id INTEGER NOT NULL REFERENCES creator,
    posted_at INTEGER NOT NULL,
    number INTEGER NOT NULL,             -- posts of the same second are told apart by their order
    UNIQUE (creator_id, posted_at, number)
) STRICT;
INSERT INTO post VALUES(1,1,1733054400,0);
INSERT INTO post VALUES(2,1,1736078400,0);
CREATE TABLE post_seen (
    import_id INTEGER NOT NULL REFERENCES import,
    post_id INTEGER NOT NULL REFERENCES post,
    likes INTEGER,
    PRIMARY KEY (import_id, post_id)
) STRICT, WITHOUT ROWID;
INSERT INTO post_seen VALUES(2,1,7);
INSERT INTO post_seen VALUES(7,1,9);
INSERT INTO post_seen VALUES(7,2,3);
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
INSERT INTO comment VALUES(1,1,1,'7300000000000000001',1734775200,7443000000000000001,9,'so good, wow');
INSERT INTO comment VALUES(2,1,2,'7300000000000000002',1734861600,7443000000000000001,0,'hi');
INSERT INTO comment VALUES(3,1,NULL,'own 1733140800.0',1733140800,NULL,NULL,'thanks');
INSERT INTO comment VALUES(4,1,8,'7300000000000000003',1737540000,7443000000000000001,0,'later');
CREATE TABLE comment_seen (
    import_id INTEGER NOT NULL REFERENCES import,
    comment_id INTEGER NOT NULL REFERENCES comment,
    PRIMARY KEY (import_id, comment_id)
) STRICT, WITHOUT ROWID;
INSERT INTO comment_seen VALUES(1,1);
INSERT INTO comment_seen VALUES(6,1);
INSERT INTO comment_seen VALUES(1,2);
INSERT INTO comment_seen VALUES(2,3);
INSERT INTO comment_seen VALUES(7,3);
INSERT INTO comment_seen VALUES(6,4);
CREATE TABLE message (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES account,
    at INTEGER NOT NULL,
    from_them INTEGER NOT NULL,
    number INTEGER NOT NULL,             -- messages of the same second are told apart by their order
    UNIQUE (account_id, at, from_them, number)
) STRICT;
INSERT INTO message VALUES(1,1,1735207200,1,0);
INSERT INTO message VALUES(2,1,1735210800,0,0);
INSERT INTO message VALUES(3,1,1737889200,1,0);
CREATE TABLE message_seen (
    import_id INTEGER NOT NULL REFERENCES import,
    message_id INTEGER NOT NULL REFERENCES message,
    PRIMARY KEY (import_id, message_id)
) STRICT, WITHOUT ROWID;
INSERT INTO message_seen VALUES(2,1);
INSERT INTO message_seen VALUES(7,1);
INSERT INTO message_seen VALUES(2,2);
INSERT INTO message_seen VALUES(7,2);
INSERT INTO message_seen VALUES(7,3);
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
INSERT INTO overview_day VALUES(4,20089,101,1,1,1,0);
INSERT INTO overview_day VALUES(4,20090,102,2,2,1,0);
INSERT INTO overview_day VALUES(4,20091,103,3,3,1,0);
INSERT INTO overview_day VALUES(4,20092,104,4,4,1,0);
INSERT INTO overview_day VALUES(4,20093,105,5,5,1,0);
INSERT INTO overview_day VALUES(4,20094,106,6,6,1,0);
INSERT INTO overview_day VALUES(4,20095,107,7,7,1,0);
INSERT INTO overview_day VALUES(4,20096,108,8,8,1,0);
INSERT INTO overview_day VALUES(4,20097,109,9,9,1,0);
INSERT INTO overview_day VALUES(4,20098,110,10,10,1,0);
CREATE TABLE follower_day (
    import_id INTEGER NOT NULL REFERENCES import,
    day INTEGER NOT NULL,
    followers INTEGER,
    PRIMARY KEY (import_id, day)
) STRICT, WITHOUT ROWID;
INSERT INTO follower_day VALUES(3,20089,NULL);
INSERT INTO follower_day VALUES(3,20090,NULL);
INSERT INTO follower_day VALUES(3,20091,1003);
INSERT INTO follower_day VALUES(3,20092,1004);
INSERT INTO follower_day VALUES(3,20093,1005);
INSERT INTO follower_day VALUES(3,20094,1006);
INSERT INTO follower_day VALUES(3,20095,1007);
INSERT INTO follower_day VALUES(3,20096,1008);
INSERT INTO follower_day VALUES(3,20097,1009);
INSERT INTO follower_day VALUES(3,20098,1010);
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
INSERT INTO video VALUES(5,7443000000000000001,'a "b" c',400,9,2,1);
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
INSERT INTO policy VALUES(1,1,'Follow back',20090,NULL,'',NULL,NULL,NULL,NULL);
CREATE TABLE note (
    id INTEGER PRIMARY KEY,
    creator_id INTEGER NOT NULL REFERENCES creator,
    day INTEGER NOT NULL,
    text TEXT NOT NULL
) STRICT;
INSERT INTO note VALUES(1,1,20093,'viral');
CREATE TABLE decision (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER NOT NULL REFERENCES account,
    choice TEXT NOT NULL,
    reason TEXT NOT NULL,
    decided_at INTEGER NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO decision VALUES(1,1,'keep','old friend',1795422954,0);
INSERT INTO decision VALUES(2,9,'never','',1795422954,0);
CREATE TABLE tick (
    account_id INTEGER PRIMARY KEY REFERENCES account,
    at INTEGER NOT NULL
) STRICT;
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('import',7);
INSERT INTO sqlite_sequence VALUES('decision',2);
CREATE INDEX stay_gone ON stay (gone_import, list) WHERE gone_import IS NOT NULL;
CREATE INDEX stay_began ON stay (first_import, list) WHERE began <> 0;
CREATE INDEX rename_new ON rename (new_account);
CREATE INDEX former_person ON former (person_id);
CREATE INDEX post_seen_post ON post_seen (post_id);
CREATE INDEX comment_account ON comment (account_id, at);
CREATE INDEX comment_seen_comment ON comment_seen (comment_id);
CREATE INDEX message_seen_message ON message_seen (message_id);
CREATE INDEX decision_account ON decision (account_id, id);
COMMIT;
